import { evenlySpaced } from '../../src/shared/evenlySpaced.ts';
import { parameterLayout } from '../../src/shared/model/parameterLayout.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { StepRange } from '../charts/timeFocus.ts';
import type { NetworkRun } from '../network/networkRun.ts';
import { networkWeights } from '../network/unitWeights.ts';
import { type CsvColumn, csvOf, digitsOf } from './csvOf.ts';

/** Of a longer part of the series so many steps are told, evenly spaced. */
const mostRows = 20_000;

/**
 * What a network reads, what its units hold and what it answers, in network units, as CSV: a row for each step of `range` (as
 * in the forecast chart), or for as many as can be followed.
 */
export function statesCsv(network: ShownNetwork, run: NetworkRun, range: StepRange): string {
  const first = Math.max(1, run.firstStep, Math.ceil(range.first));
  const last = Math.max(first, Math.min(run.lastStep, Math.floor(range.last)));
  const count = Math.min(last - first + 1, mostRows, run.mostAtOnce);
  const steps = Int32Array.from(evenlySpaced(first, last, count));
  const units = network.shape.hiddenSize;
  const hidden = run.hiddenAt(steps);
  const { toAnswer, answerBias } = networkWeights(network.shape, network.parameters);
  const answerAt = (row: number) =>
    toAnswer.reduce((sum, weight, unit) => sum + weight * hidden[row * units + unit], answerBias);
  const columns: CsvColumn[] = [
    { name: 'step', at: (row) => String(steps[row]) },
    ...(network.shape.inputSize === 1
      ? [{ name: 'input', at: (row: number) => digitsOf(run.inputAt(steps[row])) }]
      : []),
    ...Array.from({ length: units }, (_, unit) => ({
      name: `unit ${unit + 1}`,
      at: (row: number) => digitsOf(hidden[row * units + unit]),
    })),
    { name: 'answer', at: (row) => digitsOf(answerAt(row)) },
  ];
  return csvOf(columns, count);
}

/** All weights of a network as CSV, a row for each, under PyTorch's names and with PyTorch's indices. */
export function weightsCsv({ shape, parameters }: Pick<ShownNetwork, 'shape' | 'parameters'>): string {
  const cells = Object.entries(parameterLayout(shape)).flatMap(([name, { dimensions, start, end }]) =>
    Array.from({ length: end - start }, (_, i) => {
      const width = dimensions[1] ?? 1;
      return [
        name,
        String(Math.floor(i / width)),
        dimensions.length === 1 ? '' : String(i % width),
        parameters[start + i],
      ];
    }),
  );
  return csvOf(
    ['parameter', 'row', 'column', 'weight'].map((name, column) => ({ name, at: (row) => String(cells[row][column]) })),
    cells.length,
  );
}
