import type { TrainingRequest } from '../protocol.ts';
import { reasonNotToShow } from './networkToShow.ts';
import { parameterCount } from './parameterLayout.ts';
import type { NoShownNetwork, ShownNetwork } from './shownNetwork.ts';

/** The first of the networks that a training makes, to be looked at; `parameters` are its weights of now, of any that follow, too. */
export function trainedNetwork(
  { network, scaling, transforms = [], members = 1, title }: TrainingRequest,
  parameters: ArrayLike<number>,
): ShownNetwork | NoShownNetwork {
  const reason = reasonNotToShow(network, true);
  if (reason !== null) {
    return { reason };
  }
  const count = parameterCount(network);
  return {
    shape: network,
    // The same object for the same weights: what is shown of a network is found anew for others.
    parameters:
      parameters.length === count ? parameters : Float64Array.from({ length: count }, (_, i) => parameters[i]),
    transforms: [...transforms, { kind: 'scale', centre: scaling.offset, unit: scaling.scale }],
    direct: null,
    partOf: members === 1 ? null : { name: title, share: 1, members },
  };
}
