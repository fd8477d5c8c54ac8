import type { DirectPredictor, Feature } from '../forecaster.ts';
import { meanAbsoluteDifference } from '../measure.ts';
import { signedLog } from '../transforms/applyTransform.ts';
import { DirectMember } from './directMember.ts';
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
  const last = values[values.length - 1];
  values.forEach((value, step) => {
    const row = window - values.length + step;
    features.forEach((feature, column) => {
      inputs[row * features.length + column] = read(feature, value, last, step === 0 ? value : values[step - 1], unit);
    });
  });
  return inputs;
}

function read(feature: Feature, value: number, last: number, before: number, unit: number): number {
  switch (feature) {
    case 'deviation':
      return signedLog((value - last) / unit);
    case 'difference':
      return signedLog((value - before) / unit);
    case 'presence':
      return 1;
  }
}
