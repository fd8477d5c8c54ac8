import type { DirectPredictor, Transform } from './forecaster/forecaster.ts';
import type { NetworkShape } from './networkShape.ts';

/** A network to look at step by step, and what it reads of a series; plain JSON. */
export interface ShownNetwork {
  readonly shape: NetworkShape;
  /** Flat, in the order of `parameterLayout`. */
  readonly parameters: ArrayLike<number>;
  /** What is done to a series before the network reads it. */
  readonly transforms: readonly Transform[];
  /** How it reads a window of values at once; `null` for one that answers each value with the next. */
  readonly direct: Pick<DirectPredictor, 'window' | 'features'> | null;
  /** What it is a part of; `null` for a network that forecasts alone. */
  readonly partOf: NetworkPartOf | null;
}

/** A network's place among what forecasts together. */
export interface NetworkPartOf {
  /** What a person calls the component. */
  readonly name: string;
  /** The component's mean share of the forecast, 0 to 1. */
  readonly share: number;
  /** How many networks the component has, this one being the one that counts most. */
  readonly members: number;
}

/** Why there is no network to look at. */
export interface NoShownNetwork {
  readonly reason: string;
}

/** The network, where there is one to look at. */
export function seenNetwork(network: ShownNetwork | NoShownNetwork | null): ShownNetwork | null {
  return network === null || 'reason' in network ? null : network;
}
