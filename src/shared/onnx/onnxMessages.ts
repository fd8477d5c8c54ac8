import { many, messageType, one, packed } from './protobuf.ts';

// The messages of ONNX (https://onnx.ai, IR version 7) that a small recurrent network needs, and those fields whose
// presence the strict reader must see in order to refuse them. Field numbers are ONNX's own; all other fields are unknown
// here.

export interface TensorProto {
  name: string;
  dims: bigint[];
  /** ONNX's DataType; see `dataType`. */
  dataType: number;
  floatData: number[];
  int64Data: bigint[];
  rawData: Uint8Array;
  /** Only ever refused, as is `dataLocation`. */
  externalData: Uint8Array[];
  dataLocation: number;
}

export const TensorProtoType = messageType<TensorProto>({
  dims: many(1, 'int64'),
  dataType: one(2, 'int32'),
  floatData: packed(4, 'float'),
  int64Data: packed(7, 'int64'),
  name: one(8, 'string'),
  rawData: one(9, 'bytes'),
  externalData: many(13, 'bytes'),
  dataLocation: one(14, 'int32'),
});

export interface AttributeProto {
  name: string;
  /** ONNX's AttributeType; see `attributeType`. */
  type: number;
  f: number;
  i: bigint;
  /** ONNX says bytes; those that we write and read are text, which is the same on the wire. */
  s: string;
  t?: TensorProto;
  /** A graph: that of a loop's body where we write, else refused. */
  g: Uint8Array;
  floats: number[];
  ints: bigint[];
  strings: string[];
  /** Only ever refused. */
  graphs: Uint8Array[];
}

export const AttributeProtoType = messageType<AttributeProto>({
  name: one(1, 'string'),
  f: one(2, 'float'),
  i: one(3, 'int64'),
  s: one(4, 'string'),
  t: one(5, TensorProtoType),
  g: one(6, 'bytes'),
  floats: many(7, 'float'),
  ints: many(8, 'int64'),
  strings: many(9, 'string'),
  graphs: many(11, 'bytes'),
  type: one(20, 'int32'),
});

export interface NodeProto {
  input: string[];
  output: string[];
  name: string;
  opType: string;
  attribute: AttributeProto[];
  domain: string;
}

export const NodeProtoType = messageType<NodeProto>({
  input: many(1, 'string'),
  output: many(2, 'string'),
  name: one(3, 'string'),
  opType: one(4, 'string'),
  attribute: many(5, AttributeProtoType),
  domain: one(7, 'string'),
});

/** A dimension by its size, or by a name where it is free. */
export interface DimensionProto {
  dimValue?: bigint;
  dimParam?: string;
}

const DimensionProtoType = messageType<DimensionProto>({ dimValue: one(1, 'int64'), dimParam: one(2, 'string') });

export interface TensorShapeProto {
  dim: DimensionProto[];
}

const TensorShapeProtoType = messageType<TensorShapeProto>({ dim: many(1, DimensionProtoType) });

export interface TensorTypeProto {
  elemType: number;
  shape?: TensorShapeProto;
}

const TensorTypeProtoType = messageType<TensorTypeProto>({
  elemType: one(1, 'int32'),
  shape: one(2, TensorShapeProtoType),
});

export interface TypeProto {
  tensorType?: TensorTypeProto;
}

const TypeProtoType = messageType<TypeProto>({ tensorType: one(1, TensorTypeProtoType) });

export interface ValueInfoProto {
  name: string;
  type?: TypeProto;
}

export const ValueInfoProtoType = messageType<ValueInfoProto>({ name: one(1, 'string'), type: one(2, TypeProtoType) });

export interface GraphProto {
  node: NodeProto[];
  name: string;
  initializer: TensorProto[];
  docString: string;
  input: ValueInfoProto[];
  output: ValueInfoProto[];
  /** Only ever refused. */
  sparseInitializer: Uint8Array[];
}

export const GraphProtoType = messageType<GraphProto>({
  node: many(1, NodeProtoType),
  name: one(2, 'string'),
  initializer: many(5, TensorProtoType),
  docString: one(10, 'string'),
  input: many(11, ValueInfoProtoType),
  output: many(12, ValueInfoProtoType),
  sparseInitializer: many(15, 'bytes'),
});

export interface OperatorSetIdProto {
  domain: string;
  version: bigint;
}

const OperatorSetIdProtoType = messageType<OperatorSetIdProto>({ domain: one(1, 'string'), version: one(2, 'int64') });

export interface StringStringEntryProto {
  key: string;
  value: string;
}

export const StringStringEntryProtoType = messageType<StringStringEntryProto>({
  key: one(1, 'string'),
  value: one(2, 'string'),
});

export interface ModelProto {
  irVersion: bigint;
  producerName: string;
  producerVersion: string;
  docString: string;
  graph?: GraphProto;
  opsetImport: OperatorSetIdProto[];
  metadataProps: StringStringEntryProto[];
  /** Local functions; only ever refused. */
  functions: Uint8Array[];
}

const modelFields = {
  irVersion: one(1, 'int64'),
  producerName: one(2, 'string'),
  producerVersion: one(3, 'string'),
  docString: one(6, 'string'),
  opsetImport: many(8, OperatorSetIdProtoType),
  metadataProps: many(14, StringStringEntryProtoType),
  functions: many(25, 'bytes'),
} as const;

export const ModelProtoType = messageType<ModelProto>({ ...modelFields, graph: one(7, GraphProtoType) });

/** The same on the wire, its graph encoded already: what a checksum was made of need not be encoded twice. */
export interface SealedModelProto extends Omit<ModelProto, 'graph'> {
  graph: Uint8Array;
}

export const SealedModelProtoType = messageType<SealedModelProto>({ ...modelFields, graph: one(7, 'bytes') });
