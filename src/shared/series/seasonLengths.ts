import { runSteps, type Steps } from '../runSteps.ts';
import { autocorrelation } from './autocorrelation.ts';
import { logTailProbability } from './fDistribution.ts';
import { growsWithLevel } from './spreadGrowth.ts';

/** A season that the numbers themselves speak for. */
export interface SeasonLength {
  /** Steps from a phase of the season to the same phase of the next, at least 2. */
  readonly period: number;
  readonly evidence: SeasonEvidence;
}

/** What speaks for a season. */
export interface SeasonEvidence {
  /** The F statistic of the means of the season's phases, against deviations whose autocorrelation is taken out. */
  readonly statistic: number;
  /** Its degrees of freedom: of the phases, and of what is left. */
  readonly degrees: readonly [number, number];
  /** Natural logarithm of the probability of such a statistic without a season. */
  readonly logProbability: number;
  /** Share of the variance, trend taken out, that the phases explain: 0 to 1. */
  readonly strength: number;
  /** How many whole seasons were seen. */
  readonly cycles: number;
}

/** How much evidence a length needs: by how usual it is, and by how often it was seen. */
interface Requirement {
  readonly cycles: number;
  /** The logarithm of the probability that it must be below. */
  readonly logProbability: number;
}

/** Quarters, weekdays, months and hours. */
const usualPeriods = new Set([4, 7, 12, 24]);
/** Other lengths that calendars and clocks make. */
const calendarPeriods = new Set([30, 48, 52, 60, 96, 144, 168, 288, 336, 365, 672, 1440]);
const usual: readonly Requirement[] = [{ cycles: 2, logProbability: Math.log(0.01) }];
const calendar: readonly Requirement[] = [
  { cycles: 2, logProbability: Math.log(1e-6) },
  { cycles: 3, logProbability: Math.log(1e-3) },
];
/** Several hundred lengths are tried, and few seasons of a wandering cycle may look alike. */
const other: readonly Requirement[] = [
  { cycles: 3, logProbability: Math.log(1e-12) },
  { cycles: 6, logProbability: Math.log(1e-5) },
];
/** What a further season needs less probability by: the first leaves traces when it changes in the course of time. */
const furtherLogProbability = Math.log(1e-5);
/** Share of variance below which a season is too faint to matter. */
const smallestStrength = 0.1;
/** Deviations that are left over when all is estimated, at the least. */
const smallestFreedom = 4;
/** Bounds on the work for long series. */
const mostValues = 8192;
const longestPeriod = 1536;
const mostSeasons = 3;
const mostCandidates = 40;
/** Share of a season's strength with which a shorter one within it stands for itself. */
const mostOfStrength = 0.8;
/** Orders of the autoregression that takes the autocorrelation out of the deviations: enough for a wandering cycle. */
const highestOrder = 12;
const valuesPerCoefficient = 10;
/** Robust standard deviations beyond which a value is an outlier, and is drawn in to them. */
const outlierDeviations = 4;
/** Into how many parts a series is cut to see its spread grow. */
const levelBlocks = 6;
const roundingError = 1e-10;

/**
 * Finds the lengths of the seasons in a series from the numbers alone, shortest first; none when there is no evidence.
 *
 * For each length, the means of its phases are tested by analysis of variance, as in X-11's test for stable seasonality
 * (Lothian and Morry 1978), but after the deviations from them were whitened by an autoregression, so that neither trends nor
 * cycles of changing length pass for seasons (Cochrane and Orcutt 1949). The least probable length is a season; further
 * ones are looked for in what it leaves. Trends are taken out by a line or by differences, series whose
 * spread grows with their level are looked at on logarithms, outliers are drawn in.
 */
export function findSeasonLengths(values: ArrayLike<number>): readonly SeasonLength[] {
  return runSteps(seasonLengthsInSteps(values));
}

