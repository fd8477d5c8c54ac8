import type { PredictionInterval } from '../../evaluation/predictionInterval.ts';
import { formatNumber } from '../../formatNumber.ts';
import { InputError } from '../../inputError.ts';
import { translate } from '../../l10n/translate.ts';
import { calibrate } from './calibrate.ts';
import { fillMissing } from './fillMissing.ts';
import type { ForecastComponent, Forecaster } from './forecaster.ts';
import { type Prediction, predict } from './predictors/predict.ts';
import type { AppliedTransform } from './transforms/appliedTransform.ts';
import { applyTransform } from './transforms/applyTransform.ts';

/** What a forecaster says of a series, in data units. */
export interface ForecasterResult {
  /** `[step]` The values after the history. */
  readonly forecast: Float64Array;
  /** As the forecaster's calibration lists them; none without one. */
  readonly intervals: readonly PredictionInterval[];
  /**
   * `[time]` Each value of the history as it was expected from those before, NaN where it was not; `null` where the
   * forecaster's parts cannot say.
   */
  readonly fit: Float64Array | null;
}

/**
 * What a forecaster means, in float64: the reference that its graph is compared with. `history` is in data units, NaN
 * where a value is missing. Throws `InputError` when it is too short.
 */
export function evaluateForecaster(
  forecaster: Forecaster,
  history: ArrayLike<number>,
  horizon: number,
): ForecasterResult {
  const shortest = shortestHistory(forecaster);
  if (history.length < shortest) {
    throw new InputError(
      translate(
        'This model forecasts from {0} values or more; these are {1}.',
        formatNumber(shortest),
        formatNumber(history.length),
      ),
    );
  }
  const values = fillMissing(history);
  if (Number.isNaN(values[0])) {
    throw new InputError(translate('None of the values is known; nothing can be forecast from them.'));
  }
  const predictions = forecaster.components.map((component) => predictComponent(component, values, horizon));
  const mixed = mix(forecaster, predictions, horizon);
  const { forecast, intervals } = calibrate(forecaster, values, mixed);
  return { forecast, intervals, fit: hasFit(forecaster) ? predictions[0].fit : null };
}

/** The fewest values that a forecaster can work with. */
export function shortestHistory({ components }: Forecaster): number {
  const lags = components.map(({ transforms }) =>
    transforms.reduce((sum, transform) => sum + (transform.kind === 'difference' ? transform.lag : 0), 0),
  );
  return 1 + Math.max(...lags);
}

/** Whether a forecaster says what it expected of each value of the history: one rolled-out component, each value by itself. */
export function hasFit({ components }: Forecaster): boolean {
  return (
    components.length === 1 &&
    components[0].predictor.kind === 'rollOut' &&
    components[0].transforms.every(({ kind }) => kind !== 'difference')
  );
}

/** `[component][step]` The shares of the components, which sum to 1 at every step up to the last that a component names. */
export function componentShares({ components }: Forecaster): Float64Array[] {
  const steps = Math.max(...components.map(({ weights }) => weights.length));
  const weight = ({ weights }: ForecastComponent, step: number) => weights[Math.min(step, weights.length - 1)];
  return components.map((component) =>
    Float64Array.from({ length: steps }, (_, step) => {
      const sum = components.reduce((total, other) => total + weight(other, step), 0);
      return weight(component, step) / sum;
    }),
  );
}

function predictComponent(component: ForecastComponent, values: Float64Array, horizon: number): Prediction {
  const applied: AppliedTransform[] = [];
  let series = values;
  for (const transform of component.transforms) {
    const next = applyTransform(transform, series);
    applied.push(next);
    series = next.values;
  }
  const { forecast, fit } = predict(component.predictor, series, horizon);
  return {
    forecast: applied.reduceRight((inner, each) => each.invert(inner), forecast),
    fit: applied.reduceRight<Float64Array | null>(
      (inner, each) => (inner === null || each.invertFit === null ? null : each.invertFit(inner)),
      fit,
    ),
  };
}

function mix(forecaster: Forecaster, predictions: readonly Prediction[], horizon: number): Float64Array {
  const shares = componentShares(forecaster);
  return Float64Array.from({ length: horizon }, (_, step) =>
    predictions.reduce((sum, { forecast }, which) => {
      const share = shares[which][Math.min(step, shares[which].length - 1)];
      // What counts nothing may be anything, even infinite.
      return share === 0 ? sum : sum + share * forecast[step];
    }, 0),
  );
}
