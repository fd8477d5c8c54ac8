import type { Row } from './cells/plainCell.ts';
import { isScalar, layerStateSize, type NetworkShape, stateSize } from './networkShape.ts';
import { layerSlots, parameterLayout } from './parameterLayout.ts';
import { RecurrentLayer } from './recurrentLayer.ts';

/** A network with its weights, in float64, one step at a time. Holds views of the parameters, not copies. */
export class RecurrentNetwork {
  readonly shape: NetworkShape;
  /** The lowest, which reads the inputs, first. */
  readonly layers: readonly RecurrentLayer[];
  /** `[O, H]`. */
  readonly outputWeights: Float64Array;
  readonly #outputBias: Float64Array;

  /** Opens a flat parameter vector (in the order of `parameterLayout`). */
  constructor(shape: NetworkShape, parameters: Float64Array) {
    const { 'linear.weight': weight, 'linear.bias': bias } = parameterLayout(shape);
    this.shape = shape;
    this.layers = layerSlots(shape).map((slots) => new RecurrentLayer(shape, slots, parameters));
    this.outputWeights = parameters.subarray(weight.start, weight.end);
    this.#outputBias = parameters.subarray(bias.start, bias.end);
  }

  /** Numbers that a step's trace takes, layer after layer. */
  get traceSize(): number {
    return this.layers.length * this.layers[0].cell.traceSize * this.shape.hiddenSize;
  }

  /** One step: reads `inputs` `[I]` and the state, writes the next state and the step's trace. */
  advance(inputs: Row, state: Row, next: Row, trace: Row): void {
    this.layers[0].advance(inputs, state, next, trace);
    for (let layer = 1; layer < this.layers.length; layer++) {
      const { cell } = this.layers[layer];
      const below = this.#ofLayer(next, layer - 1);
      const traceOfLayer = {
        values: trace.values,
        start: trace.start + layer * cell.traceSize * this.shape.hiddenSize,
      };
      this.layers[layer].advance(below, this.#ofLayer(state, layer), this.#ofLayer(next, layer), traceOfLayer);
    }
  }

  /** The linear head's answer to a state, for one of the outputs. */
  answer(state: Row, output: number): number {
    const units = this.shape.hiddenSize;
    const row = output * units;
    const start = state.start + (this.layers.length - 1) * layerStateSize(this.shape);
    let sum = this.#outputBias[output];
    for (let unit = 0; unit < units; unit++) {
      sum += this.outputWeights[row + unit] * state.values[start + unit];
    }
    return sum;
  }

  #ofLayer({ values, start }: Row, layer: number): Row {
    return { values, start: start + layer * layerStateSize(this.shape) };
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
  const trace = { values: new Float64Array(network.traceSize), start: 0 };
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
