import type { NetworkShape } from '../../../../src/shared/model/networkShape.ts';
import { parameterLayout } from '../../../../src/shared/model/parameterLayout.ts';
import { networkWeights, stepNetwork } from './recurrentNetwork.ts';

/** The whole batch that a network is trained on, in network units. */
export interface Batch {
  readonly steps: number;
  readonly series: number;
  /** `[time, series]`. */
  readonly inputs: Float64Array;
  /** `[time, series]`. */
  readonly targets: Float64Array;
}

/**
 * Loss and gradient of one network on one batch by back-propagation through time, in float64. Owns the memory of its
 * intermediate values, so that an iteration allocates next to nothing.
 */
export class BackPropagation {
  /** Answers of the last forward pass, `[time, series]`. */
  readonly outputs: Float64Array;
  readonly #network: NetworkShape;
  readonly #batch: Batch;
  /** Hidden states of one series, `[time + 1, unit]`; the first is zero. */
  readonly #hidden: Float64Array;
  /** Gradient of the loss by the pre-activation of one step, `[unit]`. */
  readonly #delta: Float64Array;
  /** Gradient of the loss by the hidden state of one step, `[unit]`. */
  readonly #hiddenGradient: Float64Array;

  constructor(network: NetworkShape, batch: Batch) {
    this.#network = network;
    this.#batch = batch;
    this.outputs = new Float64Array(batch.steps * batch.series);
    this.#hidden = new Float64Array((batch.steps + 1) * network.hiddenSize);
    this.#delta = new Float64Array(network.hiddenSize);
    this.#hiddenGradient = new Float64Array(network.hiddenSize);
  }

  /** Runs forward only, leaving the answers in `outputs`, and returns the mean squared error. */
  loss(parameters: Float64Array): number {
    return this.#pass(parameters, null);
  }

  /** Returns the mean squared error and writes its gradient, in the order of `parameterLayout`, to `gradient`. */
  lossAndGradient(parameters: Float64Array, gradient: Float64Array): number {
    gradient.fill(0);
    const loss = this.#pass(parameters, gradient);
    const { 'rnn.bias_ih_l0': inputBias, 'rnn.bias_hh_l0': hiddenBias } = parameterLayout(this.#network);
    gradient.copyWithin(hiddenBias.start, inputBias.start, inputBias.end);
    return loss;
  }

  #pass(parameters: Float64Array, gradient: Float64Array | null): number {
    const { steps, series, inputs, targets } = this.#batch;
    const units = this.#network.hiddenSize;
    const weights = networkWeights(this.#network, parameters);
    const hidden = this.#hidden;
    let squares = 0;
    for (let which = 0; which < series; which++) {
      for (let time = 0; time < steps; time++) {
        const at = time * series + which;
        const output = stepNetwork(weights, inputs[at], hidden, time * units, (time + 1) * units);
        this.outputs[at] = output;
        squares += (output - targets[at]) ** 2;
      }
      if (gradient !== null) {
        this.#backward(weights, which, gradient);
      }
    }
    return squares / (steps * series);
  }

  /** Adds one series' share of the gradient; both biases' share goes to `rnn.bias_ih_l0`. */
  #backward(weights: ReturnType<typeof networkWeights>, which: number, gradient: Float64Array): void {
    const { steps, series, inputs, targets } = this.#batch;
    const { hiddenWeights, outputWeights } = weights;
    const units = this.#network.hiddenSize;
    const layout = parameterLayout(this.#network);
    const inputStart = layout['rnn.weight_ih_l0'].start;
    const hiddenStart = layout['rnn.weight_hh_l0'].start;
    const biasStart = layout['rnn.bias_ih_l0'].start;
    const outputStart = layout['linear.weight'].start;
    const outputBiasStart = layout['linear.bias'].start;
    const hidden = this.#hidden;
    const delta = this.#delta;
    const hiddenGradient = this.#hiddenGradient.fill(0);
    const errorScale = 2 / (steps * series);
    for (let time = steps - 1; time >= 0; time--) {
      const at = time * series + which;
      const before = time * units;
      const after = before + units;
      const error = errorScale * (this.outputs[at] - targets[at]);
      gradient[outputBiasStart] += error;
      for (let unit = 0; unit < units; unit++) {
        const activation = hidden[after + unit];
        gradient[outputStart + unit] += error * activation;
        delta[unit] = (hiddenGradient[unit] + error * outputWeights[unit]) * (1 - activation * activation);
      }
      hiddenGradient.fill(0);
      for (let unit = 0; unit < units; unit++) {
        const change = delta[unit];
        const row = unit * units;
        gradient[inputStart + unit] += change * inputs[at];
        gradient[biasStart + unit] += change;
        for (let source = 0; source < units; source++) {
          gradient[hiddenStart + row + source] += change * hidden[before + source];
          hiddenGradient[source] += change * hiddenWeights[row + source];
        }
      }
    }
  }
}
