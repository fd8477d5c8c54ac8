import type { NetworkShape } from '../networkShape.ts';
import type { Forecaster, NetworkMember, Transform } from './forecaster.ts';

/** Networks alike on their own answers, averaged, after what `transforms` do to the series. */
export function rollOutForecaster(
  name: string,
  network: NetworkShape,
  transforms: readonly Transform[],
  members: readonly Omit<NetworkMember, 'weight'>[],
): Forecaster {
  return {
    components: [
      {
        name,
        weights: [1],
        transforms,
        predictor: {
          kind: 'rollOut',
          network,
          members: members.map(({ seed, parameters }) => ({ seed, weight: 1, parameters })),
        },
      },
    ],
    calibration: null,
    nonNegative: false,
  };
}
