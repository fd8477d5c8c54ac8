import type { ForecastComponent, Transform } from '../../../src/shared/model/forecaster/forecaster.ts';
import { seasonTransforms } from '../../../src/shared/model/forecaster/seasonTransforms.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { type NetworkShape, scalarNetwork } from '../../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import type { Engine } from '../engines/engine.ts';
import { memberParameters } from '../engines/memberParameters.ts';
import type { CandidateFamily } from './searchCandidate.ts';
import type { SearchEffort } from './searchEffort.ts';
import { transformed } from './transformed.ts';

const learningRate = 0.02;
const clipNorm = 1;
/** Fewest values of a transformed series that a network is trained on. */
const fewestSteps = 6;

/** What the series is made into before networks learn it. */
interface Pipeline {
  readonly name: string;
  /** Whether the seasons are taken out before `transforms`. */
  readonly adjusted: boolean;
  readonly transforms: readonly Transform[];
  /** Fewest values of a history. */
  readonly fewest: number;
}

/** What the search knows of the series. */
export interface SeriesTraits {
  /** Shortest first. */
  readonly periods: readonly number[];
  /** Whether all values are greater than 0. */
  readonly positive: boolean;
  /** Keeps forecasts from exploding. */
  readonly bound: Transform;
}

/**
 * Ensembles of the tutorial's network, trained on the series alone in several forms, and stopped at several times: short
 * series want little training, long and regular ones much.
 */
export function networkFamilies(
  { periods, positive, bound }: SeriesTraits,
  effort: SearchEffort,
  seed: number,
  engine: Engine,
): CandidateFamily[] {
  const log: Transform = { kind: 'log', offset: 0 };
  const step: Transform = { kind: 'difference', lag: 1 };
  const pipelines: Pipeline[] = [
    { name: 'changes', adjusted: true, transforms: [step], fewest: fewestSteps + 1 },
    { name: 'levels', adjusted: true, transforms: [], fewest: fewestSteps },
  ];
  if (positive) {
    pipelines.push(
      { name: 'relative changes', adjusted: true, transforms: [log, step], fewest: fewestSteps + 1 },
      { name: 'logarithms', adjusted: true, transforms: [log], fewest: fewestSteps },
    );
  }
  const period = periods.at(-1);
  if (period !== undefined) {
    const yearly: Transform = { kind: 'difference', lag: period };
    const name = positive ? 'relative changes from season to season' : 'changes from season to season';
    pipelines.push({ name, adjusted: false, transforms: positive ? [log, yearly] : [yearly], fewest: 3 * period });
  }
  const scale: Transform = { kind: 'scale', centre: 'mean', unit: 'deviation' };
  const network = scalarNetwork(effort.hiddenSize);
  return pipelines.map(({ name, adjusted, transforms, fewest }) => {
    const candidates = effort.stops.map((iterations) => ({
      name: `Networks on ${name}, ${iterations} iterations`,
      kind: 'network' as const,
    }));
    return {
      candidates,
      trained: true,
      groups: effort.groups,
      suits: (count) => count >= fewest,
      async fit(history, group): Promise<readonly ForecastComponent[]> {
        const seasons = adjusted ? seasonTransforms(history, periods) : [];
        const all = [bound, ...seasons, ...transforms, scale];
        const values = transformed(all, history);
        const stages = await train(engine, network, values, effort, seed + group);
        return stages.map((members, which) => ({
          name: candidates[which].name,
          weights: [1],
          transforms: all,
          predictor: {
            kind: 'rollOut',
            network,
            members: members.map((parameters) => ({ seed: seed + group, weight: 1, parameters })),
          },
        }));
      },
    };
  });
}

/** `[stop][member]` Weights of an ensemble after each of the numbers of iterations. */
async function train(
  engine: Engine,
  network: NetworkShape,
  values: Float64Array,
  { members, stops }: SearchEffort,
  seed: number,
): Promise<Float32Array[][]> {
  const random = new RandomGenerator(seed);
  const parameters = Array.from({ length: members }, () => [...initialParameters(network, random)]).flat();
  const task = {
    network,
    members,
    parameters: Float64Array.from(parameters),
    steps: values.length - 1,
    series: 1,
    inputs: values.slice(0, -1),
    targets: values.slice(1),
    learningRate,
    clipNorm,
  };
  await engine.prepare(task);
  const stages: Float32Array[][] = [];
  let done = 0;
  for (const stop of stops) {
    await engine.run(stop - done);
    done = stop;
    const { parameters: trained } = await engine.readState();
    stages.push(
      Array.from({ length: members }, (_, member) => Float32Array.from(memberParameters(task, trained, member))),
    );
  }
  return stages;
}
