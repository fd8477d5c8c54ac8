import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTransform, directPredictor, rollOutPredictor } from '../../../../test/support/forecasters.ts';
import { tutorialModel } from '../../../../test/support/models.ts';
import type { Calibration, Forecaster, Predictor } from '../../model/forecaster/forecaster.ts';
import type { ForecastModel } from '../../model/forecastModel.ts';
import { scalarNetwork } from '../../model/networkShape.ts';
import { parameterCount } from '../../model/parameterLayout.ts';
import { metadataKey } from '../onnxConstants.ts';
import { type GraphProto, type ModelProto, ModelProtoType } from '../onnxMessages.ts';
import { decode, encode } from '../protobuf.ts';
import { readModel } from '../readModel.ts';
import { writeStepModel } from '../writeStepModel.ts';
import { writeForecaster } from './writeForecaster.ts';

const anyPredictor: fc.Arbitrary<Predictor> = fc.oneof(
  fc.record({ kind: fc.constant('seasonalNaive' as const), period: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('drift' as const) }),
  fc.record({ kind: fc.constant('theta' as const), smoothing: fc.double({ min: 0.01, max: 0.99, noNaN: true }) }),
  fc
    .tuple(
      fc.constantFrom('rnn' as const, 'gru' as const, 'lstm' as const),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      fc.constantFrom(1, 2),
    )
    .map(([cell, members, seed, layers]) => rollOutPredictor(cell, 4, members, seed, layers)),
  fc.tuple(fc.nat(), fc.constantFrom(1, 2)).map(([seed, layers]) => directPredictor('gru', { seed, layers })),
);

const calibration: Calibration = {
  unit: { kind: 'absoluteDifference', lag: 4 },
  growth: 0.5,
  intervals: [{ level: 0.8, below: [1, 2], above: [2] }],
};

const anyForecaster: fc.Arbitrary<Forecaster> = fc.record({
  components: fc
    .array(
      fc.record({
        name: fc.string({ maxLength: 20 }),
        weights: fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), { minLength: 1, maxLength: 4 }),
        transforms: fc.array(anyTransform, { maxLength: 3 }),
        predictor: anyPredictor,
      }),
      { maxLength: 3 },
    )
    .map((components) => [...components, main]),
  calibration: fc.constantFrom(null, calibration),
  nonNegative: fc.boolean(),
});

const main = { name: 'main', weights: [1], transforms: [], predictor: rollOutPredictor('gru', 6, 2, 99) };

/** A model whose own network is the second member of the last component. */
function modelOf(forecaster: Forecaster): ForecastModel {
  if (main.predictor.kind !== 'rollOut') {
    throw new Error('The main component has networks.');
  }
  const { network, members } = main.predictor;
  return tutorialModel({ forecaster, network, parameters: members[1].parameters, metrics: { mase: 0.9 } });
}

/** A written file with a change made to its messages. */
function changed(model: ForecastModel, change: (file: ModelProto, graph: GraphProto) => unknown): Uint8Array {
  const file = decode(ModelProtoType, writeForecaster(model));
  change(file, file.graph!);
  return encode(ModelProtoType, file);
}

/** The metadata with a change made to its text. */
function saying(model: ForecastModel, there: string | RegExp, instead: string): Uint8Array {
  return changed(model, (file) => {
    const entry = file.metadataProps.find(({ key }) => key === metadataKey)!;
    const said = entry.value.replace(there, instead);
    expect(said).not.toBe(entry.value);
    entry.value = said;
  });
}

