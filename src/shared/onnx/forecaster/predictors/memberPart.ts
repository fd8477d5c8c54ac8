import type { NetworkMember } from '../../../model/forecaster/forecaster.ts';
import { cellName, type NetworkShape } from '../../../model/networkShape.ts';
import { layerSlots, parameterLayout } from '../../../model/parameterLayout.ts';
import { cellAttributes, stateNames } from '../../cellNode.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';
import { layerTensors, layerValues } from '../../layerTensors.ts';
import { transposed } from '../../recurrentPart.ts';

/** One network of an ensemble in a graph, after it has read `x [time, batch, I]` from zero states. */
export interface MemberPart {
  /** Of the uppermost layer, `[time, 1, batch, H]`. */
  readonly hidden: string;
  /** Layer by layer, the lowest first, as `stateNames` counts them; each `[1, batch, H]`. */
  readonly lastStates: readonly (readonly string[])[];
  /** `[H, O]` and `[O]`. */
  readonly headWeights: string;
  readonly headBias: string;
}

/** What a member's tensors are called, before the last part. */
export function memberName(component: number, member: number): string {
  return `component${component}.member${member}`;
}

/** Adds a network's weights, as they can be read back, and its recurrent layers. */
export function memberPart(
  graph: GraphBuilder,
  name: string,
  network: NetworkShape,
  { parameters }: NetworkMember,
  x: string,
): MemberPart {
  const { cell, hiddenSize: units, outputSize } = network;
  const { 'linear.weight': weight, 'linear.bias': bias } = parameterLayout(network);
  const layers = layerSlots(network).map((slots, layer) => {
    const values = layerValues(cell, slots, parameters);
    return layerTensors(network, layer).map((tensor, which) =>
      graph.named(`${name}.${tensor.name}`, values[which], tensor.dimensions),
    );
  });
  const headWeights = graph.named(
    `${name}.linear.weight`,
    transposed(parameters.subarray(weight.start, weight.end), outputSize),
    [units, outputSize],
  );
  const headBias = graph.named(`${name}.linear.bias`, parameters.subarray(bias.start, bias.end), [outputSize]);
  let hidden = '';
  const lastStates = layers.map((tensors, layer) => {
    const read = layer === 0 ? x : graph.add('Squeeze', [hidden, graph.integers([1])]);
    const outputs = 1 + stateNames(cell).length;
    const [every, ...last] = graph.addMany(cellName(cell), [read, ...tensors], outputs, cellAttributes(cell, units));
    hidden = every;
    return last;
  });
  return { hidden, lastStates, headWeights, headBias };
}
