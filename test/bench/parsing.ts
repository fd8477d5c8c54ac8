import type { Steps } from '../../src/shared/runSteps.ts';
import { buildSeries } from '../../src/shared/series/buildSeries.ts';
import { numberColumns } from '../../src/shared/series/columns.ts';
import { readTables } from '../../src/shared/series/reading/readTables.ts';
import { printTime } from '../../src/shared/series/time/timeNotation.ts';
import { wholeText } from '../../src/shared/sourceText.ts';
import { median } from './timeInterleaved.ts';

/** How long a text takes to become a series. */
export interface ParsingTiming {
  /** Median of several runs. */
  readonly ms: number;
  /** Processor time of a run, the collector's threads included: what a busy machine does not lengthen. */
  readonly cpuMs: number;
  /** The longest time between two stops, the median of the same runs. */
  readonly longestBlockMs: number;
}

const runs = 7;

/** The same numbers in several formats. */
export function parsedTexts(count: number): Readonly<Record<string, string>> {
  const numbers = Array.from({ length: count }, (_, i) => (1000 + 500 * Math.sin(i / 9) + (i % 7)).toFixed(3));
  const clock = { separator: ' ', hourDigits: 2, seconds: false, fraction: 0, zone: '' };
  const time = (i: number) => printTime(1e12 - (1e12 % 3_600_000) + i * 3_600_000, { date: 'YYYY-MM-DD', clock });
  return {
    lines: numbers.join('\n'),
    commas: numbers.join(', '),
    'JSON array': `[${numbers.join(', ')}]`,
    'decimal commas': numbers.map((number) => number.replace('.', ',')).join('; '),
    'CSV, one column': `value\n${numbers.join('\n')}`,
    'CSV with times': `time,value\n${numbers.map((number, i) => `${time(i)},${number}`).join('\n')}`,
    'JSON objects': JSON.stringify(numbers.map((number, i) => ({ id: i, value: Number(number) }))),
  };
}

/** Times the whole way from a text to the series of its last column. */
export function timeParsing(text: string): ParsingTiming {
  const timings = Array.from({ length: runs }, () => timeOnce(text));
  return {
    ms: median(timings.map(({ ms }) => ms)),
    cpuMs: median(timings.map(({ cpuMs }) => cpuMs)),
    longestBlockMs: median(timings.map(({ longestBlockMs }) => longestBlockMs)),
  };
}

function timeOnce(text: string): ParsingTiming {
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  let longestBlockMs = 0;
  const run = <Result>(steps: Steps<Result>): Result => {
    for (;;) {
      const before = performance.now();
      const step = steps.next();
      longestBlockMs = Math.max(longestBlockMs, performance.now() - before);
      if (step.done === true) {
        return step.value;
      }
    }
  };
  const tables = run(readTables(wholeText(text), null));
  run(buildSeries(run(numberColumns(tables)).at(-1)!, null));
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000, longestBlockMs };
}
