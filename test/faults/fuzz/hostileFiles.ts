import { encodeFile } from '../../../src/shared/onnx/encodeFile.ts';
import { writeForecaster } from '../../../src/shared/onnx/forecaster/writeForecaster.ts';
import { largestModelBytes } from '../../../src/shared/onnx/onnxConstants.ts';
import {
  AttributeProtoType,
  type GraphProto,
  type ModelProto,
  ModelProtoType,
} from '../../../src/shared/onnx/onnxMessages.ts';
import { create, decode, encode } from '../../../src/shared/onnx/protobuf.ts';
import { runSteps } from '../../../src/shared/runSteps.ts';
import { pytorchExport, tutorialModel } from '../../support/models.ts';

/** A file that means harm. */
export interface HostileFile {
  readonly name: string;
  readonly make: () => Uint8Array;
}

/** Just below what is not even read. */
const bombBytes = largestModelBytes - 1024;

/** Files made to take memory, time, or another file from whoever reads them. */
export function hostileFiles(): HostileFile[] {
  return [
    { name: 'weights in another file', make: () => changedGraph((graph) => withExternal(graph)) },
    {
      name: 'weights said to be in another file, and here too',
      make: () => changedGraph((graph) => (graph.initializer[0].dataLocation = 1)),
    },
    {
      name: 'a function of its own',
      make: () => changedModel((model) => model.functions.push(Uint8Array.of(10, 1, 65))),
    },
    {
      name: 'a graph within a node',
      make: () => changedGraph((graph) => graph.node[0].attribute.push(attribute({ g: Uint8Array.of(10, 0) }))),
    },
    {
      name: 'graphs within a node',
      make: () => changedGraph((graph) => graph.node[0].attribute.push(attribute({ graphs: [Uint8Array.of()] }))),
    },
    {
      name: 'a node that reads its own output',
      make: () => changedGraph((graph) => (graph.node[0].input[0] = graph.node[0].output[0])),
    },
    {
      name: 'two nodes that read each other',
      make: () =>
        changedGraph((graph) => {
          graph.node[0].input[0] = graph.node[1].output[0];
          graph.node[1].input[0] = graph.node[0].output[0];
        }),
    },
    ...[2n ** 62n, -1n, 2n ** 31n, 1_000_000n].map((dimension) => ({
      name: `a dimension of ${dimension}`,
      make: () => changedGraph((graph) => (graph.initializer[0].dims[1] = dimension)),
    })),
    ...['Loop', 'If', 'Scan', 'ConstantOfShape', 'Expand', 'Tile', 'Resize'].map((opType) => ({
      name: `an operator that makes much of little: ${opType}`,
      make: () => changedGraph((graph) => (graph.node[0].opType = opType)),
    })),
    {
      name: 'weights of 16 GB, of which none are there',
      make: () =>
        changedGraph((graph) => {
          graph.initializer[0].dims = [65_536n, 65_536n];
          graph.initializer[0].rawData = new Uint8Array();
        }),
    },
    {
      name: 'a thousand weights that nothing reads, of 4 GB each, of which none are there',
      make: () =>
        changedGraph((graph) => {
          for (let which = 0; which < 1000; which++) {
            graph.initializer.push({
              ...graph.initializer[0],
              name: `w${which}`,
              dims: [2n ** 30n],
              rawData: new Uint8Array(),
            });
          }
        }),
    },
    {
      name: 'dimensions that multiply to what is there only beyond 64 bits',
      make: () => changedGraph((graph) => (graph.initializer[0].dims = [2n ** 33n, 2n ** 33n, 12n])),
    },
    {
      name: 'weights that nothing reads, in another file',
      make: () =>
        changedGraph((graph) => {
          graph.initializer.push({ ...graph.initializer[0], name: 'unread', dataLocation: 1 });
        }),
    },
    { name: 'graphs within graphs, 4,000 deep', make: () => inGraph(nestedGraphs(4000)) },
    { name: 'sparse weights', make: () => changedGraph((graph) => graph.sparseInitializer.push(Uint8Array.of(10, 0))) },
    {
      name: 'an operator that runs what it is told',
      make: () => changedGraph((graph) => (graph.node[0].opType = 'PyOp')),
    },
    { name: 'a domain of its own', make: () => changedGraph((graph) => (graph.node[0].domain = 'com.evil')) },
    {
      name: 'weights that are not finite',
      make: () => changedGraph((graph) => graph.initializer[0].rawData.fill(255)),
    },
    { name: 'millions of nodes of nothing', make: () => inGraph(repeated([0x0a, 0x00])) },
    { name: 'millions of weights of nothing', make: () => inGraph(repeated([0x2a, 0x00])) },
    { name: 'millions of inputs of one node', make: () => inGraph(field(0x0a, repeated([0x0a, 0x00]))) },
    { name: 'millions of attributes of one node', make: () => inGraph(field(0x0a, repeated([0x2a, 0x00]))) },
    { name: 'a tensor of millions of dimensions', make: () => inGraph(field(0x2a, field(0x0a, repeated([0x01])))) },
    { name: 'a tensor of millions of integers', make: () => inGraph(field(0x2a, field(0x3a, repeated([0x01])))) },
    { name: 'millions of metadata entries', make: () => repeated([0x72, 0x00]) },
    { name: 'millions of operator sets', make: () => repeated([0x42, 0x00]) },
    { name: 'millions of unknown fields', make: () => repeated([0x48, 0x01]) },
    { name: 'groups within groups', make: () => repeated([0x4b]) },
    { name: 'lists within lists of what it says of itself', make: () => ourMetadata('['.repeat(4_000_000)) },
    {
      name: 'objects within objects of what it says of itself',
      make: () => ourMetadata(`${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`),
    },
    { name: 'more members than can be', make: () => describedAs({ components: [member(1e9)] }) },
    { name: 'an endless window', make: () => describedAs({ components: [direct(2 ** 40)] }) },
    { name: 'a newer version', make: () => ourMetadata('{"version":3}') },
    { name: 'a version that is no number', make: () => ourMetadata('{"version":"2"}') },
    { name: 'larger than is read', make: () => new Uint8Array(largestModelBytes + 1) },
  ];
}

