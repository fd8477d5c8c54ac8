import type { SearchTrials } from '../../../webview/training/search/searchTrials.ts';
import { mixTrials } from '../../../webview/training/search/trialMixture.ts';
import type { Trial } from '../../../webview/training/search/tryCandidates.ts';

const tunedPrior = 'Prior trained on the series';

/** Which trials a search is left with when one of its parts is taken away; seasons are not here, since all trials rest on them. */
const keeps: Readonly<Record<string, (trial: Trial) => boolean>> = {
  all: () => true,
  'without the prior': ({ name }) => !name.startsWith('Prior'),
  'without the tuned prior': ({ name }) => !name.startsWith(tunedPrior),
  'without Theta': ({ name }) => name !== 'Theta',
  'without textbook methods': ({ kind }) => kind !== 'baseline',
  'without own networks': ({ kind, name }) => kind !== 'network' || name.startsWith(tunedPrior),
  'own networks alone': ({ kind, name }) => kind === 'network' && !name.startsWith(tunedPrior),
  'without logarithms': ({ name }) => !/relative|logarithms/.test(name),
};

/** Forecasts by variant, of one series' trials. */
export function variantForecasts(tried: SearchTrials): Readonly<Record<string, Float64Array>> {
  const mixed = Object.entries(keeps).map(([variant, keep]) => {
    const trials = tried.trials.filter(keep);
    return [variant, mixedForecast(trials, mixTrials(tried, trials).shares, tried)] as const;
  });
  const best = tried.trials.reduce((least, trial) => (trial.error < least.error ? trial : least));
  return { ...Object.fromEntries(mixed), 'the best alone': mixedForecast([best], [1], tried) };
}

function mixedForecast(trials: readonly Trial[], shares: readonly number[], { values, horizon }: SearchTrials) {
  const least = values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  return Float64Array.from({ length: horizon }, (_, step) =>
    Math.max(
      least,
      trials.reduce((sum, { final }, which) => sum + shares[which] * final[step], 0),
    ),
  );
}
