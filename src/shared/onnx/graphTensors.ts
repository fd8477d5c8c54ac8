import type { AttributeProto, GraphProto, NodeProto, TensorProto } from './onnxMessages.ts';
import { quoted } from './quoted.ts';
import { refuseExternal, tensorDimensions } from './tensorValues.ts';

/** The constants of a graph by name: its initializers and what its Constant nodes hold. */
export class GraphTensors extends Map<string, TensorProto> {
  /** Throws a plain phrase when two have one name, or one, used or not, is outside the file or of absurd dimensions. */
  constructor(graph: GraphProto) {
    super();
    for (const tensor of graph.initializer) {
      this.#add(tensor.name, tensor);
    }
    for (const each of graph.node) {
      const value = each.opType === 'Constant' ? attributeOf(each, 'value')?.t : undefined;
      if (value !== undefined) {
        this.#add(each.output[0] ?? '', value);
      }
    }
  }

  #add(name: string, tensor: TensorProto): void {
    if (this.has(name)) {
      throw new Error(`it has two tensors ${quoted(name)}`);
    }
    refuseExternal(tensor);
    tensorDimensions(tensor);
    this.set(name, tensor);
  }

  /** The dimensions of a constant; throws a plain phrase when there is none or they are absurd. */
  dimensions(name: string | undefined): number[] {
    return tensorDimensions(this.#named(name));
  }

  /** A constant of exactly these dimensions; throws a plain phrase otherwise. */
  expect(name: string | undefined, expected: readonly number[]): TensorProto {
    const actual = this.dimensions(name);
    const tensor = this.#named(name);
    if (actual.join() !== expected.join()) {
      throw new Error(
        `its weights ${quoted(tensor.name)} are [${actual.join(', ')}], where [${expected.join(', ')}] were expected`,
      );
    }
    return tensor;
  }

  #named(name: string | undefined): TensorProto {
    const tensor = this.get(name ?? '');
    if (tensor === undefined) {
      throw new Error(`its weights ${quoted(name ?? '')} are not in the file`);
    }
    return tensor;
  }
}

/** A node's attribute of this name. */
export function attributeOf(each: NodeProto, name: string): AttributeProto | undefined {
  return each.attribute.find((attribute) => attribute.name === name);
}