/** Does so and stops after every length that was tried, since long series take a second. */
export function* seasonLengthsInSteps(values: ArrayLike<number>): Steps<readonly SeasonLength[]> {
  let rest = stationary(values);
  const found: SeasonLength[] = [];
  while (rest !== null && found.length < mostSeasons) {
    const season: SeasonLength | null = yield* strongestSeason(rest, found);
    if (season === null) {
      break;
    }
    found.push(season);
    rest = withoutPhaseMeans(rest, season.period);
  }
  // Two steps of four are no season of their own.
  const own = found.filter(({ period }) => !found.some((longer) => longer.period === 2 * period));
  return own.sort((a, b) => a.period - b.period);
}

/** The season that stands out most against what its length needs, of those with evidence enough. */
function* strongestSeason(series: Float64Array, found: readonly SeasonLength[]): Steps<SeasonLength | null> {
  let best: SeasonLength | null = null;
  let margin = 0;
  for (const period of yield* likelyPeriods(series, found)) {
    yield;
    const limit = largestLogProbability(series.length, period) + (found.length > 0 ? furtherLogProbability : 0);
    const evidence = seasonEvidence(series, period);
    if (evidence !== null && evidence.strength >= smallestStrength && evidence.logProbability - limit < margin) {
      margin = evidence.logProbability - limit;
      best = { period, evidence };
    }
  }
  return best === null ? null : (seasonWithin(series, best) ?? best);
}

/** The lengths that explain most before autocorrelation is looked at, which takes much longer. */
function* likelyPeriods(series: Float64Array, found: readonly SeasonLength[]): Steps<readonly number[]> {
  const total = sumOfSquares(series, mean(series));
  const candidates: { readonly period: number; readonly margin: number }[] = [];
  const longest = Math.min(Math.floor((series.length + 1) / 2), longestPeriod);
  for (let period = 2; period <= longest; period++) {
    const limit = largestLogProbability(series.length, period);
    const freedom = series.length - period;
    if (
      limit === Number.NEGATIVE_INFINITY ||
      freedom < smallestFreedom ||
      found.some((each) => each.period % period === 0)
    ) {
      continue;
    }
    yield;
    const left = sumOfSquares(withoutPhaseMeans(series, period), 0);
    if (1 - left / total >= smallestStrength) {
      const statistic = (total - left) / (period - 1) / (left / freedom);
      candidates.push({ period, margin: logTailProbability(statistic, period - 1, freedom) - limit });
    }
  }
  return candidates
    .sort((a, b) => a.margin - b.margin)
    .slice(0, mostCandidates)
    .map(({ period }) => period);
}

/** A shorter season that does nearly all of the work of a longer one, as the day within the week. */
function seasonWithin(series: Float64Array, season: SeasonLength): SeasonLength | null {
  for (let period = 3; period <= season.period / 3; period++) {
    if (season.period % period === 0 && usualPeriods.has(period)) {
      const evidence = seasonEvidence(series, period);
      if (
        evidence !== null &&
        evidence.strength >= mostOfStrength * season.evidence.strength &&
        evidence.logProbability < largestLogProbability(series.length, period)
      ) {
        return { period, evidence };
      }
    }
  }
  return null;
}

/** The logarithm of the probability that a length's evidence must be below. */
function largestLogProbability(count: number, period: number): number {
  const requirements = usualPeriods.has(period) ? usual : calendarPeriods.has(period) ? calendar : other;
  // A difference is lost at the start.
  const cycles = Math.floor((count + 1) / period);
  return requirements.reduce(
    (limit, requirement) => (cycles >= requirement.cycles ? requirement.logProbability : limit),
    Number.NEGATIVE_INFINITY,
  );
}

/** Tests one length on a series without trend; null when too little would be left to test against. */
function seasonEvidence(series: Float64Array, period: number): SeasonEvidence | null {
  const deviations = withoutPhaseMeans(series, period);
  const total = sumOfSquares(series, mean(series));
  const left = sumOfSquares(deviations, 0);
  const coefficients = autoregression(deviations);
  const whitened = filter(series, coefficients);
  const within = sumOfSquares(withoutPhaseMeans(whitened, period), 0);
  const overall = sumOfSquares(whitened, mean(whitened));
  const degrees = [period - 1, whitened.length - period - coefficients.length] as const;
  if (degrees[1] < smallestFreedom || !(total > 0)) {
    return null;
  }
  const statistic = (overall - within) / degrees[0] / (within / degrees[1]);
  return {
    statistic,
    degrees,
    logProbability: logTailProbability(Math.max(statistic, 0), degrees[0], degrees[1]),
    strength: 1 - left / total,
    cycles: Math.floor((series.length + 1) / period),
  };
}

