import { evenlySpaced } from '../../src/shared/evenlySpaced.ts';
import { parameterCount, parameterLayout } from '../../src/shared/model/parameterLayout.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { Steps } from '../../src/shared/runSteps.ts';
import type { StepRange } from '../charts/timeFocus.ts';
import type { SeenNetwork } from '../network/seenNetwork.ts';
import { type CsvColumn, csvSteps, digitsOf } from './csvOf.ts';

/** Of a longer part of the series so many steps are told, evenly spaced. */
const mostRows = 20_000;

/**
 * What a network reads, what its units hold and what it answers, in network units, as CSV: a row for each step of `range` (as
 * in the forecast chart), or for as many as can be followed; in steps.
 */
export function* statesCsv({ network, run, weights }: SeenNetwork, range: StepRange): Steps<string> {
  const first = Math.max(1, run.firstStep, Math.ceil(range.first));
  const last = Math.max(first, Math.min(run.lastStep, Math.floor(range.last)));
  const count = Math.min(last - first + 1, mostRows, run.mostTogether);
  const steps = Int32Array.from(evenlySpaced(first, last, count));
  const units = network.shape.hiddenSize;
  const hidden = yield* run.hiddenInSteps(steps);
  const { toAnswer, answerBias } = weights;
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
  return yield* csvSteps(columns, count);
}

/** All weights of a network as CSV, a row for each, under PyTorch's names and with PyTorch's indices; in steps. */
export function weightsCsv({ shape, parameters }: Pick<ShownNetwork, 'shape' | 'parameters'>): Steps<string> {
  const slots = Object.entries(parameterLayout(shape)).map(([name, slot]) => ({ name, ...slot }));
  const slotOf = (row: number) => slots.find(({ start, end }) => row >= start && row < end)!;
  const widthOf = ({ dimensions }: (typeof slots)[number]) => dimensions[1] ?? 1;
  const columns: CsvColumn[] = [
    { name: 'parameter', at: (row) => slotOf(row).name },
    {
      name: 'row',
      at: (row) => {
        const slot = slotOf(row);
        return String(Math.floor((row - slot.start) / widthOf(slot)));
      },
    },
    {
      name: 'column',
      at: (row) => {
        const slot = slotOf(row);
        return slot.dimensions.length === 1 ? '' : String((row - slot.start) % widthOf(slot));
      },
    },
    { name: 'weight', at: (row) => String(parameters[row]) },
  ];
  return csvSteps(columns, parameterCount(shape));
}
