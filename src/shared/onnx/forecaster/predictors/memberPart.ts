import type { NetworkMember } from '../../../model/forecaster/forecaster.ts';
import { cellName, gateCount, type NetworkShape } from '../../../model/networkShape.ts';
import { type ParameterName, parameterLayout } from '../../../model/parameterLayout.ts';
import { cellAttributes, stateNames } from '../../cellNode.ts';
import { toOnnxGates } from '../../gateOrder.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';
import { transposed } from '../../recurrentPart.ts';

/** One network of an ensemble in a graph, after it has read `x [time, batch, I]` from zero states. */
export interface MemberPart {
  /** `[time, 1, batch, H]` */
  readonly hidden: string;
  /** As `stateNames` counts them, each `[1, batch, H]`. */
  readonly lastStates: readonly string[];
  /** `[H, O]` and `[O]`. */
  readonly headWeights: string;
  readonly headBias: string;
}

/** The tensors of a network in a forecaster's file, by the last part of their names. */
export const memberTensors = ['rnn.weight_ih', 'rnn.weight_hh', 'rnn.bias', 'linear.weight', 'linear.bias'] as const;

/** What a member's tensors are called, before the last part. */
export function memberName(component: number, member: number): string {
  return `component${component}.member${member}`;
}

/** Adds a network's weights, as they can be read back, and its recurrent layer. */
export function memberPart(
  graph: GraphBuilder,
  name: string,
  network: NetworkShape,
  { parameters }: NetworkMember,
  x: string,
): MemberPart {
  const { cell, hiddenSize: units, inputSize, outputSize } = network;
  const layout = parameterLayout(network);
  const rows = gateCount(cell) * units;
  const values = (parameter: ParameterName) => parameters.subarray(layout[parameter].start, layout[parameter].end);
  const ordered = (parameter: ParameterName) => toOnnxGates(cell, values(parameter));
  const inputWeights = graph.named(`${name}.rnn.weight_ih`, ordered('rnn.weight_ih_l0'), [1, rows, inputSize]);
  const hiddenWeights = graph.named(`${name}.rnn.weight_hh`, ordered('rnn.weight_hh_l0'), [1, rows, units]);
  const bias = graph.named(
    `${name}.rnn.bias`,
    [...ordered('rnn.bias_ih_l0'), ...ordered('rnn.bias_hh_l0')],
    [1, 2 * rows],
  );
  const headWeights = graph.named(`${name}.linear.weight`, transposed(values('linear.weight'), outputSize), [
    units,
    outputSize,
  ]);
  const headBias = graph.named(`${name}.linear.bias`, values('linear.bias'), [outputSize]);
  const [hidden, ...lastStates] = graph.addMany(
    cellName(cell),
    [x, inputWeights, hiddenWeights, bias],
    1 + stateNames(cell).length,
    cellAttributes(cell, units),
  );
  return { hidden, lastStates, headWeights, headBias };
}
