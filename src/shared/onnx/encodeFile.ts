import type { Steps } from '../runSteps.ts';
import { irVersion, metadataKey, operatorSetVersion, producerName } from './onnxConstants.ts';
import { type GraphProto, GraphProtoType, SealedModelProtoType } from './onnxMessages.ts';
import { create, encode } from './protobuf.ts';
import { sealMetadata } from './sealedMetadata.ts';

/** A whole ONNX file: a graph, what it is in a sentence, and our metadata (JSON with a checksum). */
export function* encodeFile(graph: GraphProto, docString: string, metadata: object): Steps<Uint8Array> {
  const encoded = encode(GraphProtoType, graph);
  yield;
  const sealed = yield* sealMetadata(metadata, encoded);
  return encode(
    SealedModelProtoType,
    create(SealedModelProtoType, {
      irVersion,
      opsetImport: [{ domain: '', version: operatorSetVersion }],
      producerName,
      producerVersion: '2',
      docString,
      graph: encoded,
      metadataProps: [{ key: metadataKey, value: sealed }],
    }),
  );
}
