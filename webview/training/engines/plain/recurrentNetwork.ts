import type { NetworkShape } from '../../../../src/shared/model/networkShape.ts';
import { parameterLayout } from '../../../../src/shared/model/parameterLayout.ts';

/** The parameters of one network as views of its flat vector, both biases of the cell summed. */
export interface NetworkWeights {
  /** `[H]`: the column that meets the input. */
  readonly inputWeights: Float64Array;
  /** `[H, H]`, row by receiving unit. */
  readonly hiddenWeights: Float64Array;
  /** `[H]`. */
  readonly bias: Float64Array;
  /** `[H]`. */
  readonly outputWeights: Float64Array;
  readonly outputBias: number;
}

/** Opens a flat parameter vector (in the order of `parameterLayout`). */
export function networkWeights(network: NetworkShape, parameters: Float64Array): NetworkWeights {
  const layout = parameterLayout(network);
  const view = (name: keyof typeof layout) => parameters.subarray(layout[name].start, layout[name].end);
  const hiddenBias = view('rnn.bias_hh_l0');
  return {
    inputWeights: view('rnn.weight_ih_l0'),
    hiddenWeights: view('rnn.weight_hh_l0'),
    bias: view('rnn.bias_ih_l0').map((bias, unit) => bias + hiddenBias[unit]),
    outputWeights: view('linear.weight'),
    outputBias: view('linear.bias')[0],
  };
}

/**
 * One step of the cell, `h' = tanh(x W_ih + b_ih + h W_hh + b_hh)`: reads the hidden state at `from`, writes the next
 * one at `to` (offsets into `hidden`), and returns the linear head's answer to it.
 */
export function stepNetwork(
  weights: NetworkWeights,
  input: number,
  hidden: Float64Array,
  from: number,
  to: number,
): number {
  const { inputWeights, hiddenWeights, bias, outputWeights } = weights;
  const units = bias.length;
  let output = weights.outputBias;
  for (let unit = 0; unit < units; unit++) {
    let sum = bias[unit] + inputWeights[unit] * input;
    const row = unit * units;
    for (let source = 0; source < units; source++) {
      sum += hiddenWeights[row + source] * hidden[from + source];
    }
    const activation = Math.tanh(sum);
    hidden[to + unit] = activation;
    output += outputWeights[unit] * activation;
  }
  return output;
}

/**
 * Feeds `warmUp` (`[time]`, at least one value) to the network from a zero hidden state, then its own answers back to
 * it; returns the `horizon` answers, the first being the one to the last of `warmUp`.
 */
export function rollOutNetwork(
  network: NetworkShape,
  parameters: Float64Array,
  warmUp: Float64Array,
  horizon: number,
): Float64Array {
  const weights = networkWeights(network, parameters);
  const units = network.hiddenSize;
  const hidden = new Float64Array(2 * units);
  let current = 0;
  const advance = (input: number): number => {
    const next = units - current;
    const output = stepNetwork(weights, input, hidden, current, next);
    current = next;
    return output;
  };
  let answer = 0;
  for (const value of warmUp) {
    answer = advance(value);
  }
  const answers = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) {
    answers[step] = answer;
    answer = advance(answer);
  }
  return answers;
}
