import type { CandidateKind } from '../../../src/shared/model/forecaster/forecastReport.ts';

/** What a candidate's share depends on. */
export interface MixtureInput {
  readonly kind: CandidateKind;
  readonly name: string;
  /** Mean absolute error of its backtest. */
  readonly error: number;
}

/** What the series and its backtest allow to conclude. */
export interface MixtureEvidence {
  /** Values of the series. */
  readonly count: number;
  /** How many forecasts would fill the time that the backtest covers, one after the other. */
  readonly horizons: number;
}

/**
 * What is trusted before anything is known of the series: the prior most, then the winner of the M3 competition, then what
 * errs in other ways than these.
 */
const generalWeights: Readonly<Record<string, number>> = { Prior: 2, Theta: 1, Drift: 0.3, 'Seasonal naive': 0.2 };
/**
 * Among these, an error counts to this power for each horizon of the backtest, as in the mean of models by their
 * likelihoods under Laplace errors; errors of one forecast move together, and are no more than a few.
 */
const powerPerHorizon = 4;
/** What an error exceeds the least one by as a logarithm is chance up to this, over the root of the number of horizons. */
const chance = 0.6;
/** Shorter backtests have errors of a few steps, which say as much about chance as these. */
const fewestHorizons = 0.3;
/** Networks count by their errors to this power: they are many, and the least error among them is the luckiest. */
const networkPower = 2;
/**
 * By this ratio to the error of what is trusted, the networks count half: of few values they must be three times as good, of
 * many less. And how suddenly they come to count more.
 */
const evenRatio = { few: 0.3, many: 0.8 };
const few = 20;
const many = 60;
const steepness = 10;
/** What is this much better than what is trusted has the series right: a line, a constant, a perfect season, steady growth. */
const exactRatio = 0.02;
/** A component with a smaller share is left out: it would cost time and change next to nothing. */
const smallestShare = 0.01;
/** Components of a mixture; each is a piece of the graph that is kept. */
const mostParts = 12;

/**
 * `[candidate]` Shares that sum to 1. What knows series in general (the prior, textbook methods) is trusted as it is unless the
 * backtest speaks clearly for some of it, and alone unless networks trained on this series do clearly better: few origins
 * tell little, and networks can learn a short series by heart. `errorOf` gives the backtest error of a mixture by such
 * shares.
 */
export function mixtureShares(
  inputs: readonly MixtureInput[],
  errorOf: (shares: readonly number[]) => number,
  { count, horizons }: MixtureEvidence,
): number[] {
  const general = generalShares(inputs, Math.max(horizons, fewestHorizons));
  const networks = normalised(
    inputs.map(({ kind, error }) => (kind === 'network' ? 1 / nonZero(error) ** networkPower : 0)),
  );
  if (general.every((share) => share === 0)) {
    return networks;
  }
  const generalError = errorOf(general);
  const best = [...inputs.keys()].reduce((least, which) => (inputs[which].error < inputs[least].error ? which : least));
  if (inputs[best].error <= exactRatio * generalError) {
    return inputs.map((_, which) => (which === best ? 1 : 0));
  }
  if (networks.every((share) => share === 0)) {
    return general;
  }
  const trust = 1 / (1 + (errorOf(networks) / nonZero(generalError) / evenRatioOf(count)) ** steepness);
  const mixed = general.map((share, which) => (1 - trust) * share + trust * networks[which]);
  const least = Math.max(smallestShare, mixed.toSorted((a, b) => b - a)[mostParts - 1] ?? 0);
  return normalised(mixed.map((share) => (share < least ? 0 : share)));
}

/** Shares of what knows series in general: those of before, less where an error is larger than the least by more than chance. */
function generalShares(inputs: readonly MixtureInput[], horizons: number): number[] {
  const weights = inputs.map(({ name }) => generalWeights[name] ?? 0);
  const least = Math.min(...inputs.filter((_, which) => weights[which] > 0).map(({ error }) => nonZero(error)));
  const excess = (error: number) =>
    Math.max(Math.log(nonZero(error)) - Math.log(least) - chance / Math.sqrt(horizons), 0);
  return normalised(
    inputs.map(({ error }, which) =>
      weights[which] === 0 ? 0 : weights[which] * Math.exp(-powerPerHorizon * horizons * excess(error)),
    ),
  );
}

function evenRatioOf(count: number): number {
  const place = Math.min(Math.max((count - few) / (many - few), 0), 1);
  return evenRatio.few + place * (evenRatio.many - evenRatio.few);
}

function nonZero(error: number): number {
  return Math.max(error, Number.MIN_VALUE);
}

function normalised(weights: readonly number[]): number[] {
  // Errors of zero make weights beyond all numbers: those share equally.
  const largest = Math.max(...weights);
  const relative = weights.map((weight) =>
    largest === 0 ? 0 : Number.isFinite(largest) ? weight / largest : weight === largest ? 1 : 0,
  );
  const sum = relative.reduce((total, weight) => total + weight, 0);
  return relative.map((weight) => (sum > 0 ? weight / sum : 0));
}
