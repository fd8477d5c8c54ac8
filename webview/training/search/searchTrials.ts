import { rollingOrigins } from '../../../src/shared/evaluation/rollingOrigins.ts';
import { fillMissing } from '../../../src/shared/model/forecaster/fillMissing.ts';
import type { SearchProblem } from '../../../src/shared/model/forecaster/searchProblem.ts';
import { isSeasonal } from '../../../src/shared/series/seasonalityTest.ts';
import { type SeasonLength, seasonLengthsInSteps } from '../../../src/shared/series/seasonLengths.ts';
import type { Engine } from '../engines/engine.ts';
import { TimedEngine } from '../engines/timedEngine.ts';
import { baselineFamilies } from './baselineFamilies.ts';
import { networkFamilies, type SeriesTraits } from './networkFamilies.ts';
import { priorFamilies } from './priorFamilies.ts';
import type { CandidateFamily } from './searchCandidate.ts';
import { mostOrigins, searchEffort } from './searchEffort.ts';
import { seasonsByLength } from './seasonsByLength.ts';
import { type Trial, tryCandidates } from './tryCandidates.ts';
import { tunedPriorFamily } from './tunedPriorFamily.ts';

/** Of a longer series each forecast has many steps' errors, and takes long. */
const longValues = 5000;
const longOrigins = 8;

/** What goes on while a search runs. */
export interface SearchControl {
  /** Called between trainings with the share of the work done: lets messages in, and throws to give the search up. */
  breathe(done: number): Promise<void>;
}

/** What a search tried. */
export interface SearchTrials {
  /** The series, its gaps filled. */
  readonly values: Float64Array;
  readonly horizon: number;
  /** The seasons that the numbers speak for; none where lengths were given. */
  readonly found: readonly SeasonLength[];
  /** The lengths of the seasons that were taken out, shortest first. */
  readonly periods: readonly number[];
  /** How many values are known at each forecast of the backtest, ascending. */
  readonly origins: readonly number[];
  /** Places in `origins` at which every candidate was tried. */
  readonly shared: readonly number[];
  readonly trials: readonly Trial[];
  readonly networksTrained: number;
  /** What an iteration of its trainings took, on average; `null` where nothing was trained. */
  readonly msPerIteration: number | null;
}

/** Fits all candidates to a series' beginnings and to the whole. */
export async function searchTrials(
  problem: SearchProblem,
  engine: Engine,
  control: SearchControl,
): Promise<SearchTrials> {
  const values = fillMissing(problem.values);
  const { horizon, seed, prior } = problem;
  const found = problem.periods === null ? await seasonsOf(values, control) : [];
  const periods = problem.periods ?? orSuggested(found, values, problem.suggestedPeriod);
  const effort = searchEffort(values.length, problem.companions.length, problem.budgetSeconds);
  const traits = traitsOf(problem, values, periods);
  const timed = new TimedEngine(engine);
  const families = [
    ...baselineFamilies(traits),
    ...priorFamilies(traits, prior),
    ...networkFamilies(traits, effort, seed, timed),
    ...(prior === null || effort.tuning === 0 ? [] : [tunedPriorFamily(traits, prior, effort.tuning, timed)]),
  ];
  const most = values.length > longValues ? longOrigins : mostOrigins;
  const origins = rollingOrigins(values.length, horizon, periods.at(-1) ?? 1, most);
  const shared = evenly(origins.length, effort.origins);
  const trials = await tryCandidates(families, { values, horizon, origins, shared, breathe: control.breathe });
  return {
    values,
    horizon,
    found,
    periods,
    origins,
    shared,
    trials,
    networksTrained: networksTrained(families, shared.length),
    msPerIteration: timed.msPerIteration,
  };
}

/** The seasons that the numbers speak for. */
async function seasonsOf(values: Float64Array, control: SearchControl): Promise<readonly SeasonLength[]> {
  const steps = seasonLengthsInSteps(values);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      return step.value;
    }
    await control.breathe(0);
  }
}

/** The lengths found, or else the one that dates suggest, where the competitions' test agrees. */
function orSuggested(found: readonly SeasonLength[], values: Float64Array, suggested: number | null): number[] {
  return found.length === 0 && suggested !== null && isSeasonal(values, suggested)
    ? [suggested]
    : found.map(({ period }) => period);
}

function traitsOf(
  { horizon, companions }: SearchProblem,
  values: Float64Array,
  periods: readonly number[],
): SeriesTraits {
  const positive = values.every((value) => value > 0);
  return {
    periods,
    seasonsOf: seasonsByLength(periods),
    positive,
    companions,
    bound: { kind: 'bound', margin: 0.5 + horizon / values.length },
  };
}

/** `count` of the places from 0 to `all - 1`, evenly spread, the last among them. */
function evenly(all: number, count: number): number[] {
  return count >= all
    ? Array.from({ length: all }, (_, place) => place)
    : Array.from({ length: count }, (_, which) => Math.round(((which + 1) * all) / count) - 1);
}

function networksTrained(families: readonly CandidateFamily[], origins: number): number {
  return families.reduce((sum, { networks }) => sum + networks * (origins + 1), 0);
}
