import {
  booleanTensor,
  floatTensor,
  graphAttribute,
  integerAttribute,
  integerTensor,
  node,
  typedValue,
} from './graphParts.ts';
import { dataType } from './onnxConstants.ts';
import {
  type AttributeProto,
  type GraphProto,
  GraphProtoType,
  type NodeProto,
  type TensorProto,
} from './onnxMessages.ts';
import { create } from './protobuf.ts';

/** What a loop's body works with: the values it carries, at one repetition. */
export type LoopBody = (
  graph: GraphBuilder,
  carried: readonly string[],
) => { readonly carried: readonly string[]; readonly collected: readonly string[] };

/** A value that a loop carries from one repetition to the next. */
export interface CarriedValue {
  readonly first: string;
  readonly dimensions: readonly (number | string)[];
}

/**
 * Collects the nodes and constants of a graph. Values are known by the names it gives them, which say where they come
 * from; the same calls give the same graph, byte for byte.
 */
export class GraphBuilder {
  readonly nodes: NodeProto[] = [];
  readonly initializers: TensorProto[];
  readonly #constants: Map<string, string>;
  readonly #counts: Map<string, number>;
  #scope = '';

  /** A loop's body shares names and constants with the graph around it, as ONNX wants it. */
  constructor(around?: GraphBuilder) {
    this.initializers = around?.initializers ?? [];
    this.#constants = around === undefined ? new Map() : around.#constants;
    this.#counts = around === undefined ? new Map() : around.#counts;
    this.#scope = around === undefined ? '' : around.#scope;
  }

  /** Puts the names of what `build` adds under a heading. */
  within<T>(heading: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = `${outer}${heading}/`;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  /** Adds a node with one output, and answers that output's name. */
  add(operator: string, inputs: readonly string[], attributes: readonly AttributeProto[] = []): string {
    return this.addMany(operator, inputs, 1, attributes)[0];
  }

  /** Adds a node with several outputs, and answers their names. */
  addMany(
    operator: string,
    inputs: readonly string[],
    outputs: number,
    attributes: readonly AttributeProto[] = [],
  ): string[] {
    const names = Array.from({ length: outputs }, () => this.#newName(operator));
    this.nodes.push(node(operator, inputs, names, attributes));
    return names;
  }

  /** Names a value as the graph's output. */
  output(value: string, name: string): void {
    this.nodes.push(node('Identity', [value], [name]));
  }

  /** A float32 constant that is one number. */
  number(value: number): string {
    return this.floats([value], []);
  }

  /** A float32 constant. */
  floats(values: ArrayLike<number>, dimensions: readonly number[]): string {
    const key = `float [${dimensions.join()}] ${Array.from(values).join()}`;
    return this.#constant(key, (name) => floatTensor(name, dimensions, values));
  }

  /** A float32 constant under a name of its own, which nothing else has: weights. */
  named(name: string, values: ArrayLike<number>, dimensions: readonly number[]): string {
    this.initializers.push(floatTensor(name, dimensions, values));
    return name;
  }

  /** An int64 constant that is one number. */
  integer(value: number): string {
    return this.#constant(`integer ${value}`, (name) => integerTensor(name, [value], []));
  }

  /** An int64 constant that is a list. */
  integers(values: readonly number[]): string {
    return this.#constant(`integers ${values.join()}`, (name) => integerTensor(name, values));
  }

  /**
   * Repeats a body `count` (an int64 number) times; answers the carried values after the last time, then what was
   * collected, stacked along a new first axis.
   */
  loop(count: string, carried: readonly CarriedValue[], body: LoopBody): string[] {
    const inner = new GraphBuilder(this);
    const repetition = inner.#newName('repetition');
    const condition = inner.#newName('condition');
    const before = carried.map(() => inner.#newName('carried'));
    const after = body(inner, before);
    const goOn = inner.add('Identity', [condition]);
    // A value may leave a body only once, and not be one that came in.
    const [carriedOut, collectedOut] = [after.carried, after.collected].map((values) =>
      values.map((value) => inner.add('Identity', [value])),
    );
    const graph = create(GraphProtoType, {
      name: this.#newName('body'),
      node: inner.nodes,
      input: [
        typedValue(repetition, dataType.int64, []),
        typedValue(condition, dataType.bool, []),
        ...carried.map(({ dimensions }, i) => typedValue(before[i], dataType.float, dimensions)),
      ],
      output: [
        typedValue(goOn, dataType.bool, []),
        ...carried.map(({ dimensions }, i) => typedValue(carriedOut[i], dataType.float, dimensions)),
        ...collectedOut.map((name) => untypedShape(name)),
      ],
    });
    // Optional, but a runtime may take what is left out for false.
    const start = this.#constant('true', (name) => booleanTensor(name, true));
    const inputs = [count, start, ...carried.map(({ first }) => first)];
    return this.addMany('Loop', inputs, carried.length + after.collected.length, [graphAttribute('body', graph)]);
  }

  /** The finished graph. */
  graph(name: string, input: GraphProto['input'], output: GraphProto['output']): GraphProto {
    return create(GraphProtoType, { name, node: this.nodes, initializer: this.initializers, input, output });
  }

  #constant(key: string, make: (name: string) => TensorProto): string {
    const known = this.#constants.get(key);
    if (known !== undefined) {
      return known;
    }
    const name = this.#newName('constant');
    this.#constants.set(key, name);
    this.initializers.push(make(name));
    return name;
  }

  #newName(operator: string): string {
    const stem = `${this.#scope}${operator}`;
    const count = (this.#counts.get(stem) ?? 0) + 1;
    this.#counts.set(stem, count);
    return count === 1 ? stem : `${stem}_${count}`;
  }
}

/** A float32 output of a body whose rank says itself. */
function untypedShape(name: string) {
  const value = typedValue(name, dataType.float, []);
  if (value.type?.tensorType !== undefined) {
    delete value.type.tensorType.shape;
  }
  return value;
}

/** The attribute that names the axis of an operator. */
export function axis(value: number): AttributeProto {
  return integerAttribute('axis', value);
}
