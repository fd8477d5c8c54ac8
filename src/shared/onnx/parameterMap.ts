import { type Cell, layerCount, type NetworkShape } from '../model/networkShape.ts';
import { layerTensors } from './layerTensors.ts';

/** ONNX's order of the gates, in PyTorch's letters. */
const gates: Record<Cell, readonly string[]> = { rnn: ['h'], gru: ['z', 'r', 'n'], lstm: ['i', 'o', 'f', 'g'] };

/**
 * Which tensor of a file holds which of PyTorch's parameters, for whoever wants to train a network on: the names of the
 * tensors begin with `prefix`; the rows of a recurrent layer's stand gate by gate in the order of `gates`, and
 * `linear.weight` is transposed.
 */
export function parameterMap(prefix: string, network: NetworkShape): object {
  const layers = Array.from({ length: layerCount(network) }, (_, layer) => {
    const theirs = [
      [`rnn.weight_ih_l${layer}`],
      [`rnn.weight_hh_l${layer}`],
      [`rnn.bias_ih_l${layer}`, `rnn.bias_hh_l${layer}`],
    ];
    return layerTensors(network, layer).map(({ name }, which) => [`${prefix}${name}`, theirs[which]]);
  });
  return {
    gates: gates[network.cell],
    tensors: {
      ...Object.fromEntries(layers.flat()),
      [`${prefix}linear.weight`]: ['linear.weight'],
      [`${prefix}linear.bias`]: ['linear.bias'],
    },
  };
}
