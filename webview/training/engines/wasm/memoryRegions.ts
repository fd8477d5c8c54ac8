import { formatNumber } from '../../../../src/shared/formatNumber.ts';
import { translate } from '../../../../src/shared/l10n/translate.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import type { EngineTask } from '../engineTask.ts';
import type { KernelField } from './kernel.ts';

/** Addresses in bytes, by name. */
export type Regions<Name extends string> = Readonly<Record<Name, number>>;

/** Where the record that says everything else to the kernel stands; below it is what the compiler puts there. */
export const recordAddress = 2048;
const firstRegion = 4096;

/** The kernel's memory may not grow beyond this. */
export const maximumBytes = 256 * 2 ** 20;
/** What grows with a series' length, beside the series itself, stays below this. */
export const windowBytes = 40 * 2 ** 20;

/** Places regions one after the other; throws a sentence when the task needs more than the kernel's memory can hold. */
export function placeRegions<Name extends string>(
  task: EngineTask,
  sizes: Readonly<Record<Name, number>>,
): { regions: Regions<Name>; bytes: number } {
  let bytes = firstRegion;
  const places = Object.entries<number>(sizes).map(([name, size]) => {
    const start = bytes;
    // No vector straddles two cache lines, wherever its region starts.
    bytes += 64 * Math.ceil(size / 64);
    return [name, start] as const;
  });
  if (bytes > maximumBytes) {
    const { members, network, series, steps } = task;
    throw new Error(
      translate(
        '{0} networks of {1} units on {2} series of {3} steps need {4} MB, more than the {5} MB that WebAssembly is given here.',
        formatNumber(members),
        formatNumber(network.hiddenSize),
        formatNumber(series),
        formatNumber(steps),
        formatNumber(Math.ceil(bytes / 2 ** 20)),
        formatNumber(maximumBytes / 2 ** 20),
      ),
    );
  }
  return { regions: Object.fromEntries(places) as Record<Name, number>, bytes };
}

/** What every task has in the kernel's memory; `kernel/optimisation.ts` says what each is. */
export type OptimisationRegion =
  | 'parameters'
  | 'gradient'
  | 'firstMoment'
  | 'secondMoment'
  | 'bestParameters'
  | 'bestLosses'
  | 'rates'
  | 'losses';

/** Most iterations of one call of the kernel. */
export function mostIterations(members: number): number {
  return Math.max(1, Math.min(1024, Math.floor(2 ** 16 / members)));
}

export function optimisationSizes(task: EngineTask, callIterations: number): Record<OptimisationRegion, number> {
  const { members, network } = task;
  const memberBytes = 4 * parameterCount(network) * members;
  return {
    parameters: memberBytes,
    gradient: memberBytes,
    firstMoment: memberBytes,
    secondMoment: memberBytes,
    bestParameters: memberBytes,
    bestLosses: 8 * members,
    rates: 8 * callIterations,
    losses: 8 * callIterations * members,
  };
}

/** The first fields of every record, those of `kernel/optimisation.ts`. */
export function optimisationFields(task: EngineTask, regions: Regions<OptimisationRegion>): KernelField[] {
  return [
    task.members,
    parameterCount(task.network),
    task.miniBatches === undefined ? 0 : 1,
    { float: task.clipNorm ?? Number.POSITIVE_INFINITY },
    regions.parameters,
    regions.gradient,
    regions.firstMoment,
    regions.secondMoment,
    regions.bestParameters,
    regions.bestLosses,
    regions.rates,
    regions.losses,
  ];
}
