import type { NetworkShape } from './networkShape.ts';
import { parameterCount } from './parameterLayout.ts';
import type { RandomGenerator } from './randomGenerator.ts';

/** Fresh weights as PyTorch draws them: uniform in ±1/sqrt(H), flat in the order of `parameterLayout`. */
export function initialParameters(network: NetworkShape, random: RandomGenerator): Float64Array {
  const bound = 1 / Math.sqrt(network.hiddenSize);
  // Rounded to float32, so that every engine starts from the same numbers.
  return Float64Array.from({ length: parameterCount(network) }, () => Math.fround(random.uniform(-bound, bound)));
}
