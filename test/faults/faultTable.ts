import type { Fault, FaultOutcome } from './fault.ts';

/** A fault that was tried. */
export interface TriedFault extends FaultOutcome {
  readonly fault: Pick<Fault, 'group' | 'name'>;
  readonly seconds: number;
}

const most = 5;

/** Faults tried, survived, lost: one line each, the first losses below them. */
export function faultTable(tried: readonly TriedFault[]): string {
  const rows = tried.map(({ fault, tried: cases, lost, seconds, note }) => [
    `${fault.group}: ${fault.name}`,
    cases.toLocaleString('en'),
    (cases - lost.length).toLocaleString('en'),
    lost.length.toLocaleString('en'),
    `${seconds.toFixed(1)} s`,
    note,
  ]);
  const header = ['fault', 'tried', 'survived', 'lost', 'time', ''];
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column === 5 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd();
  const losses = tried.flatMap(({ fault, lost }) =>
    lost.slice(0, most).map((sentence) => `LOST ${fault.group}: ${fault.name}: ${sentence}`),
  );
  return [line(header), ...rows.map(line), ...losses].join('\n');
}
