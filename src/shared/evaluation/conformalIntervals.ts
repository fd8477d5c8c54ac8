import { type Backtest, errorsByStep } from './backtest.ts';
import { fewValuesStretch } from './fewValuesStretch.ts';
import type { PredictionInterval } from './predictionInterval.ts';

/**
 * What out-of-sample errors say about the errors to come: how they grow with the steps ahead, and how they spread at any
 * one step.
 */
export interface ErrorDistribution {
  /** The typical absolute error one step ahead, in data units; it is this times `step^growth`, for steps from 1. */
  readonly scale: number;
  /** From 0 (errors that do not grow) to 1 (in proportion to the step); 1/2 is a random walk's. */
  readonly growth: number;
  /** Absolute errors in units of what is typical for their step, ascending. */
  readonly scores: Float64Array;
  /** How many forecasts the errors come from. */
  readonly forecasts: number;
  /** How many values the series has. */
  readonly values: number;
}

/** The growth of a random walk's errors counts as much as this many errors do. */
const priorWeight = 4;
const randomWalkGrowth = 0.5;
const largestGrowth = 1;

/** Measures the errors of a backtest with at least one error. */
export function errorDistribution(backtest: Backtest): ErrorDistribution {
  const means = errorsByStep(backtest);
  const counts = Float64Array.from(means, (_, step) => backtest.errors.filter((each) => each.length > step).length);
  const growth = fitGrowth(means, counts);
  let sum = 0;
  let count = 0;
  for (const [step, mean] of means.entries()) {
    sum += (counts[step] * mean) / (step + 1) ** growth;
    count += counts[step];
  }
  const scale = sum / count;
  const scores = new Float64Array(count);
  let place = 0;
  for (const each of backtest.errors) {
    for (const [step, error] of each.entries()) {
      const typical = scale * (step + 1) ** growth;
      scores[place++] = typical > 0 ? Math.abs(error) / typical : 0;
    }
  }
  const values = Math.max(...backtest.origins.map((origin, which) => origin + backtest.errors[which].length));
  return { scale, growth, scores: scores.sort(), forecasts: backtest.errors.length, values };
}

/**
 * Split-conformal prediction intervals around a point forecast (Vovk et al. 2005; per step ahead as in Stankevičiūtė et
 * al. 2021): half the width is the quantile of the scores times what is typical for the step, and somewhat more for short
 * series, whose errors are those by which the forecast was chosen. So intervals contain the point, never narrow with the
 * steps ahead, and are finite.
 */
export function conformalInterval(
  point: Float64Array,
  { scale, growth, scores, forecasts, values }: ErrorDistribution,
  level: number,
): PredictionInterval {
  const quantile = conformalQuantile(scores, forecasts, level) * fewValuesStretch(level, values);
  const halfWidth = (step: number) => quantile * scale * (step + 1) ** growth;
  return {
    level,
    lower: point.map((value, step) => value - halfWidth(step)),
    upper: point.map((value, step) => value + halfWidth(step)),
  };
}

/**
 * The score that a new one exceeds with a probability of at most `1 - level`, were the forecasts they come from exchangeable:
 * of n forecasts, whose own errors move together, the quantile `(n + 1) / n * level` of all scores. Where n are too few
 * for the level, the largest is stretched as the tail of a Laplace distribution would be.
 */
export function conformalQuantile(scores: Float64Array, forecasts: number, level: number): number {
  const rank = Math.ceil(((forecasts + 1) / forecasts) * level * scores.length - 1e-9);
  return rank <= scores.length
    ? scores[rank - 1]
    : (scores[scores.length - 1] * Math.log(1 / (1 - level))) / Math.log(forecasts + 1);
}

/** The share of a backtest's errors that intervals cover which were made from the errors of the other origins. */
export function backtestCoverage(backtest: Backtest, level: number): number {
  let covered = 0;
  let count = 0;
  for (const [which, errors] of backtest.errors.entries()) {
    const isOther = (_: unknown, other: number) => other !== which;
    const others = { origins: backtest.origins.filter(isOther), errors: backtest.errors.filter(isOther) };
    if (others.errors.length === 0) {
      continue;
    }
    const { upper } = conformalInterval(new Float64Array(errors.length), errorDistribution(others), level);
    covered += errors.filter((error, step) => Math.abs(error) <= upper[step]).length;
    count += errors.length;
  }
  return count > 0 ? covered / count : Number.NaN;
}

/**
 * By how much the logarithm of the mean of n absolute errors falls short, on average, of that of their expectation, times
 * n: half their squared coefficient of variation, which is pi / 2 - 1 for normal errors. Steps far ahead have few errors.
 */
const shortfall = (Math.PI / 2 - 1) / 2;

/**
 * The slope of the logarithms of the mean absolute errors against those of the steps, by least squares, each counting as
 * often as it was observed.
 */
function fitGrowth(means: Float64Array, counts: Float64Array): number {
  let weights = 0;
  let x = 0;
  let y = 0;
  const points = Array.from(means, (mean, step) => ({
    x: Math.log(step + 1),
    y: Math.log(mean) + shortfall / counts[step],
    weight: counts[step],
  }));
  const usable = points.filter((point) => Number.isFinite(point.y));
  for (const point of usable) {
    weights += point.weight;
    x += point.weight * point.x;
    y += point.weight * point.y;
  }
  if (weights === 0) {
    return 0;
  }
  let products = priorWeight * randomWalkGrowth;
  let squares = priorWeight;
  for (const point of usable) {
    products += point.weight * (point.x - x / weights) * (point.y - y / weights);
    squares += point.weight * (point.x - x / weights) ** 2;
  }
  return Math.min(Math.max(products / squares, 0), largestGrowth);
}
