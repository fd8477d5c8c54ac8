import type { NetworkMember } from '../forecaster.ts';

/** The members' weights, which sum to 1. */
export function memberWeights(members: readonly NetworkMember[]): number[] {
  const sum = members.reduce((total, { weight }) => total + weight, 0);
  return members.map(({ weight }) => weight / sum);
}
