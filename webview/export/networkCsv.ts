import { evenlySpaced } from '../../src/shared/evenlySpaced.ts';
import { parameterCount, parameterLayout } from '../../src/shared/model/parameterLayout.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { Steps } from '../../src/shared/runSteps.ts';
import type { StepRange } from '../charts/timeFocus.ts';
import { cellGates } from '../network/cellGates.ts';
import type { SeenNetwork } from '../network/seenNetwork.ts';
import type { UnitResponse } from '../network/unitResponse.ts';
import { unitResponses } from '../network/unitResponses.ts';
import { type CsvColumn, csvSteps, digitsOf } from './csvOf.ts';

/** Of a longer part of the series so many steps are told, evenly spaced; */
const mostRows = 20_000;
/** of many units fewer, so that there are no more numbers than these. */
const mostNumbers = 5_000_000;

/** Numbers that all units have at a step: the name of a unit's, and `[step, H]` the numbers. */
interface UnitNumbers {
  readonly nameOf: (unit: number) => string;
  readonly numbers: Float64Array;
}

/**
 * What a network reads, what its units hold, of an LSTM the cell state, what the gates do, and what it answers, in network
 * units, as CSV: a row for each step of `range` (as in the forecast chart), or for as many as can be followed; in steps.
 */
export function* statesCsv({ network, run }: SeenNetwork, range: StepRange): Steps<string> {
  const first = Math.max(1, run.firstStep, Math.ceil(range.first));
  const last = Math.max(first, Math.min(run.lastStep, Math.floor(range.last)));
  const { cell, hiddenSize: units } = network.shape;
  const gates = cellGates[cell];
  const blocks = 1 + gates.length + (cell === 'lstm' ? 1 : 0);
  const affordable = Math.max(1, Math.floor(mostNumbers / (blocks * units)));
  const count = Math.min(last - first + 1, mostRows, affordable, run.mostTogether);
  const steps = Int32Array.from(evenlySpaced(first, last, count));
  const numbersOf = (nameOf: (unit: number) => string): UnitNumbers => ({
    nameOf,
    numbers: new Float64Array(count * units),
  });
  const hidden = numbersOf((unit) => `unit ${unit + 1}`);
  const cellState = cell === 'lstm' ? numbersOf((unit) => `c of unit ${unit + 1}`) : null;
  const ofGates = gates.map(({ letter }) => numbersOf((unit) => `${letter} of unit ${unit + 1}`));
  const answers = new Float64Array(count);
  yield* run.visitSteps(steps, (row, { after, trace, answers: [answer] }) => {
    hidden.numbers.set(after.subarray(0, units), row * units);
    cellState?.numbers.set(after.subarray(units, 2 * units), row * units);
    gates.forEach(({ block }, gate) => {
      ofGates[gate].numbers.set(trace.subarray(block * units, (block + 1) * units), row * units);
    });
    answers[row] = answer;
  });
  const columns: CsvColumn[] = [
    { name: 'step', at: (row) => String(steps[row]) },
    ...(network.shape.inputSize === 1
      ? [{ name: 'input', at: (row: number) => digitsOf(run.inputAt(steps[row])) }]
      : []),
    ...[hidden, ...(cellState === null ? [] : [cellState]), ...ofGates].flatMap(({ nameOf, numbers }) =>
      Array.from({ length: units }, (_, unit) => ({
        name: nameOf(unit),
        at: (row: number) => digitsOf(numbers[row * units + unit]),
      })),
    ),
    { name: 'answer', at: (row) => digitsOf(answers[row]) },
  ];
  return yield* csvSteps(columns, count);
}

/**
 * What each unit responds to as CSV, a row for each: in a word, by which correlation, how many steps before or after the numbers,
 * or of which season at which place of it; beside the weights from the input and into the answer. In steps.
 */
export function* unitsCsv(seen: SeenNetwork, period: number | null): Steps<string> {
  const { weights, network } = seen;
  const responseOf = unitResponses(seen, period);
  const responses: UnitResponse[] = [];
  for (let unit = 0; unit < network.shape.hiddenSize; unit++) {
    responses.push(responseOf(unit).response);
    yield;
  }
  const inputs = network.shape.inputSize;
  const told = (name: string, of: (response: UnitResponse) => number | undefined): CsvColumn => ({
    name,
    at: (row) => digitsOf(of(responses[row])),
  });
  const columns: CsvColumn[] = [
    { name: 'unit', at: (row) => String(row + 1) },
    { name: 'responds to', at: (row) => responseNames[responses[row].kind] },
    told('correlation', (response) => (response.kind === 'still' ? undefined : response.r)),
    told('steps ahead of the numbers', (response) => (response.kind === 'level' ? response.ahead : undefined)),
    told('season', (response) => (response.kind === 'season' ? response.period : undefined)),
    told('highest at step of season', (response) => (response.kind === 'season' ? response.peak : undefined)),
    told('stays near', (response) => (response.kind === 'still' ? response.level : undefined)),
    ...(weights.readsLayer
      ? []
      : [{ name: 'weight of the input', at: (row: number) => digitsOf(weights.fromInputs[row * inputs]) }]),
    { name: 'weight in the answer', at: (row) => digitsOf(weights.toAnswer[row]) },
  ];
  return yield* csvSteps(columns, network.shape.hiddenSize);
}

/** What a unit responds to, in a word; in English, as all that is written for programs. */
const responseNames: Readonly<Record<UnitResponse['kind'], string>> = {
  still: 'nothing',
  level: 'level',
  change: 'change',
  season: 'season',
  mixed: 'several',
};

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
