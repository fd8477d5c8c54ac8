import { type Backtest, backtestOf, meanBacktestError } from '../../../src/shared/evaluation/backtest.ts';
import {
  backtestCoverage,
  conformalInterval,
  errorDistribution,
} from '../../../src/shared/evaluation/conformalIntervals.ts';
import { rollingOrigins } from '../../../src/shared/evaluation/rollingOrigins.ts';
import { evaluateForecaster, shortestHistory } from '../../../src/shared/model/forecaster/evaluateForecaster.ts';
import { fillMissing } from '../../../src/shared/model/forecaster/fillMissing.ts';
import type { Calibration, ForecastComponent, Forecaster } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { CandidateResult, ForecastReport } from '../../../src/shared/model/forecaster/forecastReport.ts';
import type { SearchProblem, SearchResult } from '../../../src/shared/model/forecaster/searchProblem.ts';
import { isSeasonal } from '../../../src/shared/series/seasonalityTest.ts';
import { type SeasonLength, seasonLengthsInSteps } from '../../../src/shared/series/seasonLengths.ts';
import type { Engine } from '../engines/engine.ts';
import { baselineFamilies } from './baselineFamilies.ts';
import { mixtureShares } from './mixture.ts';
import { networkFamilies, type SeriesTraits } from './networkFamilies.ts';
import { priorFamilies } from './priorFamilies.ts';
import { type OriginForecasts, searchBacktest } from './searchBacktest.ts';
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

/**
 * Finds a way to forecast one series: fits candidates to its beginnings, forecasts what followed, and mixes them by how far
 * off they were. The same problem on the same engine gives the same forecaster, however fast the machine is.
 */
