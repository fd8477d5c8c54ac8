import { allFinite } from '../../allFinite.ts';
import { parameterCount } from '../parameterLayout.ts';
import { componentShares } from './evaluateForecaster.ts';
import { fillMissing } from './fillMissing.ts';
import type { ForecastComponent, Forecaster, Predictor, Transform } from './forecaster.ts';
import { predict } from './predictors/predict.ts';
import { rollOut } from './predictors/rollOut.ts';
import type { AppliedTransform } from './transforms/appliedTransform.ts';
import { applyTransform } from './transforms/applyTransform.ts';

/** What the line may take beside a search of a second: one to two tenths of a second. */
export const affordableMultiplications = 2.4e8;
/** Networks remember what they have read so far back; of a longer series they read no more. */
const warmUpSteps = 600;
/** A line of fewer steps says nothing. */
const fewestSteps = 6;
/** What a textbook method takes for each value that it reads, in multiplications. */
const costOfReading = 10;

/**
 * What a finished forecaster expects of the last values of `history` (data units, NaN where one is missing), each from those
 * before it; of so many values as take `budget` multiplications, none where these are too few. It is in sample: seasons and
 * spreads are measured on all of the history, and networks trained on it have seen it.
 */
export function oneStepFit(forecaster: Forecaster, history: ArrayLike<number>, budget: number): Float64Array {
  const values = fillMissing(history);
  const shares = componentShares(forecaster).map(([first]) => first);
  const counted = forecaster.components.flatMap((component, which) =>
    shares[which] > 0 ? [{ component, share: shares[which] }] : [],
  );
  const costs = counted.map(({ component: { predictor } }) => costsOf(predictor, values.length));
  const fixed = costs.reduce((sum, { once }) => sum + once, 0);
  const each = costs.reduce((sum, { perStep }) => sum + perStep, 0);
  const longest = Math.min(...counted.map(({ component }) => values.length - 1 - lagOf(component)));
  const count = Math.min(longest, Math.floor((budget - fixed) / each));
  if (count < fewestSteps) {
    return new Float64Array();
  }
  const fit = new Float64Array(count);
  for (const { component, share } of counted) {
    componentFit(component, values, count).forEach((value, step) => {
      fit[step] += share * value;
    });
  }
  return allFinite(fit) ? fit : new Float64Array();
}

/** Multiplications that a predictor takes, once and for each value expected. */
function costsOf(predictor: Predictor, count: number): { once: number; perStep: number } {
  switch (predictor.kind) {
    case 'rollOut': {
      const perStep = predictor.members.length * parameterCount(predictor.network);
      return { once: Math.min(count, warmUpSteps) * perStep, perStep };
    }
    case 'direct': {
      const perRead = predictor.members.length * parameterCount(predictor.network);
      return { once: 0, perStep: Math.min(count, predictor.window) * perRead };
    }
    default:
      return { once: 0, perStep: costOfReading * count };
  }
}

function lagOf({ transforms }: ForecastComponent): number {
  return transforms.reduce((sum, transform) => sum + (transform.kind === 'difference' ? transform.lag : 0), 0);
}

/** `[count]` The last values as a component expects them. */
function componentFit({ transforms, predictor }: ForecastComponent, values: Float64Array, count: number): Float64Array {
  const applied: { readonly transform: Transform; readonly before: Float64Array; readonly at: AppliedTransform }[] = [];
  let series = values;
  for (const transform of transforms) {
    const at = applyTransform(transform, series);
    applied.push({ transform, before: series, at });
    series = at.values;
  }
  const expected = predictorFit(predictor, series, count);
  return applied
    .reduceRight((inner, { transform, before, at }) => undone(transform, before, at, inner, count), expected)
    .subarray(-count);
}

/** `[time]` Each value as it was expected; only the last `count` count. */
function predictorFit(predictor: Predictor, values: Float64Array, count: number): Float64Array {
  const fit = new Float64Array(values.length);
  if (predictor.kind === 'rollOut') {
    const from = Math.max(0, values.length - count - warmUpSteps);
    fit.set(rollOut(predictor.network, predictor.members, values.subarray(from), 0).fit ?? [], from);
    return fit;
  }
  for (let end = values.length - count; end < values.length; end++) {
    [fit[end]] = predict(predictor, values.subarray(0, end), 1).forecast;
  }
  return fit;
}

/** `[time]` Takes what is expected of the transformed values to what is expected of those before. */
function undone(
  transform: Transform,
  before: Float64Array,
  { invertFit }: AppliedTransform,
  fit: Float64Array,
  count: number,
): Float64Array {
  switch (transform.kind) {
    case 'difference': {
      const { lag } = transform;
      return Float64Array.from(before, (_, step) => (step < lag ? Number.NaN : before[step - lag] + fit[step - lag]));
    }
    case 'damp':
      return Float64Array.from(before, (_, step) =>
        step < before.length - count ? 0 : before[step - 1] + transform.factor * (fit[step] - before[step - 1]),
      );
    default:
      return invertFit === null ? fit : invertFit(fit);
  }
}
