import { backtestOf, meanBacktestError } from '../../../src/shared/evaluation/backtest.ts';
import {
  backtestCoverage,
  conformalInterval,
  errorDistribution,
} from '../../../src/shared/evaluation/conformalIntervals.ts';
import { forecasterLimits } from '../../../src/shared/model/forecaster/checkForecaster.ts';
import { evaluateForecaster, shortestHistory } from '../../../src/shared/model/forecaster/evaluateForecaster.ts';
import type { Calibration, ForecastComponent, Forecaster } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { CandidateResult, ForecastReport } from '../../../src/shared/model/forecaster/forecastReport.ts';
import type { SearchProblem, SearchResult } from '../../../src/shared/model/forecaster/searchProblem.ts';
import type { Engine } from '../engines/engine.ts';
import { searchBacktest } from './searchBacktest.ts';
import { type SearchControl, searchTrials } from './searchTrials.ts';
import { mixedForecasts, mixTrials } from './trialMixture.ts';
import type { Trial } from './tryCandidates.ts';

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
  const { horizon, seed } = problem;
  const tried = await searchTrials(problem, engine, control);
  const { values, found, periods, origins, shared, trials } = tried;
  const { shares, errorOf, whole } = mixTrials(tried, trials);
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
    networksTrained: tried.networksTrained,
    ...(tried.msPerIteration === null ? {} : { msPerIteration: tried.msPerIteration }),
  };
  const baselines = trials
    .filter(({ kind }) => kind === 'baseline')
    .map(({ name, final }) => ({ name, forecast: final }));
  const backtest = searchBacktest(values, origins, trials, mixedForecasts(origins, trials, shares, shared));
  return { forecaster, report, baselines, backtest };
}

/** Intervals as a model keeps them: from the last step that it may keep on they grow as they do. */
function calibration(
  distribution: ReturnType<typeof errorDistribution>,
  horizon: number,
  levels: readonly number[],
): Calibration {
  const intervals = levels.map((level) => {
    const steps = Math.min(horizon, forecasterLimits.steps);
    const { upper } = conformalInterval(new Float64Array(steps), distribution, level);
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
    (origin) =>
      evaluateForecaster(chosen.forecaster, values.slice(0, origin), Math.min(horizon, values.length - origin))
        .forecast,
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
