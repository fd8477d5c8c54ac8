import { fromBinary } from '@bufbuild/protobuf';
import { InputError } from '../inputError.ts';
import type { ForecastModel } from '../model/forecastModel.ts';
import { identityScaling } from '../series/scaling.ts';
import { readModelMetadata } from './modelMetadata.ts';
import { metadataKey, producerName } from './onnxConstants.ts';
import { type ModelProto, ModelProtoSchema } from './onnxMessages.ts';
import { readGraph } from './readGraph.ts';

/** What we can read, for the sentence that says what would do. */
const readable = 'RNN Forecast reads one-layer RNN networks (tanh, one number in, one out) with a linear head';

/**
 * Reads a model from an ONNX file: one that `writeStepModel` made, or what PyTorch exports for `nn.RNN(1, H)` and
 * `nn.Linear(H, 1)`. Only the weights are taken, never the graph itself. Throws `InputError` with one sentence for
 * anything else.
 */
export function readModel(bytes: Uint8Array, fileName: string): ForecastModel {
  const file = decode(bytes, fileName);
  if (file.functions.length > 0) {
    throw new InputError(`"${fileName}" has functions of its own; ${readable}.`);
  }
  const ours = file.metadataProps.find((entry) => entry.key === metadataKey);
  if (ours !== undefined) {
    // First what the file says of itself: the graph of a newer version may hold what is unknown here.
    const description = readModelMetadata(ours.value, fileName);
    return { ...readNetwork(file, fileName, true), ...description };
  }
  const { network, parameters } = readNetwork(file, fileName, false);
  return {
    name: fileName.replace(/\.onnx$/i, ''),
    network,
    parameters,
    scaling: identityScaling,
    trainedOn: null,
    provenance: { source: { kind: 'imported', fileName }, createdAt: new Date().toISOString(), training: null },
  };
}

function decode(bytes: Uint8Array, fileName: string): ModelProto {
  if (bytes.length === 0) {
    throw new InputError(`"${fileName}" is empty; choose a file that RNN: Export Model to ONNX or PyTorch made.`);
  }
  let file: ModelProto | null;
  try {
    file = fromBinary(ModelProtoSchema, bytes, { readUnknownFields: false });
  } catch {
    file = null;
  }
  // What we wrote has our metadata at its end: without it, the end is missing.
  const cut = file?.producerName === producerName && !file.metadataProps.some((entry) => entry.key === metadataKey);
  if (file?.graph === undefined || file.irVersion < 1n || cut) {
    throw new InputError(
      `"${fileName}" is not an ONNX file or is damaged; choose one that RNN: Export Model to ONNX or PyTorch made.`,
    );
  }
  return file;
}

function readNetwork(file: ModelProto, fileName: string, ours: boolean) {
  if (file.graph === undefined) {
    throw new InputError(`"${fileName}" has no graph; ${readable}.`);
  }
  try {
    return readGraph(file.graph, ours);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new InputError(`"${fileName}" cannot be read: ${found}; ${readable}.`);
  }
}