function attribute(init: object) {
  return create(AttributeProtoType, init);
}

function withExternal(graph: GraphProto): void {
  graph.initializer[0].externalData.push(new TextEncoder().encode('\n\blocation\u0012\u000b/etc/passwd'));
  graph.initializer[0].rawData = new Uint8Array();
}

/** PyTorch's export of the tutorial, changed. */
function changedModel(change: (model: ModelProto) => unknown): Uint8Array {
  const model = decode(ModelProtoType, pytorchExport().slice());
  change(model);
  return encode(ModelProtoType, model);
}

function changedGraph(change: (graph: GraphProto) => unknown): Uint8Array {
  return changedModel((model) => change(model.graph!));
}

function repeated(piece: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(bombBytes - (bombBytes % piece.length));
  bytes.set(piece);
  // Each copy doubles what is there.
  for (let done = piece.length; done < bytes.length; done *= 2) {
    bytes.copyWithin(done, 0, Math.min(done, bytes.length - done));
  }
  return bytes;
}

/** A tag, a length, and what it counts. */
function field(tag: number, content: Uint8Array): Uint8Array {
  const length: number[] = [];
  for (let rest = content.length; ; rest >>>= 7) {
    length.push((rest & 127) | (rest > 127 ? 128 : 0));
    if (rest <= 127) {
      break;
    }
  }
  const bytes = new Uint8Array(1 + length.length + content.length);
  bytes.set([tag, ...length]);
  bytes.set(content, 1 + length.length);
  return bytes;
}

/** A graph with a node with an attribute that is a graph with a node, and so on. */
function nestedGraphs(depth: number): Uint8Array {
  let graph: Uint8Array = new Uint8Array();
  for (let level = 0; level < depth; level++) {
    // GraphProto.node = 1, NodeProto.attribute = 5, AttributeProto.g = 6.
    graph = field(0x0a, field(0x2a, field(0x32, graph)));
  }
  return graph;
}

/** A file of the version and operators that PyTorch writes, with these bytes as its graph. */
function inGraph(graph: Uint8Array): Uint8Array {
  const start = Uint8Array.of(0x08, 0x07, 0x42, 0x02, 0x10, 0x0e);
  const body = field(0x3a, graph);
  const bytes = new Uint8Array(start.length + body.length);
  bytes.set(start);
  bytes.set(body, start.length);
  return bytes;
}

/** One of our files, with this for what it says of itself. */
function ourMetadata(json: string): Uint8Array {
  const model = decode(ModelProtoType, writeForecaster(tutorialModel()));
  model.metadataProps[0].value = json;
  return encode(ModelProtoType, model);
}

function describedAs(forecaster: object): Uint8Array {
  const model = decode(ModelProtoType, writeForecaster(tutorialModel()));
  const metadata = JSON.parse(model.metadataProps[0].value) as { forecaster: object };
  const changed = { ...metadata, forecaster: { ...metadata.forecaster, ...forecaster } };
  return runSteps(encodeFile(model.graph!, '', changed));
}

const network = { cell: 'rnn', hiddenSize: 256, inputSize: 1, outputSize: 1 };

function member(count: number): object {
  const members = Array.from({ length: Math.min(count, 100_000) }, () => ({ seed: 1, weight: 1 }));
  return { name: 'many', weights: [1], transforms: [], predictor: { kind: 'rollOut', network, members } };
}

function direct(window: number): object {
  const predictor = {
    kind: 'direct',
    network,
    members: [{ seed: 1, weight: 1 }],
    window,
    features: ['deviation'],
    growth: 'none',
  };
  return { name: 'long', weights: [1], transforms: [], predictor };
}
