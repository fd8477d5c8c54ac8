import type { NetworkShape } from '../../../../src/shared/model/networkShape.ts';
import { parameterLayout } from '../../../../src/shared/model/parameterLayout.ts';

/**
 * Where a network's parameters lie in a row of texels, four units of the hidden state to a texel. The hidden size is
 * padded with units whose parameters are zero: they answer zero, have a zero gradient, and so stay as they are.
 */
export interface ParameterTexels {
  /** Groups of four units. */
  readonly groups: number;
  /** Numbers that go in and come out at each step. */
  readonly inputs: number;
  readonly outputs: number;
  /** First texel of `rnn.weight_hh_l0`: group by group of receiving units, one column of four weights a texel. */
  readonly hiddenWeights: number;
  /** First texel of `rnn.weight_ih_l0`: input by input, one texel a group. */
  readonly inputWeights: number;
  /** First of the texels, one a group, of `rnn.bias_ih_l0`, `rnn.bias_hh_l0`. */
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
export function parameterTexels({ hiddenSize, inputSize, outputSize }: NetworkShape): ParameterTexels {
  const groups = Math.ceil(hiddenSize / 4);
  const inputWeights = 4 * groups * groups;
  const inputBias = inputWeights + inputSize * groups;
  const outputWeights = inputBias + 2 * groups;
  const outputBias = outputWeights + outputSize * groups;
  const loss = outputBias + outputSize;
  return {
    groups,
    inputs: inputSize,
    outputs: outputSize,
    hiddenWeights: 0,
    inputWeights,
    inputBias,
    hiddenBias: inputBias + groups,
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
  for (let unit = 0; unit < units; unit++) {
    for (let input = 0; input < inputSize; input++) {
      const texel = texels.inputWeights + input * groups;
      offsets[layout['rnn.weight_ih_l0'].start + unit * inputSize + input] = 4 * texel + unit;
    }
    for (let source = 0; source < units; source++) {
      const texel = texels.hiddenWeights + Math.floor(unit / 4) * 4 * groups + source;
      offsets[layout['rnn.weight_hh_l0'].start + unit * units + source] = 4 * texel + (unit % 4);
    }
    offsets[layout['rnn.bias_ih_l0'].start + unit] = 4 * texels.inputBias + unit;
    offsets[layout['rnn.bias_hh_l0'].start + unit] = 4 * texels.hiddenBias + unit;
    for (let output = 0; output < outputSize; output++) {
      const texel = texels.outputWeights + output * groups;
      offsets[layout['linear.weight'].start + output * units + unit] = 4 * texel + unit;
    }
  }
  for (let output = 0; output < outputSize; output++) {
    offsets[layout['linear.bias'].start + output] = 4 * (texels.outputBias + output);
  }
  return offsets;
}
