import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixtureModel } from '../../../test/support/mixtureModel.ts';
import { pytorchExport, tutorialModel } from '../../../test/support/models.ts';
import { readPytorchExports } from '../../../test/support/pytorchExports.ts';
import type { ForecastModel } from '../model/forecastModel.ts';
import { type Cell, cells, maximumHiddenSize, scalarNetwork } from '../model/networkShape.ts';
import { parameterCount, parameterLayout } from '../model/parameterLayout.ts';
import { identityScaling } from '../series/scaling.ts';
import { writeForecaster } from './forecaster/writeForecaster.ts';
import { floatTensor, node } from './graphParts.ts';
import { type GraphProto, type ModelProto, ModelProtoType, type NodeProto, TensorProtoType } from './onnxMessages.ts';
import { create, decode, encode } from './protobuf.ts';
import { readModel } from './readModel.ts';
import { writeStepModel } from './writeStepModel.ts';

/** What fits a 32-bit float, but with the digits of a 64-bit one. */
const offset = fc.double({ min: -3e38, max: 3e38, noNaN: true });
const scale = fc.double({ min: 2e-38, max: 3e38, noNaN: true });

const anyModel: fc.Arbitrary<ForecastModel> = fc
  .record(
    {
      cell: fc.constantFrom('rnn', 'gru', 'lstm'),
      hiddenSize: fc.integer({ min: 1, max: 20 }),
      inputSize: fc.integer({ min: 1, max: 3 }),
      outputSize: fc.integer({ min: 1, max: 3 }),
      layers: fc.constant(2),
    },
    { requiredKeys: ['cell', 'hiddenSize', 'inputSize', 'outputSize'] },
  )
  .chain((network) => {
    const count = parameterCount(network);
    return fc.record({
      name: fc.string(),
      network: fc.constant(network),
      parameters: fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: count, maxLength: count }),
      scaling: fc.record({ offset, scale }),
    });
  })
  .map((parts) => tutorialModel(parts));

/** PyTorch's file with a change made to its messages. */
function changedExport(change: (graph: GraphProto, file: ModelProto) => unknown): Uint8Array {
  const file = decode(ModelProtoType, pytorchExport());
  change(file.graph!, file);
  return encode(ModelProtoType, file);
}

/** One of the files of `test/interop/pytorchExports.py`. */
function exportOf(file: string): Uint8Array {
  return readPytorchExports().find((each) => each.file === file)!.bytes;
}

function withoutSign(value: number): number {
  return value === 0 ? 0 : value;
}