describe('readModel of a forecaster', () => {
  it('gives back every model that was written', () => {
    fc.assert(
      fc.property(anyForecaster, (forecaster) => {
        const model = modelOf(forecaster);
        expect(readModel(writeForecaster(model), 'model.onnx')).toEqual(model);
      }),
      { numRuns: 50 },
    );
  });

  it('gives back a network that takes no part in the forecast', () => {
    const theta = {
      name: 'Theta',
      weights: [1],
      transforms: [],
      predictor: { kind: 'theta', smoothing: 0.3 } as const,
    };
    const model = tutorialModel({ forecaster: { components: [theta], calibration, nonNegative: false } });
    expect(readModel(writeForecaster(model), 'model.onnx')).toEqual(model);
  });

  it('gives back a network of two layers that takes no part in the forecast', () => {
    const network = { ...scalarNetwork(3, 'lstm'), layers: 2 };
    const parameters = Float32Array.from({ length: parameterCount(network) }, (_, i) => Math.fround(Math.sin(i)));
    const drift = { name: 'Drift', weights: [1], transforms: [], predictor: { kind: 'drift' } as const };
    const forecaster = { components: [drift], calibration: null, nonNegative: false };
    const model = tutorialModel({ network, parameters, forecaster });
    expect(readModel(writeForecaster(model), 'model.onnx')).toEqual(model);
  });

  it('gives back a network by itself without a way to forecast, and what its training goes on from', () => {
    const count = parameterCount(tutorialModel().network);
    const values = Float64Array.from({ length: count }, (_, i) => Math.sin(i));
    const engineState = {
      iteration: 7,
      parameters: values,
      firstMoment: values,
      secondMoment: values,
      bestParameters: values,
      bestLosses: Float64Array.of(0.1),
    };
    const model = tutorialModel({ engineState });
    expect(readModel(writeForecaster(model), 'model.onnx')).toEqual(model);
  });

  it('leaves out what is infinite, and states that are far larger than their network', () => {
    const values = new Float64Array(193);
    const engineState = {
      iteration: 0,
      parameters: values,
      firstMoment: values,
      secondMoment: values,
      bestParameters: values,
      bestLosses: Float64Array.of(Number.POSITIVE_INFINITY),
    };
    const model = tutorialModel({ engineState, metrics: { mase: Number.POSITIVE_INFINITY, smape: 3 } });
    expect(readModel(writeForecaster(model), 'model.onnx')).toEqual(tutorialModel({ metrics: { smape: 3 } }));
    const large = new Float64Array(5000);
    const losses = Float64Array.of(0.1);
    const many = {
      iteration: 9,
      parameters: large,
      firstMoment: large,
      secondMoment: large,
      bestParameters: large,
      bestLosses: losses,
    };
    expect(readModel(writeForecaster(tutorialModel({ engineState: many })), 'model.onnx')).toEqual(tutorialModel());
  });

  it('survives flipped bits: its own sentence, or the model that was written', () => {
    const model = modelOf({ components: [main], calibration, nonNegative: true });
    const original = writeForecaster(model);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (places) => {
        const bytes = original.slice();
        for (const place of places) {
          bytes[(place >> 3) % bytes.length] ^= 1 << (place & 7);
        }
        try {
          const read = readModel(bytes, 'flipped.onnx');
          expect(read.parameters.every(Number.isFinite)).toBe(true);
          expect(read.parameters).toHaveLength(parameterCount(read.network));
        } catch (error) {
          expect((error as Error).message).toMatch(/^"flipped.onnx" /);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const model = modelOf({ components: [main], calibration, nonNegative: false });

  it.each<[string, (file: ModelProto, graph: GraphProto) => unknown, string]>([
    ['another graph', (_, graph) => graph.node.pop(), 'its graph is not the one that it says of itself'],
    [
      'other weights',
      (_, graph) => graph.initializer.find(({ name }) => name.endsWith('rnn.weight_hh'))!.rawData.fill(0),
      'its graph is not the one',
    ],
    ['weights that are missing', (_, graph) => graph.initializer.splice(0), 'are not there, or of another size'],
    [
      'weights kept elsewhere',
      (_, graph) => {
        for (const tensor of graph.initializer) {
          tensor.dataLocation = 1;
        }
      },
      'is kept in another file',
    ],
    ['functions', (file) => file.functions.push(new Uint8Array(3)), 'functions of its own'],
  ])('refuses %s', (_, change, sentence) => {
    expect(() => readModel(changed(model, change), 'model.onnx')).toThrow(sentence);
  });

  it.each<[string | RegExp, string, string]>([
    ['"version":2', '"version":3', 'newer version of RNN Forecast (format 3)'],
    ['"level":0.8', '"level":1.8', 'an interval of the level 1.8'],
    ['"below":[1,2]', '"below":[2,1]', 'an interval that narrows at step 2'],
    // Not the shape that stands beside the name, which is for people.
    [/"hiddenSize":6(?=,"inputSize":1,"outputSize":1},"members")/, '"hiddenSize":1e9', 'of 1000000000 units'],
    [/"outputSize":1(?=},"members")/, '"outputSize":1,"layers":3', 'it has a network of 3 layers, where 1 to 2'],
    [
      /"outputSize":1(?=},"members")/,
      '"outputSize":1,"layers":1.5',
      'the way to forecast that it describes is damaged',
    ],
    [/"outputSize":1(?=},"members")/, '"outputSize":1,"layers":2', 'are not there, or of another size'],
    ['"kind":"rollOut"', '"kind":"other"', 'the way to forecast that it describes is damaged'],
    ['"main":{"component":0', '"main":{"component":7', 'the network that it names as its own is not there'],
    ['"kind":"forecaster"', '"kind":"other"', 'what it says of itself is damaged'],
  ])('refuses a file that has, for %s, %s', (there, instead, sentence) => {
    expect(() => readModel(saying(model, there, instead), 'model.onnx')).toThrow(sentence);
  });

  it('takes a graph of an older revision at its word', () => {
    const file = decode(ModelProtoType, saying(model, '"revision":1', '"revision":0'));
    const entry = file.metadataProps[0];
    file.graph!.node.pop();
    entry.value = entry.value.replace(/,"checksum":\d+/, '');
    expect(readModel(encode(ModelProtoType, file), 'model.onnx')).toEqual(model);
  });

  it('refuses weights and words that were changed after they were written', () => {
    const step = decode(ModelProtoType, writeStepModel(model));
    step.graph!.initializer.find(({ name }) => name.endsWith('linear.bias'))!.rawData[0] ^= 1;
    const sentence = 'was damaged or changed after RNN Forecast wrote it: its checksum is another';
    expect(() => readModel(encode(ModelProtoType, step), 'model.onnx')).toThrow(sentence);
    expect(() => readModel(saying(model, '"name":"', '"name":"not '), 'model.onnx')).toThrow(sentence);
  });

  it('believes a file without a checksum, as earlier versions wrote them', () => {
    expect(readModel(saying(model, /,"checksum":\d+/, ''), 'model.onnx')).toEqual(model);
  });
});

