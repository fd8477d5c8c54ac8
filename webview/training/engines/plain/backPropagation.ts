import { plainCell } from '../../../../src/shared/model/cells/plainCell.ts';
import { gateCount, type NetworkShape, stateSize } from '../../../../src/shared/model/networkShape.ts';
import { parameterLayout } from '../../../../src/shared/model/parameterLayout.ts';
import { RecurrentNetwork } from '../../../../src/shared/model/recurrentNetwork.ts';
import { lengthOf, targetCount } from '../checkEngineTask.ts';
import type { EngineTask } from '../engineTask.ts';
import { type ErrorMeasure, errorMeasure, measureError, measureSlope } from '../errorMeasure.ts';

/** A row that moves through a larger array. */
interface MovingRow {
  readonly values: Float64Array;
  start: number;
}

/**
 * Loss and gradient of one network on a task's series by back-propagation through time, in float64. Owns the memory of
 * its intermediate values, so that an iteration allocates next to nothing.
 */
export class BackPropagation {
  /** Answers of the last forward pass, shaped as the task's targets. */
  readonly outputs: Float64Array;
  readonly #task: EngineTask;
  readonly #measure: ErrorMeasure;
  /** Of one series: states `[time + 1, state]`, the first that before the series; traces; inputs as they were taken. */
  readonly #states: Float64Array;
  readonly #traces: Float64Array;
  readonly #inputs: Float64Array;
  /** Gradient of the loss by the answers of one series, `[answer, output]`. */
  readonly #answerGradient: Float64Array;
  readonly #stateGradient: Float64Array;
  readonly #inputSumGradient: Float64Array;
  readonly #hiddenSumGradient: Float64Array;

  constructor(task: EngineTask) {
    const { network, steps } = task;
    const { hiddenSize, inputSize, outputSize, cell } = network;
    const rows = gateCount(cell) * hiddenSize;
    this.#task = task;
    this.#measure = errorMeasure(task.loss, outputSize);
    this.outputs = new Float64Array(targetCount(task));
    this.#states = new Float64Array((steps + 1) * stateSize(network));
    this.#traces = new Float64Array(steps * traceNumbers(network));
    this.#inputs = new Float64Array(steps * inputSize);
    this.#answerGradient = new Float64Array(steps * outputSize);
    this.#stateGradient = new Float64Array(stateSize(network));
    this.#inputSumGradient = new Float64Array(rows);
    this.#hiddenSumGradient = new Float64Array(rows);
  }

  /** Runs forward only, leaving the answers in `outputs`, and returns the loss over the series of `batch`. */
  loss(parameters: Float64Array, batch: Int32Array): number {
    return this.#pass(parameters, batch, null);
  }

  /** Returns the loss and writes its gradient, in the order of `parameterLayout`, to `gradient`. */
  lossAndGradient(parameters: Float64Array, batch: Int32Array, gradient: Float64Array): number {
    gradient.fill(0);
    return this.#pass(parameters, batch, gradient);
  }

  #pass(parameters: Float64Array, batch: Int32Array, gradient: Float64Array | null): number {
    const network = new RecurrentNetwork(this.#task.network, parameters);
    let weight = 0;
    for (const which of batch) {
      weight += this.#weightOf(which);
    }
    let sum = 0;
    for (const which of batch) {
      this.#forward(network, which);
      sum += this.#measureErrors(which, weight);
      if (gradient !== null) {
        this.#backward(network, which, gradient);
      }
    }
    return weight === 0 ? 0 : sum / weight;
  }

