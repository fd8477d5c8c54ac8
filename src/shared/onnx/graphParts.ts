import { attributeType, dataType } from './onnxConstants.ts';
import {
  type AttributeProto,
  AttributeProtoType,
  type GraphProto,
  GraphProtoType,
  type NodeProto,
  NodeProtoType,
  type TensorProto,
  TensorProtoType,
  type ValueInfoProto,
  ValueInfoProtoType,
} from './onnxMessages.ts';
import { create, encode } from './protobuf.ts';

/** A float32 initializer of the given dimensions, row-major, its bytes little-endian. */
export function floatTensor(name: string, dimensions: readonly number[], values: ArrayLike<number>): TensorProto {
  // As they are in memory: VS Code has no machine of another order of bytes.
  const floats = new Float32Array(values.length);
  floats.set(values);
  return tensor(name, dimensions, dataType.float, floats);
}

/** An int64 initializer, one-dimensional unless dimensions are given. */
export function integerTensor(
  name: string,
  values: readonly number[],
  dimensions: readonly number[] = [values.length],
): TensorProto {
  const bytes = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => {
    bytes.setBigInt64(8 * i, BigInt(value), true);
  });
  return tensor(name, dimensions, dataType.int64, bytes);
}

/** A bool initializer that is one value. */
export function booleanTensor(name: string, value: boolean): TensorProto {
  return tensor(name, [], dataType.bool, Uint8Array.of(value ? 1 : 0));
}

function tensor(
  name: string,
  dimensions: readonly number[],
  type: number,
  values: ArrayBufferView<ArrayBuffer>,
): TensorProto {
  return create(TensorProtoType, {
    name,
    dims: dimensions.map(BigInt),
    dataType: type,
    rawData: new Uint8Array(values.buffer),
  });
}

/** A node of the standard operators; an omitted optional input is an empty name. */
export function node(
  opType: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly AttributeProto[] = [],
): NodeProto {
  return create(NodeProtoType, {
    name: `${opType}:${outputs[0]}`,
    opType,
    input: [...inputs],
    output: [...outputs],
    attribute: [...attributes],
  });
}

/** An attribute that is one integer. */
export function integerAttribute(name: string, value: number): AttributeProto {
  return create(AttributeProtoType, { name, type: attributeType.int, i: BigInt(value) });
}

/** An attribute that is one string. */
export function stringAttribute(name: string, value: string): AttributeProto {
  return create(AttributeProtoType, { name, type: attributeType.string, s: value });
}

/** An attribute that is a list of strings. */
export function stringsAttribute(name: string, values: readonly string[]): AttributeProto {
  return create(AttributeProtoType, { name, type: attributeType.strings, strings: [...values] });
}

/** An attribute that is a graph: the body of a Loop. */
export function graphAttribute(name: string, graph: GraphProto): AttributeProto {
  return create(AttributeProtoType, { name, type: attributeType.graph, g: encode(GraphProtoType, graph) });
}

/** An attribute that is a list of integers. */
export function integersAttribute(name: string, values: readonly number[]): AttributeProto {
  return create(AttributeProtoType, { name, type: attributeType.ints, ints: values.map(BigInt) });
}

/** A float32 input or output of the graph; a dimension that is a name is free. */
export function floatValue(name: string, dimensions: readonly (number | string)[]): ValueInfoProto {
  return typedValue(name, dataType.float, dimensions);
}

/** An input or output of the graph of any type. */
export function typedValue(
  name: string,
  elemType: (typeof dataType)[keyof typeof dataType],
  dimensions: readonly (number | string)[],
): ValueInfoProto {
  return create(ValueInfoProtoType, {
    name,
    type: {
      tensorType: {
        elemType,
        shape: {
          dim: dimensions.map((dimension) =>
            typeof dimension === 'number' ? { dimValue: BigInt(dimension) } : { dimParam: dimension },
          ),
        },
      },
    },
  });
}
