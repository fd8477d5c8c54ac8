import { type PlainCell, plainCell, type Row } from './cells/plainCell.ts';
import { gateCount, isScalar, type NetworkShape, stateSize } from './networkShape.ts';
import { parameterLayout } from './parameterLayout.ts';

/** A network with its weights, in float64, one step at a time. Holds views of the parameters, not copies. */
export class RecurrentNetwork {
  readonly shape: NetworkShape;
  readonly cell: PlainCell;
  /** `[gate * H, I]` and `[gate * H, H]`. */
  readonly inputWeights: Float64Array;
  readonly hiddenWeights: Float64Array;
  /** `[O, H]`. */
  readonly outputWeights: Float64Array;
  readonly #inputBias: Float64Array;
  readonly #hiddenBias: Float64Array;
  readonly #outputBias: Float64Array;
  readonly #inputSums: Float64Array;
  readonly #hiddenSums: Float64Array;

  /** Opens a flat parameter vector (in the order of `parameterLayout`). */
  constructor(shape: NetworkShape, parameters: Float64Array) {
    const layout = parameterLayout(shape);
    const view = (name: keyof typeof layout) => parameters.subarray(layout[name].start, layout[name].end);
    this.shape = shape;
    this.cell = plainCell(shape.cell);
    this.inputWeights = view('rnn.weight_ih_l0');
    this.hiddenWeights = view('rnn.weight_hh_l0');
    this.#inputBias = view('rnn.bias_ih_l0');
    this.#hiddenBias = view('rnn.bias_hh_l0');
    this.outputWeights = view('linear.weight');
    this.#outputBias = view('linear.bias');
    this.#inputSums = new Float64Array(gateCount(shape.cell) * shape.hiddenSize);
    this.#hiddenSums = new Float64Array(this.#inputSums.length);
  }

  /** One step: reads `inputs` `[I]` and the state, writes the next state and the step's trace. */
  advance(inputs: Row, state: Row, next: Row, trace: Row): void {
    const { inputSize, hiddenSize } = this.shape;
    addProduct(this.#inputSums, this.#inputBias, this.inputWeights, inputs, inputSize);
    addProduct(this.#hiddenSums, this.#hiddenBias, this.hiddenWeights, state, hiddenSize);
    this.cell.forward(hiddenSize, this.#inputSums, this.#hiddenSums, state, next, trace);
  }

  /** The linear head's answer to a state, for one of the outputs. */
  answer(state: Row, output: number): number {
    const units = this.shape.hiddenSize;
    const row = output * units;
    let sum = this.#outputBias[output];
    for (let unit = 0; unit < units; unit++) {
      sum += this.outputWeights[row + unit] * state.values[state.start + unit];
    }
    return sum;
  }
}

/** `sums = bias + matrix vector`, the matrix row-major with `columns` columns. */
function addProduct(sums: Float64Array, bias: Float64Array, matrix: Float64Array, vector: Row, columns: number): void {
  const { values, start } = vector;
  let at = 0;
  for (let row = 0; row < sums.length; row++) {
    let sum = bias[row];
    for (let column = 0; column < columns; column++) {
      sum += matrix[at++] * values[start + column];
    }
    sums[row] = sum;
  }
}

/**
 * Feeds `warmUp` (`[time]`, at least one value) to the network from a zero hidden state, then its own answers back to
 * it; returns the `horizon` answers, the first being the one to the last of `warmUp`, and writes those to all of `warmUp`
 * to `answersToWarmUp`. Throws unless the network answers one number with one number.
 */
export function rollOutNetwork(
  shape: NetworkShape,
  parameters: Float64Array,
  warmUp: Float64Array,
  horizon: number,
  answersToWarmUp?: Float64Array,
): Float64Array {
  if (!isScalar(shape)) {
    throw new Error(
      `A network of ${shape.inputSize} inputs and ${shape.outputSize} outputs cannot run on its own answers.`,
    );
  }
  const network = new RecurrentNetwork(shape, parameters);
  const states = [0, 1].map(() => ({ values: new Float64Array(stateSize(shape)), start: 0 }));
  const trace = { values: new Float64Array(network.cell.traceSize * shape.hiddenSize), start: 0 };
  const inputs = { values: new Float64Array(1), start: 0 };
  let current = 0;
  const advance = (input: number): number => {
    inputs.values[0] = input;
    const next = 1 - current;
    network.advance(inputs, states[current], states[next], trace);
    current = next;
    return network.answer(states[current], 0);
  };
  let answer = 0;
  for (const [step, value] of warmUp.entries()) {
    answer = advance(value);
    if (answersToWarmUp !== undefined) {
      answersToWarmUp[step] = answer;
    }
  }
  const answers = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) {
    if (step > 0) {
      answer = advance(answer);
    }
    answers[step] = answer;
  }
  return answers;
}
