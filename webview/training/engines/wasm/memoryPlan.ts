import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import type { EngineTask } from '../engineTask.ts';

/** Everything that stands in the kernel's memory, in order; `kernel/task.ts` says what each is. */
const regionNames = [
  'inputs',
  'targets',
  'parameters',
  'gradient',
  'firstMoment',
  'secondMoment',
  'bestParameters',
  'bestLosses',
  'squares',
  'rates',
  'losses',
  'slab',
  'slabGradient',
  'history',
  'deltas',
  'laneInputs',
  'laneTargets',
  'answers',
  'errors',
] as const;
export type RegionName = (typeof regionNames)[number];

/** How a task is laid out in the kernel's memory. */
export interface MemoryPlan {
  /** The hidden size rounded up to a multiple of four. */
  readonly paddedSize: number;
  /** Steps whose hidden states are kept at once. */
  readonly windowSteps: number;
  /** Most iterations of one call of the kernel. */
  readonly callIterations: number;
  /** Addresses in bytes. */
  readonly regions: Readonly<Record<RegionName, number>>;
  /** Size of the whole. */
  readonly bytes: number;
}

/** Where the record that says all this to the kernel stands; below it is nothing. */
export const recordAddress = 2048;
const firstRegion = 4096;

/** As in `kernel/task.ts`. */
const blockSteps = 32;

/** What grows with a series' length, beside the series itself, stays below this. */
const windowBytes = 40 * 2 ** 20;
/** The kernel's memory may not grow beyond this. */
export const maximumBytes = 256 * 2 ** 20;

/** Lays a task out; throws a sentence when it is more than the kernel's memory can hold. */
export function planMemory(task: EngineTask, longestWindow = Number.POSITIVE_INFINITY): MemoryPlan {
  const { members, series, steps } = task;
  const { hiddenSize } = task.network;
  const paddedSize = 4 * Math.ceil(hiddenSize / 4);
  const lanes = members * series < 4 ? 1 : 4;
  const element = 4 * lanes;
  const rowBytes = paddedSize * element;
  // A state, and of each lane an input, a target, an answer and an error.
  const stepBytes = rowBytes + 4 * element;
  const windowSteps = Math.max(blockSteps, Math.min(steps, longestWindow, Math.floor(windowBytes / stepBytes)));
  const callIterations = Math.max(1, Math.min(1024, Math.floor(2 ** 16 / members)));
  // Answers are computed four steps at a time.
  const windowRoom = windowSteps + 4;
  const matrixBytes = paddedSize * rowBytes;
  const vectorBytes = 3 * rowBytes + 16;
  const memberBytes = 4 * parameterCount(task.network) * members;
  const sizes: Record<RegionName, number> = {
    inputs: 4 * series * steps,
    targets: 4 * series * steps,
    parameters: memberBytes,
    gradient: memberBytes,
    firstMoment: memberBytes,
    secondMoment: memberBytes,
    bestParameters: memberBytes,
    bestLosses: 8 * members,
    squares: 8 * members,
    rates: 8 * callIterations,
    losses: 8 * callIterations * members,
    slab: 2 * matrixBytes + vectorBytes,
    slabGradient: matrixBytes + vectorBytes,
    history: (windowRoom + 1) * rowBytes,
    deltas: (blockSteps + 1) * rowBytes,
    laneInputs: windowRoom * element,
    laneTargets: windowRoom * element,
    answers: windowRoom * element,
    errors: windowRoom * element,
  };
  const { regions, end } = placeRegions(sizes);
  if (end > maximumBytes) {
    throw new Error(
      `${members} networks of ${hiddenSize} units on ${series} series of ${steps} steps need ${Math.ceil(end / 2 ** 20)} MB, more than the ${maximumBytes / 2 ** 20} MB that WebAssembly is given here.`,
    );
  }
  return { paddedSize, windowSteps, callIterations, regions, bytes: end };
}

function placeRegions(sizes: Record<RegionName, number>): { regions: Record<RegionName, number>; end: number } {
  let end = firstRegion;
  const places = regionNames.map((name) => {
    const start = end;
    // No vector straddles two cache lines, wherever its region starts.
    end += 64 * Math.ceil(sizes[name] / 64);
    return [name, start] as const;
  });
  return { regions: Object.fromEntries(places) as Record<RegionName, number>, end };
}
