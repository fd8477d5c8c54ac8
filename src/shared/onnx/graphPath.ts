import type { GraphProto, NodeProto, TensorProto } from './onnxMessages.ts';

/** These take the value that is followed at either side; all others only as their first input. */
const commutative = ['Add', 'Mul'];

/**
 * Follows one value from a graph's input to its output. Every node is taken once, so that a graph which does more than
 * what was read from it is refused rather than misread.
 */
export class GraphPath {
  readonly #nodes: readonly NodeProto[];
  readonly #outputs: readonly string[];
  #value: string;
  #taken = 0;

  /** Neither the inputs of the names `states` are followed, nor the nodes that only make a first state. */
  constructor(
    graph: GraphProto,
    tensors: ReadonlyMap<string, TensorProto>,
    states: readonly string[],
    makeState: ReadonlySet<NodeProto>,
  ) {
    // Constants compute nothing; old files list their weights among the inputs.
    this.#nodes = graph.node.filter((each) => each.opType !== 'Constant' && !makeState.has(each));
    this.#outputs = graph.output.map((output) => output.name);
    const inputs = graph.input
      .map((input) => input.name)
      .filter((name) => !states.includes(name) && !tensors.has(name));
    if (inputs.length !== 1 || inputs[0] === '') {
      throw new Error(`it has ${inputs.length} inputs besides the hidden state`);
    }
    this.#value = inputs[0];
  }

  /** Takes the one node that reads the value, if it is one of the operators; throws the phrase `otherwise` if not. */
  take(operators: readonly string[], otherwise: string): NodeProto {
    const readers = this.#nodes.filter((each) => each.input.includes(this.#value));
    const reader = readers[0];
    if (
      readers.length !== 1 ||
      !operators.includes(reader.opType) ||
      (reader.input[0] !== this.#value && !commutative.includes(reader.opType))
    ) {
      throw new Error(otherwise);
    }
    this.#value = reader.output[0] ?? '';
    this.#taken++;
    return reader;
  }

  /** Whether the value goes into one node only, of this operator. */
  leadsTo(operator: string): boolean {
    const readers = this.#nodes.filter((each) => each.input.includes(this.#value));
    return readers.length === 1 && readers[0].opType === operator;
  }

  /** Takes a node that adds, multiplies ... a constant; returns the constant's name. */
  takeWithConstant(operators: readonly string[], otherwise: string): string {
    const value = this.#value;
    const reader = this.take(operators, otherwise);
    const constants = reader.input.filter((name) => name !== value);
    if (constants.length !== 1) {
      throw new Error(otherwise);
    }
    return constants[0];
  }

  /** Throws the phrase `otherwise` unless the value is the graph's output and every node was taken. */
  finish(otherwise: string): void {
    if (!this.#outputs.includes(this.#value) || this.#taken !== this.#nodes.length) {
      throw new Error(otherwise);
    }
  }
}
