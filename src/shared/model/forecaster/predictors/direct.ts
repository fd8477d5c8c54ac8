import type { DirectPredictor, Feature } from '../forecaster.ts';
import { meanAbsoluteDifference } from '../measure.ts';
import { signedLog } from '../transforms/applyTransform.ts';
import { DirectMember } from './directMember.ts';
import { levelSmoothing, smoothed } from './levelSmoothing.ts';
import { memberWeights } from './memberWeights.ts';

/** What networks forecast that read the last values and answer many steps at once; values that are all the same go on. */
export function direct(predictor: DirectPredictor, values: Float64Array, horizon: number): Float64Array {
  const { network, members, window, features, growth } = predictor;
  const steps = network.outputSize;
  const weights = memberWeights(members);
  const unit = meanAbsoluteDifference(values.slice(-window), 1);
  const known = new Float64Array(values.length + Math.ceil(horizon / steps) * steps);
  known.set(values);
  for (let end = values.length; end < values.length + horizon; end += steps) {
    const read = known.subarray(Math.max(end - window, 0), end);
    const inputs = directInputs({ window: read.length, features }, read, unit || 1);
    members.forEach(({ parameters }, which) => {
      DirectMember.of(network, parameters)
        .answer(inputs, window - read.length)
        .forEach((answer, step) => {
          const size = growth === 'squareRoot' ? Math.sqrt(step + 1) : 1;
          known[end + step] += weights[which] * answer * size * unit;
        });
    });
    for (let step = 0; step < steps; step++) {
      known[end + step] += known[end - 1];
    }
  }
  return known.subarray(values.length, values.length + horizon);
}

/** `[window, feature]` What a direct network reads of the last values, at most `window` of them, in units of `unit`. */
export function directInputs(
  { window, features }: Pick<DirectPredictor, 'window' | 'features'>,
  values: Float64Array,
  unit: number,
): Float64Array {
  const inputs = new Float64Array(window * features.length);
  const start = window - values.length;
  for (const [column, feature] of features.entries()) {
    for (const [step, input] of read(feature, values, unit).entries()) {
      inputs[(start + step) * features.length + column] = input;
    }
  }
  return inputs;
}

/** `[step]` */
function read(feature: Feature, values: Float64Array, unit: number): Float64Array {
  const last = values[values.length - 1];
  switch (feature) {
    case 'deviation':
      return values.map((value) => signedLog((value - last) / unit));
    case 'difference':
      return values.map((value, step) => signedLog((value - values[Math.max(step - 1, 0)]) / unit));
    case 'presence':
      return new Float64Array(values.length).fill(1);
    case 'slowLevel':
    case 'fastLevel':
      return smoothed(values, levelSmoothing[feature]).map((level) => signedLog((level - last) / unit));
  }
}
