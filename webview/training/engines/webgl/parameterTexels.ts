import type { Cell, NetworkShape } from '../../../../src/shared/model/networkShape.ts';
import { parameterLayout } from '../../../../src/shared/model/parameterLayout.ts';
import { type CellLayout, cellLayout } from './cellLayout.ts';

/**
 * Where a network's parameters lie in a row of texels, four units of the hidden state to a texel. The hidden size is
 * padded with units whose parameters are zero: they answer zero, have a zero gradient, and so stay as they are.
 */
export interface ParameterTexels {
  readonly cell: Cell;
  readonly layout: CellLayout;
  /** Groups of four units. */
  readonly groups: number;
  /** Numbers that go in and come out at each step. */
  readonly inputs: number;
  readonly outputs: number;
  /**
   * First texel of `rnn.weight_hh_l0`: gate by gate, group by group of receiving units, one column of four weights a
   * texel.
   */
  readonly hiddenWeights: number;
  /** First texel of `rnn.weight_ih_l0`: gate by gate, input by input, one texel a group. */
  readonly inputWeights: number;
  /** First of the texels, gate by gate one a group, of `rnn.bias_ih_l0`, `rnn.bias_hh_l0`. */
  readonly inputBias: number;
  readonly hiddenBias: number;
  /** First texel of `linear.weight`: output by output, one texel a group. */
  readonly outputWeights: number;
  /** First of the texels, one an output, whose first number is `linear.bias`. */
  readonly outputBias: number;
  /** The texel whose first number is a loss. */
  readonly loss: number;
  /** Texels in all. */
  readonly count: number;
}

/** The places of a network's parameters. */
export function parameterTexels({ cell, hiddenSize, inputSize, outputSize }: NetworkShape): ParameterTexels {
  const groups = Math.ceil(hiddenSize / 4);
  const layout = cellLayout(cell);
  const inputWeights = layout.gates * 4 * groups * groups;
  const inputBias = inputWeights + layout.gates * inputSize * groups;
  const hiddenBias = inputBias + layout.gates * groups;
  const outputWeights = hiddenBias + layout.gates * groups;
  const outputBias = outputWeights + outputSize * groups;
  const loss = outputBias + outputSize;
  return {
    cell,
    layout,
    groups,
    inputs: inputSize,
    outputs: outputSize,
    hiddenWeights: 0,
    inputWeights,
    inputBias,
    hiddenBias,
    outputWeights,
    outputBias,
    loss,
    count: loss + 1,
  };
}

/** Offset in a row of texels (four numbers each) of every parameter in the flat order of `parameterLayout`. */
export function parameterOffsets(network: NetworkShape): Int32Array {
  const { hiddenSize: units, inputSize, outputSize } = network;
  const layout = parameterLayout(network);
  const texels = parameterTexels(network);
  const { groups } = texels;
  const offsets = new Int32Array(layout['linear.bias'].end);
  for (let gate = 0; gate < texels.layout.gates; gate++) {
    for (let unit = 0; unit < units; unit++) {
      const row = gate * units + unit;
      for (let input = 0; input < inputSize; input++) {
        const texel = texels.inputWeights + (gate * inputSize + input) * groups;
        offsets[layout['rnn.weight_ih_l0'].start + row * inputSize + input] = 4 * texel + unit;
      }
      for (let source = 0; source < units; source++) {
        const texel = texels.hiddenWeights + (gate * groups + Math.floor(unit / 4)) * 4 * groups + source;
        offsets[layout['rnn.weight_hh_l0'].start + row * units + source] = 4 * texel + (unit % 4);
      }
      offsets[layout['rnn.bias_ih_l0'].start + row] = 4 * (texels.inputBias + gate * groups) + unit;
      offsets[layout['rnn.bias_hh_l0'].start + row] = 4 * (texels.hiddenBias + gate * groups) + unit;
    }
  }
  for (let output = 0; output < outputSize; output++) {
    for (let unit = 0; unit < units; unit++) {
      const texel = texels.outputWeights + output * groups;
      offsets[layout['linear.weight'].start + output * units + unit] = 4 * texel + unit;
    }
    offsets[layout['linear.bias'].start + output] = 4 * (texels.outputBias + output);
  }
  return offsets;
}
