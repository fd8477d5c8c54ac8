import type { CandidateKind } from '../../../src/shared/model/forecaster/forecastReport.ts';

/** What a candidate's share depends on. */
export interface MixtureInput {
  readonly kind: CandidateKind;
  readonly name: string;
  /** Mean absolute error of its backtest. */
  readonly error: number;
}

/**
 * What is trusted before anything is known of the series: the prior most, then the winner of the M3 competition, then what
 * errs in other ways than these.
 */
const generalWeights: Readonly<Record<string, number>> = { Prior: 2, Theta: 1, Drift: 0.5, 'Seasonal naive': 0.3 };
/** These count by their errors to this power, networks to that: less steep than the errors' scatter would mislead. */
const generalPower = 1;
const networkPower = 2;
/**
 * By this ratio to the error of what is trusted, the networks count half: of few values they must be twice as good, of many
 * less. And how suddenly they come to count more.
 */
const evenRatio = { few: 0.5, many: 0.8 };
const few = 20;
const many = 60;
const steepness = 20;
/** A textbook method this much better than what is trusted has the series right: a line, a constant, a perfect season. */
const exactRatio = 0.02;
/** A component with a smaller share is left out: it would cost time and change next to nothing. */
const smallestShare = 0.01;
/** Components of a mixture; each is a piece of the graph that is kept. */
const mostParts = 12;

/**
 * `[candidate]` Shares that sum to 1. What knows series in general (the prior, textbook methods) is trusted alone unless networks
 * trained on this series do clearly better in the backtest: few origins tell little, and networks can learn a short
 * series by heart. `errorOf` gives the backtest error of a mixture by such shares; `count` is how many values the series
 * has.
 */
export function mixtureShares(
  inputs: readonly MixtureInput[],
  errorOf: (shares: readonly number[]) => number,
  count: number,
): number[] {
  const general = normalised(
    inputs.map(({ name, error }) => (generalWeights[name] ?? 0) / nonZero(error) ** generalPower),
  );
  const generalError = errorOf(general);
  const best = bestBaseline(inputs);
  if (best !== null && inputs[best].error <= exactRatio * generalError) {
    return inputs.map((_, which) => (which === best ? 1 : 0));
  }
  const networks = normalised(
    inputs.map(({ kind, error }) => (kind === 'network' ? 1 / nonZero(error) ** networkPower : 0)),
  );
  if (networks.every((share) => share === 0)) {
    return general;
  }
  const trust = 1 / (1 + (errorOf(networks) / nonZero(generalError) / evenRatioOf(count)) ** steepness);
  const mixed = general.map((share, which) => (1 - trust) * share + trust * networks[which]);
  const least = Math.max(smallestShare, mixed.toSorted((a, b) => b - a)[mostParts - 1] ?? 0);
  return normalised(mixed.map((share) => (share < least ? 0 : share)));
}

function evenRatioOf(count: number): number {
  const place = Math.min(Math.max((count - few) / (many - few), 0), 1);
  return evenRatio.few + place * (evenRatio.many - evenRatio.few);
}

/** The textbook method with the smallest error; `null` without any. */
function bestBaseline(inputs: readonly MixtureInput[]): number | null {
  const baselines = [...inputs.keys()].filter((which) => inputs[which].kind === 'baseline');
  return baselines.length === 0
    ? null
    : baselines.reduce((best, which) => (inputs[which].error < inputs[best].error ? which : best));
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
