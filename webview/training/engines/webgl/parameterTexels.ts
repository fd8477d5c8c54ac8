import type { NetworkShape } from '../../../../src/shared/model/networkShape.ts';
import { parameterLayout } from '../../../../src/shared/model/parameterLayout.ts';

/**
 * Where a network's parameters lie in a row of texels, four units of the hidden state to a texel. The hidden size is
 * padded with units whose parameters are zero: they answer zero, have a zero gradient, and so stay as they are.
 */
export interface ParameterTexels {
  /** Groups of four units. */
  readonly groups: number;
  /** First texel of `rnn.weight_hh_l0`: group by group of receiving units, one column of four weights a texel. */
  readonly hiddenWeights: number;
  /** First of the texels, one a group, of `rnn.weight_ih_l0`, `rnn.bias_ih_l0`, `rnn.bias_hh_l0`, `linear.weight`. */
  readonly inputWeights: number;
  readonly inputBias: number;
  readonly hiddenBias: number;
  readonly outputWeights: number;
  /** The texel whose first number is `linear.bias`. */
  readonly outputBias: number;
  /** The texel whose first number is a loss. */
  readonly loss: number;
  /** Texels in all. */
  readonly count: number;
}

/** The places of a network's parameters. */
export function parameterTexels(network: NetworkShape): ParameterTexels {
  const groups = Math.ceil(network.hiddenSize / 4);
  const inputWeights = 4 * groups * groups;
  const outputBias = inputWeights + 4 * groups;
  return {
    groups,
    hiddenWeights: 0,
    inputWeights,
    inputBias: inputWeights + groups,
    hiddenBias: inputWeights + 2 * groups,
    outputWeights: inputWeights + 3 * groups,
    outputBias,
    loss: outputBias + 1,
    count: outputBias + 2,
  };
}

/** Offset in a row of texels (four numbers each) of every parameter in the flat order of `parameterLayout`. */
export function parameterOffsets(network: NetworkShape): Int32Array {
  const units = network.hiddenSize;
  const layout = parameterLayout(network);
  const texels = parameterTexels(network);
  const offsets = new Int32Array(layout['linear.bias'].end);
  const vector = (start: number, texel: number) => {
    for (let unit = 0; unit < units; unit++) {
      offsets[start + unit] = 4 * texel + unit;
    }
  };
  vector(layout['rnn.weight_ih_l0'].start, texels.inputWeights);
  vector(layout['rnn.bias_ih_l0'].start, texels.inputBias);
  vector(layout['rnn.bias_hh_l0'].start, texels.hiddenBias);
  vector(layout['linear.weight'].start, texels.outputWeights);
  offsets[layout['linear.bias'].start] = 4 * texels.outputBias;
  for (let receiver = 0; receiver < units; receiver++) {
    const group = Math.floor(receiver / 4);
    for (let source = 0; source < units; source++) {
      const texel = texels.hiddenWeights + group * 4 * texels.groups + source;
      offsets[layout['rnn.weight_hh_l0'].start + receiver * units + source] = 4 * texel + (receiver % 4);
    }
  }
  return offsets;
}