  /** Runs a network through one series. */
  #forward(network: RecurrentNetwork, which: number): void {
    const { series, initialState, answers, freeRunningFrom = Number.POSITIVE_INFINITY } = this.#task;
    const { inputSize, outputSize } = network.shape;
    const size = stateSize(network.shape);
    const length = lengthOf(this.#task, which);
    const inputs = moving(this.#inputs);
    const state = moving(this.#states);
    const next = moving(this.#states);
    const trace = moving(this.#traces);
    for (let i = 0; i < size; i++) {
      this.#states[i] = initialState?.[which * size + i] ?? 0;
    }
    for (let time = 0; time < length; time++) {
      const given = (time * series + which) * inputSize;
      inputs.start = time * inputSize;
      for (let i = 0; i < inputSize; i++) {
        this.#inputs[inputs.start + i] = this.#task.inputs[given + i];
      }
      if (time >= freeRunningFrom) {
        this.#inputs[inputs.start] = this.outputs[this.#targetStart(which, time - 1)];
      }
      state.start = time * size;
      next.start = state.start + size;
      trace.start = time * traceNumbers(network.shape);
      network.advance(inputs, state, next, trace);
      if (answers !== 'last' || time === length - 1) {
        const at = this.#targetStart(which, time);
        for (let output = 0; output < outputSize; output++) {
          this.outputs[at + output] = network.answer(next, output);
        }
      }
    }
  }

  /** The weighted sum of one series' errors; leaves the loss's gradient by its answers, the loss being over `weight`. */
  #measureErrors(which: number, weight: number): number {
    const { targets, weights } = this.#task;
    const { outputSize } = this.#task.network;
    let sum = 0;
    this.#eachAnswer(which, (time, at) => {
      for (let output = 0; output < outputSize; output++) {
        const counts = weights?.[at + output] ?? 1;
        const error = counts === 0 ? 0 : this.outputs[at + output] - targets[at + output];
        sum += counts * measureError(this.#measure, output, error);
        this.#answerGradient[time * outputSize + output] =
          counts === 0 ? 0 : (counts * measureSlope(this.#measure, output, error)) / weight;
      }
    });
    return sum;
  }

  /** Adds one series' share of the gradient. */
  #backward(network: RecurrentNetwork, which: number, gradient: Float64Array): void {
    const { answers, freeRunningFrom = Number.POSITIVE_INFINITY } = this.#task;
    const { shape, outputWeights } = network;
    // `checkEngineTask` lets one layer through.
    const [{ cell, inputWeights, hiddenWeights }] = network.layers;
    const { hiddenSize: units, inputSize, outputSize } = shape;
    const layout = parameterLayout(shape);
    const size = stateSize(shape);
    const length = lengthOf(this.#task, which);
    const state = moving(this.#states);
    const next = moving(this.#states);
    const trace = moving(this.#traces);
    const stateGradient = this.#stateGradient.fill(0);
    for (let time = length - 1; time >= 0; time--) {
      state.start = time * size;
      next.start = state.start + size;
      trace.start = time * traceNumbers(shape);
      if (answers !== 'last' || time === length - 1) {
        for (let output = 0; output < outputSize; output++) {
          const change = this.#answerGradient[time * outputSize + output];
          gradient[layout['linear.bias'].start + output] += change;
          const row = output * units;
          for (let unit = 0; unit < units; unit++) {
            gradient[layout['linear.weight'].start + row + unit] += change * this.#states[next.start + unit];
            stateGradient[unit] += change * outputWeights[row + unit];
          }
        }
      }
      cell.backward(units, stateGradient, state, next, trace, this.#inputSumGradient, this.#hiddenSumGradient);
      const inputs = time * inputSize;
      let inputAt = 0;
      let hiddenAt = 0;
      for (let row = 0; row < this.#inputSumGradient.length; row++) {
        const byInput = this.#inputSumGradient[row];
        const byHidden = this.#hiddenSumGradient[row];
        gradient[layout['rnn.bias_ih_l0'].start + row] += byInput;
        gradient[layout['rnn.bias_hh_l0'].start + row] += byHidden;
        if (time >= freeRunningFrom) {
          this.#answerGradient[(time - 1) * outputSize] += byInput * inputWeights[inputAt];
        }
        for (let i = 0; i < inputSize; i++) {
          gradient[layout['rnn.weight_ih_l0'].start + inputAt++] += byInput * this.#inputs[inputs + i];
        }
        for (let unit = 0; unit < units; unit++) {
          gradient[layout['rnn.weight_hh_l0'].start + hiddenAt] += byHidden * this.#states[state.start + unit];
          stateGradient[unit] += byHidden * hiddenWeights[hiddenAt++];
        }
      }
    }
  }

  /** What the targets of one series count together. */
  #weightOf(which: number): number {
    const { weights, network } = this.#task;
    let weight = 0;
    this.#eachAnswer(which, (_time, at) => {
      for (let output = 0; output < network.outputSize; output++) {
        weight += weights?.[at + output] ?? 1;
      }
    });
    return weight;
  }

  /** Visits the answers that count of one series: the step after which each is given, and where its targets stand. */
  #eachAnswer(which: number, visit: (time: number, at: number) => void): void {
    const length = lengthOf(this.#task, which);
    for (let time = this.#task.answers === 'last' ? length - 1 : 0; time < length; time++) {
      visit(time, this.#targetStart(which, time));
    }
  }

  /** Where the targets of one step stand. */
  #targetStart(which: number, time: number): number {
    const { series, answers, network } = this.#task;
    return ((answers === 'last' ? 0 : time * series) + which) * network.outputSize;
  }
}

function traceNumbers(network: NetworkShape): number {
  return plainCell(network.cell).traceSize * network.hiddenSize;
}

function moving(values: Float64Array): MovingRow {
  return { values, start: 0 };
}
