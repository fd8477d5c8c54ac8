import { type NetworkShape, stateSize } from '../../networkShape.ts';
import { RecurrentNetwork } from '../../recurrentNetwork.ts';

const members = new WeakMap<Float32Array, DirectMember>();

/** A network that reads a whole window and answers once, in float64, opened for many windows. */
export class DirectMember {
  readonly #network: RecurrentNetwork;
  /** The state after so many steps that are all 0, which windows longer than the series begin with. */
  readonly #empty: Float64Array[];

  private constructor(network: RecurrentNetwork) {
    this.#network = network;
    this.#empty = [new Float64Array(stateSize(network.shape))];
  }

  /** The network of these weights, which do not change any more; opened once. */
  static of(shape: NetworkShape, parameters: Float32Array): DirectMember {
    const opened =
      members.get(parameters) ?? new DirectMember(new RecurrentNetwork(shape, Float64Array.from(parameters)));
    members.set(parameters, opened);
    return opened;
  }

  /** `[O]` The answer to `empty` steps that are all 0 and then `inputs` `[time, I]`, from a zero state. */
  answer(inputs: Float64Array, empty: number): Float64Array {
    const { inputSize, outputSize } = this.#network.shape;
    const last = this.#advance(this.#afterEmpty(empty), inputs, inputs.length / inputSize);
    return Float64Array.from({ length: outputSize }, (_, output) =>
      this.#network.answer({ values: last, start: 0 }, output),
    );
  }

  #afterEmpty(steps: number): Float64Array {
    const step = new Float64Array(this.#network.shape.inputSize);
    while (this.#empty.length <= steps) {
      this.#empty.push(this.#advance(this.#empty[this.#empty.length - 1], step, 1));
    }
    return this.#empty[steps];
  }

  /** The state after `steps` steps of inputs from another. */
  #advance(from: Float64Array, inputs: Float64Array, steps: number): Float64Array {
    const states = [from.slice(), new Float64Array(from.length)];
    const trace = { values: new Float64Array(this.#network.traceSize), start: 0 };
    for (let step = 0; step < steps; step++) {
      const [state, next] = [states[step % 2], states[(step + 1) % 2]].map((values) => ({ values, start: 0 }));
      this.#network.advance({ values: inputs, start: step * this.#network.shape.inputSize }, state, next, trace);
    }
    return states[steps % 2];
  }
}
