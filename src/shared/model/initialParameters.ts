import type { NetworkShape } from './networkShape.ts';
import { parameterCount } from './parameterLayout.ts';
import { RandomGenerator } from './randomGenerator.ts';

/** Fresh weights as PyTorch draws them: uniform in ±1/sqrt(H), flat in the order of `parameterLayout`. */
export function initialParameters(network: NetworkShape, random: RandomGenerator): Float64Array {
  const bound = 1 / Math.sqrt(network.hiddenSize);
  // Rounded to float32, so that every engine starts from the same numbers.
  return Float64Array.from({ length: parameterCount(network) }, () => Math.fround(random.uniform(-bound, bound)));
}

/**
 * Fresh weights of an ensemble, `[member, parameter]`: the first member's come from the seed, each other's from the next
 * seed.
 */
export function initialMembers(network: NetworkShape, members: number, seed: number): Float64Array {
  const each = Array.from({ length: members }, (_, member) =>
    initialParameters(network, new RandomGenerator(memberSeed(seed, member))),
  );
  return Float64Array.from(each.flatMap((parameters) => [...parameters]));
}

/** The seed of one member's first weights. */
export function memberSeed(seed: number, member: number): number {
  return (seed + member) % 2 ** 32;
}
