import type { ForecastComponent, Transform } from '../../../src/shared/model/forecaster/forecaster.ts';
import { seasonTransforms } from '../../../src/shared/model/forecaster/seasonTransforms.ts';
import { transformed } from '../../../src/shared/model/forecaster/transforms/transformed.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { type NetworkShape, scalarNetwork } from '../../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import type { Engine } from '../engines/engine.ts';
import { memberParameters } from '../engines/memberParameters.ts';
import type { CandidateFamily } from './searchCandidate.ts';
import type { SearchEffort } from './searchEffort.ts';
import type { SeasonsOf } from './seasonsByLength.ts';

const learningRate = 0.02;
const clipNorm = 1;
/** Series that are learnt from together take more time, and are less easily learnt by heart than one. */
const mostSharedIterations = 60;
/** Series that are worked on side by side; of more the first are taken. */
const mostCompanions = 7;
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
  /** Whether the networks learn from all series at once. */
  readonly shared: boolean;
}

/** What the search knows of the series. */
export interface SeriesTraits {
  /** Shortest first. */
  readonly periods: readonly number[];
  /** What takes them out of one of its beginnings. */
  readonly seasonsOf: SeasonsOf;
  /** Whether all values are greater than 0. */
  readonly positive: boolean;
  /** Keeps forecasts from exploding. */
  readonly bound: Transform;
  /** Series that were selected with it. */
  readonly companions: readonly Float64Array[];
}

/**
 * Ensembles of the tutorial's network, trained on the series in several forms, and stopped at several times: short series
 * want little training, long and regular ones much. Where other series were selected with it, ensembles that share their
 * weights among all of them are there too.
 */
export function networkFamilies(
  { periods, seasonsOf, positive, bound, companions }: SeriesTraits,
  effort: SearchEffort,
  seed: number,
  engine: Engine,
): CandidateFamily[] {
  const log: Transform = { kind: 'log', offset: 0 };
  const step: Transform = { kind: 'difference', lag: 1 };
  const alone = { adjusted: true, shared: false };
  const changes = { name: 'changes', ...alone, transforms: [step], fewest: fewestSteps + 1 };
  const pipelines: Pipeline[] = [changes, { name: 'levels', ...alone, transforms: [], fewest: fewestSteps }];
  if (positive) {
    pipelines.push(
      { name: 'relative changes', ...alone, transforms: [log, step], fewest: fewestSteps + 1 },
      { name: 'logarithms', ...alone, transforms: [log], fewest: fewestSteps },
    );
  }
  if (companions.length > 0) {
    pipelines.push({ ...changes, name: 'changes of all series', shared: true });
  }
  const period = periods.at(-1);
  if (period !== undefined) {
    const yearly: Transform = { kind: 'difference', lag: period };
    const name = positive ? 'relative changes from season to season' : 'changes from season to season';
    pipelines.push({
      name,
      adjusted: false,
      shared: false,
      transforms: positive ? [log, yearly] : [yearly],
      fewest: 3 * period,
    });
  }
  const scale: Transform = { kind: 'scale', centre: 'mean', unit: 'deviation' };
  return pipelines.flatMap(({ name, adjusted, transforms, fewest, shared }) => {
    const stops = shared ? effort.stops.filter((stop) => stop <= mostSharedIterations) : effort.stops;
    return effort.sizes.map((size): CandidateFamily => {
      const network = scalarNetwork(size);
      const candidates = stops.map((iterations) => ({
        name: `Networks of ${size} units on ${name}, ${iterations} iterations`,
        kind: 'network' as const,
      }));
      return {
        candidates,
        networks: effort.members,
        suits: (count) => count >= fewest,
        async fit(history): Promise<readonly ForecastComponent[]> {
          const form = (seasons: readonly Transform[]) => [bound, ...(adjusted ? seasons : []), ...transforms, scale];
          const all = form(seasonsOf(history));
          const others = shared ? known(companions, history.length).filter((each) => each.length >= fewest) : [];
          const series = [
            transformed(all, history),
            ...others.map((each) => transformed(form(seasonTransforms(each, periods)), each)),
          ];
          const stages = await train(engine, network, series, { ...effort, stops }, seed + size);
          return stages.map((members, which) => ({
            name: candidates[which].name,
            weights: [1],
            transforms: all,
            predictor: {
              kind: 'rollOut',
              network,
              members: members.map((parameters) => ({ seed: seed + size, weight: 1, parameters })),
            },
          }));
        },
      };
    });
  });
}

/** What was known of other series when `count` values of this one were: as many of theirs, were they to begin together. */
function known(companions: readonly Float64Array[], count: number): Float64Array[] {
  return companions.slice(0, mostCompanions).map((values) => values.slice(0, count));
}

/** `[stop][member]` Weights of an ensemble after each of the numbers of iterations, on one series or several. */
async function train(
  engine: Engine,
  network: NetworkShape,
  series: readonly Float64Array[],
  { members, stops }: SearchEffort,
  seed: number,
): Promise<Float32Array[][]> {
  const random = new RandomGenerator(seed);
  const parameters = Array.from({ length: members }, () => [...initialParameters(network, random)]).flat();
  const lengths = Int32Array.from(series, (values) => values.length - 1);
  const steps = Math.max(...lengths);
  const table = (first: number) =>
    Float64Array.from({ length: steps * series.length }, (_, i) => {
      const time = Math.floor(i / series.length);
      const which = i % series.length;
      return time < lengths[which] ? series[which][first + time] : 0;
    });
  const task = {
    network,
    members,
    parameters: Float64Array.from(parameters),
    steps,
    series: series.length,
    inputs: table(0),
    targets: table(1),
    ...(series.length === 1 ? {} : { lengths }),
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