/** The series without trend, on logarithms where its spread grows with its level, outliers drawn in; null when nothing varies. */
function stationary(values: ArrayLike<number>): Float64Array | null {
  const recent = Float64Array.from(values).slice(-mostValues);
  const level = growsWithLevel(recent, Math.floor(recent.length / levelBlocks)) ? recent.map(Math.log) : recent;
  const flat = withoutLine(level);
  // Near a random walk, a line leaves slow swings that differences take out.
  const moved = autocorrelation(flat, 1)[1] > 0.5 ? differences(level) : flat;
  const drawn = withoutOutliers(moved);
  // What is left of an exact line is rounding.
  const size = level.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return sumOfSquares(drawn, mean(drawn)) > (roundingError * size) ** 2 * drawn.length ? drawn : null;
}

function withoutLine(values: Float64Array): Float64Array {
  const centre = (values.length - 1) / 2;
  const level = mean(values);
  let products = 0;
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    products += (t - centre) * (values[t] - level);
    squares += (t - centre) ** 2;
  }
  const slope = squares > 0 ? products / squares : 0;
  return values.map((value, t) => value - level - slope * (t - centre));
}

function differences(values: Float64Array): Float64Array {
  return Float64Array.from({ length: values.length - 1 }, (_, t) => values[t + 1] - values[t]);
}

function withoutOutliers(values: Float64Array): Float64Array {
  const middle = median(values);
  // 1.4826 makes the median absolute deviation of normal values their standard deviation.
  const limit = outlierDeviations * 1.4826 * median(values.map((value) => Math.abs(value - middle)));
  return limit > 0 ? values.map((value) => Math.min(Math.max(value, middle - limit), middle + limit)) : values;
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Each value less the mean of its phase. */
function withoutPhaseMeans(values: Float64Array, period: number): Float64Array {
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  for (let t = 0; t < values.length; t++) {
    sums[t % period] += values[t];
    counts[t % period]++;
  }
  return values.map((value, t) => value - sums[t % period] / counts[t % period]);
}

/**
 * Coefficients of the autoregression with the least Akaike information (1974) among those of orders 0 to the highest, by
 * Levinson's recursion (1947).
 */
function autoregression(deviations: Float64Array): readonly number[] {
  const count = deviations.length;
  const highest = Math.min(highestOrder, Math.floor(count / valuesPerCoefficient));
  const correlations = autocorrelation(deviations, highest);
  let coefficients: number[] = [];
  let best = coefficients;
  let variance = 1;
  let least = 0;
  for (let order = 1; order <= highest && variance > 1e-12; order++) {
    const foreseen = coefficients.reduce(
      (sum, coefficient, lag) => sum + coefficient * correlations[order - lag - 1],
      0,
    );
    const reflection = (correlations[order] - foreseen) / variance;
    coefficients = [
      ...coefficients.map((coefficient, lag) => coefficient - reflection * coefficients[order - lag - 2]),
      reflection,
    ];
    variance *= 1 - reflection * reflection;
    const information = count * Math.log(variance) + 2 * order;
    if (information < least) {
      least = information;
      best = coefficients;
    }
  }
  return best;
}

/** What the autoregression does not foresee. */
function filter(values: Float64Array, coefficients: readonly number[]): Float64Array {
  const order = coefficients.length;
  return Float64Array.from({ length: values.length - order }, (_, t) =>
    coefficients.reduce(
      (left, coefficient, lag) => left - coefficient * values[t + order - lag - 1],
      values[t + order],
    ),
  );
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sumOfSquares(values: Float64Array, about: number): number {
  return values.reduce((sum, value) => sum + (value - about) ** 2, 0);
}