describe('writeForecaster', () => {
  it('writes no file that is too large to be read', () => {
    const predictor = rollOutPredictor('lstm', 256, 8);
    if (predictor.kind === 'rollOut') {
      const { network, members } = predictor;
      const forecaster = { components: [{ ...main, predictor }], calibration: null, nonNegative: false };
      const model = tutorialModel({ forecaster, network, parameters: members[0].parameters });
      expect(() => writeForecaster(model)).toThrow('its networks are too large for a file that can be read');
    }
    expect.assertions(1);
  });

  it('writes the same bytes for the same model', () => {
    const model = modelOf({ components: [main], calibration, nonNegative: false });
    expect(writeForecaster(model)).toEqual(writeForecaster(model));
  });

  it.each<[Partial<ForecastModel>, string]>([
    [{ parameters: new Float32Array(193).fill(Number.NaN) }, 'it has weights that are not finite'],
    [{ forecaster: { components: [], calibration: null, nonNegative: false } }, 'it has 0 components'],
    [{ network: { ...tutorialModel().network, layers: 3 } }, 'it has a network of 3 layers, where 1 to 2 can be'],
    [{ network: { ...tutorialModel().network, layers: 2 } }, 'it has a network with 193 weights'],
    [{ network: { ...tutorialModel().network, hiddenSize: 5 } }, 'it has a network with 193 weights'],
  ])('refuses what cannot be read back: %#', (overrides, sentence) => {
    expect(() => writeForecaster(tutorialModel(overrides))).toThrow(`Sine cannot be kept as ONNX: ${sentence}`);
  });
});
