import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import { forecasterOf } from '../model/forecaster/forecasterOf.ts';
import type { ForecastModel } from '../model/forecastModel.ts';
import { sentenceOf } from '../sentenceOf.ts';
import { identityScaling } from '../series/scaling.ts';
import { forecasterJson } from './forecaster/forecasterJson.ts';
import { type ReadForecaster, readForecaster } from './forecaster/readForecaster.ts';
import { readMetadata } from './modelMetadata.ts';
import { largestModelBytes, metadataKey, producerName } from './onnxConstants.ts';
import { type GraphProto, GraphProtoType, type ModelProto, ModelProtoType } from './onnxMessages.ts';
import { decode as decodeMessage, encode } from './protobuf.ts';
import { readGraph } from './readGraph.ts';
import { isAsSealed } from './sealedMetadata.ts';

/** What we can read, for the sentence that says what would do. */
const readable = translate(
  'RNN Forecast reads RNN, GRU and LSTM networks of one or two layers as PyTorch exports them, with a linear head',
);

/** What other exporters call themselves, and what they export from. */
const otherProducers: Readonly<Record<string, string>> = {
  tf2onnx: translate('Keras or TensorFlow'),
  keras2onnx: 'Keras',
  skl2onnx: 'scikit-learn',
  CNTK: 'CNTK',
};

/**
 * Reads a model from an ONNX file: one that `writeForecaster` or `writeStepModel` made, or what PyTorch exports for `nn.RNN`, `nn.GRU` or
 * `nn.LSTM` of one or two layers and `nn.Linear`. Only the weights are taken, never the graph itself. Throws `InputError` with one sentence for
 * anything else.
 */
export function readModel(bytes: Uint8Array, fileName: string): ForecastModel {
  const file = decode(bytes, fileName);
  const origin = otherProducers[file.producerName];
  if (origin !== undefined) {
    throw new InputError(
      translate(
        '"{0}" was exported from {1}, which lays out its layers in another way; {2}.',
        fileName,
        origin,
        readable,
      ),
    );
  }
  if (file.functions.length > 0) {
    throw new InputError(translate('"{0}" has functions of its own; {1}.', fileName, readable));
  }
  const ours = file.metadataProps.find((entry) => entry.key === metadataKey);
  if (ours !== undefined) {
    // First what the file says of itself: the graph of a newer version may hold what is unknown here.
    const { content, description } = readMetadata(ours.value, fileName);
    const encoded = readPart(file, fileName, (graph) => encode(GraphProtoType, graph));
    const model =
      content.kind === 'step'
        ? { ...readPart(file, fileName, (graph) => readGraph(graph, description.scaling)), ...description }
        : withoutPlainForecaster({
            ...readPart(file, fileName, (graph) => readForecaster(graph, encoded, content)),
            ...description,
          });
    // Last, since what else is wrong says more.
    if (!isAsSealed(ours.value, encoded)) {
      throw new InputError(
        translate(
          '"{0}" was damaged or changed after RNN Forecast wrote it: its checksum is another; use a copy of it.',
          fileName,
        ),
      );
    }
    return model;
  }
  const { network, parameters } = readPart(file, fileName, (graph) => readGraph(graph, identityScaling));
  return {
    name: fileName.replace(/\.onnx$/i, ''),
    network,
    parameters,
    scaling: identityScaling,
    trainedOn: null,
    provenance: { source: { kind: 'imported', fileName }, createdAt: new Date().toISOString(), training: null },
  };
}

/** A model that forecasts by its network on its own answers need not say so. */
function withoutPlainForecaster({ forecaster, ...model }: ForecastModel & ReadForecaster): ForecastModel {
  const plain = JSON.stringify(forecasterJson(forecaster)) === JSON.stringify(forecasterJson(forecasterOf(model)));
  return plain ? model : { ...model, forecaster };
}

function decode(bytes: Uint8Array, fileName: string): ModelProto {
  if (bytes.length === 0) {
    throw new InputError(
      translate('"{0}" is empty; choose a file that RNN: Export Model to ONNX or PyTorch made.', fileName),
    );
  }
  if (bytes.length > largestModelBytes) {
    throw new InputError(
      translate(
        '"{0}" has {1} MB; {2}, of less than 16 MB.',
        fileName,
        (bytes.length / 1024 / 1024).toFixed(1),
        readable,
      ),
    );
  }
  let file: ModelProto | null;
  try {
    file = decodeMessage(ModelProtoType, bytes);
  } catch {
    file = null;
  }
  // What we wrote has our metadata at its end: without it, the end is missing.
  const cut = file?.producerName === producerName && !file.metadataProps.some((entry) => entry.key === metadataKey);
  // Every ONNX file names the operators it was written for.
  const named = file?.opsetImport.some(({ domain }) => domain === '' || domain === 'ai.onnx') ?? false;
  if (file?.graph === undefined || file.irVersion < 1n || !named || cut) {
    throw new InputError(
      translate(
        '"{0}" is not an ONNX file or is damaged; choose one that RNN: Export Model to ONNX or PyTorch made.',
        fileName,
      ),
    );
  }
  return file;
}

function readPart<T>(file: ModelProto, fileName: string, read: (graph: GraphProto) => T): T {
  if (file.graph === undefined) {
    throw new InputError(translate('"{0}" has no graph; {1}.', fileName, readable));
  }
  try {
    return read(file.graph);
  } catch (error) {
    const found = sentenceOf(error);
    throw new InputError(translate('"{0}" cannot be read: {1}; {2}.', fileName, found, readable));
  }
}
