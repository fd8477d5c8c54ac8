import { runSteps, type Steps } from '../runSteps.ts';
import { checksumInSteps } from './checksum.ts';
import { StringStringEntryProtoType } from './onnxMessages.ts';
import { create, encode } from './protobuf.ts';

// Weights that a disk or a transfer has changed are weights still: only a checksum tells. It stands last in what a file
// says of itself, and is of the graph and of all before it.

const seal = /,"checksum":(\d{1,10})\}$/;

/** What a file says of itself as JSON, with the checksum of that and of the bytes of its graph. */
export function* sealMetadata(metadata: object, graph: Uint8Array): Steps<string> {
  const json = JSON.stringify(metadata);
  return `${json.slice(0, -1)},"checksum":${yield* checksumOf(json, graph)}}`;
}

/**
 * Whether it and the graph are as they were written; files of earlier versions have no checksum, and are believed. The graph's bytes
 * are those that it has when it is encoded anew, so that a tool that writes the same fields in another order changes nothing.
 */
export function isAsSealed(json: string, graph: Uint8Array): boolean {
  const found = seal.exec(json);
  return found === null || Number(found[1]) === runSteps(checksumOf(`${json.slice(0, found.index)}}`, graph));
}

function checksumOf(json: string, graph: Uint8Array): Steps<number> {
  return checksumInSteps(
    graph,
    encode(StringStringEntryProtoType, create(StringStringEntryProtoType, { value: json })),
  );
}