describe('readModel', () => {
  it.each(cells.flatMap((cell) => [1, 2].map((layers) => [cell, layers] as const)))(
    'gives back the largest network of %s in %i layers, as a step model and as a forecaster',
    (cell, layers) => {
      const network = { ...scalarNetwork(maximumHiddenSize, cell), ...(layers === 1 ? {} : { layers }) };
      const parameters = Float32Array.from({ length: parameterCount(network) }, (_, i) => Math.sin(i) / 16);
      const model = tutorialModel({ network, parameters });
      for (const write of [writeStepModel, writeForecaster]) {
        const read = readModel(write(model), 'largest.onnx');
        expect(read.network).toEqual(network);
        // Vitest takes seconds to compare as many.
        expect(Buffer.from(read.parameters.buffer).equals(Buffer.from(parameters.buffer))).toBe(true);
      }
    },
  );

  it('gives back every model that was written', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const read = readModel(writeStepModel(model), 'model.onnx');
        expect(read.parameters).toEqual(model.parameters);
        const { offset, scale } = model.scaling;
        expect(read).toEqual({ ...model, scaling: { offset: withoutSign(offset), scale } });
      }),
    );
  });

  it('gives back how a model did on values held out, and takes none that is damaged', () => {
    const { provenance } = tutorialModel();
    const conditions = [{ iteration: 1, learningRate: 0.01, engine: 'wasm', restarts: 0 }];
    const heldOut = (validation: object) =>
      tutorialModel({
        provenance: {
          ...provenance,
          training: { ...provenance.training, validation, conditions },
        } as ForecastModel['provenance'],
      });
    const model = heldOut({ iterations: [1, 500], losses: [0.41, 0.005] });
    expect(readModel(writeStepModel(model), 'model.onnx')).toEqual(model);
    const damaged = writeStepModel(heldOut({ iterations: [1, 500], losses: [0.41] }));
    expect(() => readModel(damaged, 'model.onnx')).toThrow('what it says of itself is damaged');
  });

  it('reads what PyTorch exports', () => {
    const model = readModel(pytorchExport(), 'simple-rnn.onnx');
    expect(model).toMatchObject({
      name: 'simple-rnn',
      network: scalarNetwork(12),
      scaling: identityScaling,
      trainedOn: null,
      provenance: { source: { kind: 'imported', fileName: 'simple-rnn.onnx' }, training: null },
    });
  });

  it.each(
    readPytorchExports().flatMap(({ file, bytes, names, parameters }) =>
      names === undefined || parameters === undefined ? [] : [[file, bytes, names, parameters] as const],
    ),
  )('reads of %s every parameter in PyTorch’s order and under its name', (file, bytes, names, parameters) => {
    const read = readModel(bytes, file);
    expect(Object.keys(parameterLayout(read.network))).toEqual(names);
    expect(read.parameters).toEqual(Float32Array.from(parameters));
  });

  it.each([
    ['simple-rnn.onnx', pytorchExport(), ['h']],
    ['rnn-two-layers.onnx', exportOf('rnn-two-layers.onnx'), ['h']],
    ['gru-two-layers.onnx', exportOf('gru-two-layers.onnx'), ['h']],
    ['lstm-two-layers.onnx', exportOf('lstm-two-layers.onnx'), ['h', 'c']],
  ])('writes anew, node for node, what PyTorch exports: %s', (file, bytes, states) => {
    const graphOf = (written: Uint8Array) => decode(ModelProtoType, written).graph!;
    const theirs = graphOf(bytes);
    const ours = graphOf(writeStepModel(readModel(bytes, file)));
    const operators = (graph: GraphProto) =>
      graph.node.map((each) => each.opType).filter((operator) => operator !== 'Constant');
    expect(operators(ours)).toEqual(operators(theirs));
    expect(ours.input.map((input) => input.type)).toEqual(theirs.input.map((input) => input.type));
    expect(ours.input.map((input) => input.name)).toEqual(['x', ...states.map((name) => `${name}_0`)]);
    expect(ours.output.map((output) => output.name)).toEqual(['y', ...states.map((name) => `${name}_n`)]);
    const weights = (graph: GraphProto) =>
      graph.initializer.filter((tensor) => tensor.dataType === 1).map((tensor) => tensor.rawData.join());
    expect(weights(ours).sort()).toEqual(weights(theirs).sort());
  });

  it.each([
    ['its own', writeStepModel(tutorialModel())],
    ['PyTorch’s', pytorchExport()],
    ['PyTorch’s two layers’', exportOf('gru-two-layers.onnx')],
  ])('refuses every truncation of %s file', (_, whole) => {
    for (let length = 0; length < whole.length; length++) {
      expect(() => readModel(whole.subarray(0, length), 'cut.onnx')).toThrow(/^"cut.onnx" /);
    }
  });

  it('survives flipped bits: its own sentence, or a model of finite numbers', () => {
    const originals = [
      writeStepModel(tutorialModel({ scaling: { offset: 3, scale: 2 } })),
      pytorchExport(),
      exportOf('lstm-two-layers.onnx'),
    ];
    fc.assert(
      fc.property(fc.nat(2), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (which, places) => {
        const bytes = originals[which].slice();
        for (const place of places) {
          bytes[(place >> 3) % bytes.length] ^= 1 << (place & 7);
        }
        try {
          const model = readModel(bytes, 'flipped.onnx');
          expect(model.parameters.every(Number.isFinite)).toBe(true);
          expect(model.parameters).toHaveLength(parameterCount(model.network));
          expect(model.scaling.scale).toBeGreaterThan(0);
        } catch (error) {
          expect((error as Error).message).toMatch(/^"flipped.onnx" /);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['an empty file', new Uint8Array(), 'is empty'],
    ['a text file', new TextEncoder().encode('1, 2, 3\n'), 'is not an ONNX file or is damaged'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'is not an ONNX file or is damaged'],
  ])('refuses %s', (_, bytes, sentence) => {
    expect(() => readModel(bytes, 'model.onnx')).toThrow(`"model.onnx" ${sentence}`);
  });

  it.each<[string, (graph: GraphProto, file: ModelProto) => unknown, string]>([
    [
      'an LSTM of an RNN’s activation',
      (graph) => Object.assign(graph.node[0], { opType: 'LSTM' }),
      'has the activation "Tanh"',
    ],
    ['another operator', (graph) => graph.node.push(node('Conv', ['x'], ['z'])), 'the operator "Conv"'],
    ['another domain', (graph) => Object.assign(graph.node[0], { domain: 'com.example' }), 'of "com.example"'],
    [
      'three layers',
      (graph) => graph.node.push(graph.node[0], graph.node[0]),
      'it has 3 recurrent layers, where 1 or 2',
    ],
    ['no layer', (graph) => graph.node.shift(), '0 recurrent layers'],
    [
      'a subgraph',
      (graph) => Object.assign(graph.node[0].attribute[0], { g: new Uint8Array(3) }),
      'graphs within its graph',
    ],
    [
      'a file of Keras',
      (_, file) => Object.assign(file, { producerName: 'tf2onnx' }),
      'exported from Keras or TensorFlow',
    ],
    ['functions', (_, file) => file.functions.push(new Uint8Array(3)), 'functions of its own'],
    ['sparse tensors', (graph) => graph.sparseInitializer.push(new Uint8Array(3)), 'sparse tensors'],
    [
      'another activation',
      (graph) => Object.assign(graph.node[0].attribute[0], { strings: ['Relu'] }),
      'the activation "Relu"',
    ],
    [
      'weights kept elsewhere',
      (graph) => Object.assign(graph.initializer[1], { dataLocation: 1 }),
      'kept in another file',
    ],
    ['weights of doubles', (graph) => Object.assign(graph.initializer[1], { dataType: 11 }), 'not of 32-bit floats'],
    [
      'absurd dimensions',
      (graph) => Object.assign(graph.initializer[2].dims, { 1: 1n << 60n }),
      'a dimension of 1152921504606846976',
    ],
    [
      'too many units',
      (graph) => Object.assign(graph.initializer[2].dims, { 1: 257n, 2: 257n }),
      'its hidden size is 257, where 1 to 256',
    ],
    [
      'too many inputs',
      (graph) => Object.assign(graph.initializer[1].dims, { 2: 257n }),
      'it reads 257 numbers a step, where 1 to 256',
    ],
    ['missing weights', (graph) => graph.initializer.splice(1, 1), 'are not in the file'],
    [
      'weights cut short',
      (graph) => Object.assign(graph.initializer[1], { rawData: new Uint8Array(8) }),
      'has 8 where 48 were expected',
    ],
    ['weights that are not finite', (graph) => graph.initializer[1].rawData.fill(255), 'not finite'],
    ['no head', (graph) => graph.node.splice(3, 2), 'something else than a linear head'],
    ['foreign scaling', (graph) => graph.node.push(node('Div', ['y', 'y'], ['z'])), 'the operator "Div"'],
    ['a thousand nodes', (graph) => graph.node.push(...Array(1000).fill(graph.node[1])), 'it has 1005 nodes'],
  ])('refuses %s, naming it', (_, change, sentence) => {
    const changed = changedExport(change);
    expect(() => readModel(changed, 'model.onnx')).toThrow(sentence);
    expect(() => readModel(changed, 'model.onnx')).toThrow(
      /^"model.onnx" .*RNN Forecast reads RNN, GRU and LSTM networks of one or two layers/,
    );
  });

  it.each<[string, Cell, (graph: GraphProto) => unknown, string]>([
    [
      'a GRU that resets before the product, as Keras’ does',
      'gru',
      (graph) => graph.node[0].attribute.pop(),
      'its GRU resets before the product',
    ],
    ['an LSTM with peepholes', 'lstm', (graph) => graph.node[0].input.push('rnn.bias'), 'its LSTM has peepholes'],
    [
      'an LSTM with hard gates',
      'lstm',
      (graph) => Object.assign(graph.node[0].attribute[0], { strings: ['HardSigmoid', 'Tanh', 'Tanh'] }),
      'the activation "HardSigmoid, Tanh, Tanh"',
    ],
    [
      'a GRU that runs both ways',
      'gru',
      (graph) => Object.assign(graph.node[0].attribute[1], { s: 'bidirectional' }),
      'its recurrent layer runs "bidirectional"',
    ],
    [
      'an LSTM that starts from something worked out',
      'lstm',
      (graph) => {
        graph.node.unshift(node('Expand', ['linear.weight', 'shape'], ['made']));
        graph.node[1].input[6] = 'made';
      },
      'starts from a hidden state of its own',
    ],
  ])('refuses %s', (_, cell, change, sentence) => {
    const network = scalarNetwork(3, cell);
    const parameters = new Float32Array(parameterCount(network)).fill(0.5);
    const file = decode(ModelProtoType, writeStepModel(tutorialModel({ network, parameters })));
    change(file.graph!);
    expect(() => readModel(encode(ModelProtoType, file), 'model.onnx')).toThrow(sentence);
  });

  it.each<[string, (graph: GraphProto) => unknown, string]>([
    [
      'a node before the layer',
      (graph) => {
        graph.node.unshift(node('Add', ['x', 'linear.bias'], ['shifted']));
        graph.node[1].input[0] = 'shifted';
      },
      'do not go straight into its recurrent layer',
    ],
    [
      'a node after the head',
      (graph) => {
        graph.node[4].output[0] = 'sum';
        graph.node.push(node('Add', ['sum', 'linear.bias'], ['y']));
      },
      'it does more',
    ],
    [
      'a second linear layer',
      (graph) => {
        graph.node[4].output[0] = 'sum';
        graph.initializer.push(floatTensor('second', [1, 1], [5]));
        graph.node.push(node('MatMul', ['sum', 'second'], ['y']));
      },
      'it does more',
    ],
    ['a branch', (graph) => graph.node.push(node('Add', ['h_n', 'linear.bias'], ['z'])), 'it does more'],
    ['another output', (graph) => Object.assign(graph.output[0], { name: 'h_n' }), 'it does more'],
    ['no input', (graph) => graph.input.splice(0, 1), '0 inputs besides the hidden state'],
    [
      'a hidden state of its own',
      (graph) => graph.initializer.push(floatTensor('h_0', [1, 1, 12], Array(12).fill(1))),
      'a hidden state of its own',
    ],
    ['two tensors of one name', (graph) => graph.initializer.push(graph.initializer[1]), 'two tensors'],
    ['two hidden sizes', (graph) => Object.assign(graph.node[0].attribute[1], { i: 13n }), 'said to be 13'],
    [
      'names that are no names',
      (graph) => Object.assign(graph.node[0], { opType: `A\n${'B'.repeat(1000)}` }),
      `the operator "A�${'B'.repeat(38)}…"`,
    ],
  ])('refuses a graph with %s, whose figures would be others than those read', (_, change, sentence) => {
    expect(() => readModel(changedExport(change), 'model.onnx')).toThrow(sentence);
  });

  it.each<[string, (graph: GraphProto, find: (operator: string, which: number) => NodeProto) => unknown, string]>([
    [
      'of two sizes',
      (graph, find) => {
        const [weights, hidden, bias] = find('GRU', 1).input.slice(1, 4);
        const sizes: Record<string, readonly number[]> = {
          [weights]: [1, 15, 4],
          [hidden]: [1, 15, 5],
          [bias]: [1, 30],
        };
        const kept = graph.initializer.filter(({ name }) => sizes[name] === undefined);
        const others = Object.entries(sizes).map(([name, dimensions]) =>
          floatTensor(name, dimensions, new Float32Array(dimensions.reduce((product, size) => product * size))),
        );
        graph.initializer = [...kept, ...others];
        find('GRU', 1).attribute.find(({ name }) => name === 'hidden_size')!.i = 5n;
      },
      'its recurrent layers have 4 and 5 units, where both must have as many',
    ],
    [
      'of two kinds',
      (_, find) => {
        const second = find('GRU', 1);
        second.opType = 'RNN';
        second.attribute = second.attribute.filter(({ name }) => name === 'hidden_size');
      },
      'its recurrent layers are GRU and RNN, where both must be the same',
    ],
    [
      'of which the second reads other numbers',
      (_, find) => {
        find('GRU', 1).input[1] = find('GRU', 0).input[1];
      },
      'its second recurrent layer reads 2 numbers a step, where the first answers with 4',
    ],
    [
      'that exchange their first states',
      (_, find) => {
        const [lower, upper] = [find('GRU', 0), find('GRU', 1)];
        [lower.input[5], upper.input[5]] = [upper.input[5], lower.input[5]];
      },
      "its recurrent layer 1 starts from another layer's hidden state",
    ],
    [
      'that exchange their last states',
      (_, find) => {
        find('Concat', 0).input.reverse();
      },
      'it does more than run its recurrent layers and one linear head',
    ],
    [
      'with something between',
      (graph, find) => {
        const squeeze = find('Squeeze', 0);
        graph.node.push(node('Add', [squeeze.output[0], 'linear.bias'], ['shifted']));
        find('GRU', 1).input[0] = 'shifted';
      },
      'its numbers do not go straight into its recurrent layer',
    ],
    [
      'side by side',
      (_, find) => {
        find('MatMul', 0).input[0] = find('Squeeze', 0).output[0];
      },
      'its numbers do not go straight into its recurrent layer',
    ],
  ])('refuses two layers %s', (_, change, sentence) => {
    const file = decode(ModelProtoType, exportOf('gru-two-layers.onnx'));
    change(file.graph!, (operator, which) => file.graph!.node.filter(({ opType }) => opType === operator)[which]);
    expect(() => readModel(encode(ModelProtoType, file), 'model.onnx')).toThrow(
      `"model.onnx" cannot be read: ${sentence}; RNN Forecast reads`,
    );
  });

  it('reads a network whose hidden state is kept at zero', () => {
    const changed = changedExport((graph) => {
      graph.input.splice(1, 1);
      graph.initializer.push(floatTensor('h_0', [1, 1, 12], Array(12).fill(0)));
    });
    expect(readModel(changed, 'a.onnx').parameters).toEqual(readModel(pytorchExport(), 'a.onnx').parameters);
  });

  it('refuses a file whose graph scales otherwise than it says', () => {
    const scaled = tutorialModel({ scaling: { offset: 3, scale: 2 } });
    const other = decode(ModelProtoType, writeStepModel(tutorialModel({ scaling: { offset: 3, scale: 4 } })));
    for (const graph of [other.graph!, decode(ModelProtoType, pytorchExport()).graph!]) {
      const file = decode(ModelProtoType, writeStepModel(scaled));
      file.graph = graph;
      expect(() => readModel(encode(ModelProtoType, file), 'model.onnx')).toThrow(
        'its scaling is not the one that it says of itself',
      );
    }
  });

  it('refuses a file that is far too large before it looks inside', () => {
    expect(() => readModel(new Uint8Array(17 * 2 ** 20), 'big.onnx')).toThrow('"big.onnx" has 17.0 MB; RNN Forecast');
  });

  it('reads a head written as Gemm, and weights written as float_data', () => {
    const expected = readModel(pytorchExport(), 'a.onnx').parameters;
    const changed = changedExport((graph) => {
      graph.node.splice(3, 2, node('Gemm', ['/rnn/Squeeze_output_0', 'onnx::MatMul_27', 'linear.bias'], ['y']));
      const tensor = graph.initializer[1];
      const numbers = new Float32Array(tensor.rawData.slice().buffer);
      graph.initializer[1] = create(TensorProtoType, {
        name: tensor.name,
        dims: tensor.dims,
        dataType: 1,
        floatData: [...numbers],
      });
    });
    expect(readModel(changed, 'a.onnx').parameters).toEqual(expected);
  });

  it.each([
    ['{"version":3}', 'was made by a newer version of RNN Forecast (format 3); update to open it.'],
    ['{"version":2}', 'what it says of itself is damaged'],
    ['{"version":1}', 'what it says of itself is damaged'],
    ['{', 'what it says of itself is damaged'],
  ])('says of the metadata %s what is wrong', (value, sentence) => {
    const changed = changedExport((_, file) => {
      file.metadataProps = decode(ModelProtoType, writeStepModel(tutorialModel())).metadataProps;
      file.metadataProps[0].value = value;
    });
    expect(() => readModel(changed, 'model.onnx')).toThrow(sentence);
  });

  const formats: Record<string, ForecastModel> = {
    'format1.onnx': tutorialModel({ scaling: { offset: 3, scale: 2 } }),
    'format2-step.onnx': tutorialModel({ scaling: { offset: 3, scale: 2 } }),
    // Where a change makes another graph of the same model, `graphRevision` grows, and this one still opens.
    'format2-forecaster.onnx': tutorialModel({ scaling: { offset: 3, scale: 2 } }),
    'format2-mixture.onnx': mixtureModel(),
  };

  it.each(Object.entries(formats))('opens %s as it was written', (file, expected) => {
    const bytes = readFileSync(new URL(`../../../test/fixtures/formats/${file}`, import.meta.url));
    expect(readModel(new Uint8Array(bytes), file)).toEqual(expected);
  });
});

describe('writeStepModel', () => {
  it.each([
    { offset: 1e300, scale: 1 },
    { offset: 0, scale: 1e39 },
    { offset: 0, scale: 1e-300 },
    { offset: 0, scale: Number.POSITIVE_INFINITY },
    { offset: Number.NaN, scale: 1 },
  ])('refuses what 32-bit floats cannot hold: %j', (scaling) => {
    expect(() => writeStepModel(tutorialModel({ scaling }))).toThrow('do not fit the 32-bit floats of ONNX');
  });

  it('writes no weights that are not finite', () => {
    const parameters = new Float32Array(193).fill(Number.NaN);
    expect(() => writeStepModel(tutorialModel({ parameters }))).toThrow('Sine has weights that are not finite');
  });
});