export async function searchForecaster(
  problem: SearchProblem,
  engine: Engine,
  control: SearchControl,
): Promise<SearchResult> {
  const began = performance.now();
  const values = fillMissing(problem.values);
  const { horizon, seed } = problem;
  const found = problem.periods === null ? await seasonsOf(values, control) : [];
  const periods = problem.periods ?? orSuggested(found, values, problem.suggestedPeriod);
  const effort = searchEffort(values.length, problem.companions.length, problem.budgetSeconds);
  const traits = traitsOf(problem, values, periods);
  const families = [
    ...baselineFamilies(traits),
    ...priorFamilies(traits, problem.prior),
    ...networkFamilies(traits, effort, seed, engine),
    ...(problem.prior === null || effort.tuning === 0
      ? []
      : [tunedPriorFamily(traits, problem.prior, effort.tuning, engine)]),
  ];
  const origins = rollingOrigins(
    values.length,
    horizon,
    periods.at(-1) ?? 1,
    values.length > longValues ? longOrigins : mostOrigins,
  );
  const shared = evenly(origins.length, effort.origins);
  const trials = await tryCandidates(families, { values, horizon, origins, shared, breathe: control.breathe });
  const errorOf = (shares: readonly number[]) =>
    meanBacktestError(mixedBacktest(values, origins, trials, shares, shared));
  const shares = mixtureShares(trials, errorOf, {
    count: values.length,
    horizons: (values.length - origins[0]) / horizon,
  });
  const whole = mixedBacktest(values, origins, trials, shares, [...origins.keys()]);
  const nonNegative = problem.nonNegative ?? values.every((value) => value >= 0);
  const forecaster: Forecaster = {
    components: componentsOf(trials, shares),
    calibration: calibration(errorDistribution(whole), horizon, problem.levels),
    nonNegative,
  };
  const report: ForecastReport = {
    data: { count: values.length, missing: problem.values.filter(Number.isNaN).length },
    seasons: periods.map((period, which) => ({
      period,
      strength: found[which]?.evidence.strength ?? null,
      cycles: Math.floor(values.length / period),
    })),
    backtest: { origins: shared.map((place) => origins[place]), horizon },
    candidates: candidateResults(trials, shares, chosenError(problem, values, origins, shared)),
    mixtureError: errorOf(shares),
    networksError: networksError(trials, shares, errorOf),
    coverage: problem.levels.map((level) => ({
      level,
      achieved: backtestCoverage(whole, level),
      errors: whole.errors.reduce((sum, each) => sum + each.length, 0),
    })),
    nonNegative,
    seed,
    engine: engine.report.engine,
    seconds: (performance.now() - began) / 1000,
    budgetSeconds: problem.budgetSeconds,
    networksTrained: networksTrained(families, shared.length),
  };
  const baselines = trials
    .filter(({ kind }) => kind === 'baseline')
    .map(({ name, final }) => ({ name, forecast: final }));
  const backtest = searchBacktest(values, origins, trials, mixedForecasts(origins, trials, shares, shared));
  return { forecaster, report, baselines, backtest };
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

/** The mixture's backtest at those of some origins at which all its parts were tried. */
function mixedBacktest(
  values: Float64Array,
  origins: readonly number[],
  trials: readonly Trial[],
  shares: readonly number[],
  places: readonly number[],
): Backtest {
  const mixed = mixedForecasts(origins, trials, shares, places);
  return backtestOf(values, mixed.origins, mixed.forecasts);
}

/** The mixture's forecasts there. */
function mixedForecasts(
  origins: readonly number[],
  trials: readonly Trial[],
  shares: readonly number[],
  places: readonly number[],
): OriginForecasts {
  const parts = trials
    .map(({ forecasts }, which) => ({ forecasts, share: shares[which] }))
    .filter(({ share }) => share > 0);
  const usable = places.filter((place) => parts.every(({ forecasts }) => forecasts[place] !== null));
  const forecasts = usable.map((place) => {
    const steps = parts[0].forecasts[place]?.length ?? 0;
    return Float64Array.from({ length: steps }, (_, step) =>
      parts.reduce((sum, { forecasts, share }) => sum + share * (forecasts[place]?.[step] ?? 0), 0),
    );
  });
  return { origins: usable.map((place) => origins[place]), forecasts };
}

function calibration(
  distribution: ReturnType<typeof errorDistribution>,
  horizon: number,
  levels: readonly number[],
): Calibration {
  const intervals = levels.map((level) => {
    const { upper } = conformalInterval(new Float64Array(horizon), distribution, level);
    return { level, below: [...upper], above: [...upper] };
  });
  return { unit: { kind: 'one' }, growth: distribution.growth, intervals };
}

/** The mixture's parts; a network is always among them, if only to be looked at. */
function componentsOf(trials: readonly Trial[], shares: readonly number[]): ForecastComponent[] {
  const parts = trials.flatMap(({ component }, which) =>
    shares[which] > 0 ? [{ ...component, weights: [shares[which]] }] : [],
  );
  if (parts.some(({ predictor }) => 'members' in predictor)) {
    return parts;
  }
  const [best] = trials.filter(({ kind }) => kind !== 'baseline').sort((a, b) => a.error - b.error);
  return best === undefined ? parts : [...parts, { ...best.component, weights: [0] }];
}

function candidateResults(
  trials: readonly Trial[],
  shares: readonly number[],
  chosen: CandidateResult | null,
): CandidateResult[] {
  return trials
    .map(({ name, kind, error }, which): CandidateResult => ({ name, kind, error, share: shares[which] }))
    .concat(chosen ?? [])
    .sort((a, b) => a.error - b.error);
}

/** How the model of the person's choice does where the candidates were tried; `null` where it cannot forecast. */
function chosenError(
  { chosen, horizon }: SearchProblem,
  values: Float64Array,
  origins: readonly number[],
  shared: readonly number[],
): CandidateResult | null {
  const places = shared.map((place) => origins[place]);
  if (chosen === null || places[0] < shortestHistory(chosen.forecaster)) {
    return null;
  }
  const forecasts = places.map(
    (origin) => evaluateForecaster(chosen.forecaster, values.slice(0, origin), horizon).forecast,
  );
  const error = meanBacktestError(backtestOf(values, places, forecasts));
  return Number.isFinite(error) ? { name: chosen.name, kind: 'chosen', error, share: 0 } : null;
}

/** The mixture's error without its textbook methods. */
function networksError(
  trials: readonly Trial[],
  shares: readonly number[],
  errorOf: (shares: readonly number[]) => number,
): number | null {
  const own = shares.map((share, which) => (trials[which].kind === 'baseline' ? 0 : share));
  const sum = own.reduce((total, share) => total + share, 0);
  return sum > 0 ? errorOf(own.map((share) => share / sum)) : null;
}

function networksTrained(families: readonly CandidateFamily[], origins: number): number {
  return families.reduce((sum, { networks }) => sum + networks * (origins + 1), 0);
}
