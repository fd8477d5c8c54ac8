import { type Backtest, backtestOf, meanBacktestError } from '../../../src/shared/evaluation/backtest.ts';
import { mixtureShares } from './mixture.ts';
import type { OriginForecasts } from './searchBacktest.ts';
import type { SearchTrials } from './searchTrials.ts';
import type { Trial } from './tryCandidates.ts';

/** How trials are mixed. */
export interface TrialMixture {
  /** `[trial]` They sum to 1. */
  readonly shares: readonly number[];
  /** The mean absolute error of a mixture by such shares, at the origins at which every candidate was tried. */
  readonly errorOf: (shares: readonly number[]) => number;
  /** The mixture's backtest at all origins at which its parts were tried. */
  readonly whole: Backtest;
}

/** Mixes trials of a search, all or some of them, by how far off they were. */
export function mixTrials({ values, horizon, origins, shared }: SearchTrials, trials: readonly Trial[]): TrialMixture {
  const errorOf = (shares: readonly number[]) =>
    meanBacktestError(mixedBacktest(values, origins, trials, shares, shared));
  const shares = mixtureShares(trials, errorOf, {
    count: values.length,
    horizons: (values.length - origins[0]) / horizon,
  });
  return { shares, errorOf, whole: mixedBacktest(values, origins, trials, shares, [...origins.keys()]) };
}

/** A mixture's forecasts at those of some origins at which all its parts were tried. */
export function mixedForecasts(
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

/** A mixture's backtest there. */
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
