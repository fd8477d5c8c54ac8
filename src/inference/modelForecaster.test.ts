import { describe, expect, it } from 'vitest';
import { cancelAtEveryAwait } from '../../test/support/cancelAtEveryAwait.ts';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import { pytorchExpected, pytorchExport, runtimeFiles, tutorialModel } from '../../test/support/models.ts';
import { readPytorchReference } from '../../test/support/pytorchReference.ts';
import { forecasterOf } from '../shared/model/forecaster/forecasterOf.ts';
import { initialParameters } from '../shared/model/initialParameters.ts';
import { scalarNetwork } from '../shared/model/networkShape.ts';
import { RandomGenerator } from '../shared/model/randomGenerator.ts';
import { rollOutNetwork } from '../shared/model/recurrentNetwork.ts';
import { scalingForSeries } from '../shared/model/scalingForSeries.ts';
import { writeForecaster } from '../shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { writeStepModel } from '../shared/onnx/writeStepModel.ts';
import { standardise, toDataUnits, toNetworkUnits } from '../shared/series/scaling.ts';
import { summarise } from '../shared/series/seriesSummary.ts';
import { ModelForecaster } from './modelForecaster.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

const reference = readPytorchReference();
const data = Float64Array.from(reference.data);

describe('ModelForecaster', () => {
  const forecaster = new ModelForecaster(runtimeFiles);

  it('is prepared while a forecast is already wanted', async () => {
    const prepared = new ModelForecaster(runtimeFiles);
    prepared.prepare();
    expect((await prepared.forecast(tutorialModel(), data, 3)).values).toHaveLength(3);
  });

  it('computes what PyTorch computes with the network that PyTorch exported', async () => {
    const expected = pytorchExpected();
    const model = readModel(pytorchExport(), 'simple-rnn.onnx');
    const { fit, values } = await forecaster.forecast(model, Float64Array.from(expected.x), 1);
    expectAllNear([...fit, ...values], expected.y, 1e-6);
  });

  it('generates what PyTorch generates for 200 steps', async () => {
    const { values } = await forecaster.forecast(tutorialModel(), data, 200);
    expectAllNear(values, reference.float32.after500.forecast, 1e-4);
  });

  it.each(['rnn', 'gru', 'lstm'] as const)('equals the float64 roll-out of 200 steps of a %s', async (cell) => {
    const network = scalarNetwork(12, cell);
    const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(7)));
    const model = cell === 'rnn' ? tutorialModel() : tutorialModel({ network, parameters });
    const expected = rollOutNetwork(model.network, Float64Array.from(model.parameters), data, 200);
    const { values } = await forecaster.forecast(model, data, 200);
    expectAllNear(values, expected, 1e-5);
  });

  it.each(['rnn', 'gru', 'lstm'] as const)(
    'equals the float64 roll-out of 200 steps of a %s of two layers, exported and imported both ways',
    async (cell) => {
      const network = { ...scalarNetwork(10, cell), layers: 2 };
      const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(11)));
      const model = tutorialModel({ network, parameters });
      const expected = rollOutNetwork(network, Float64Array.from(parameters), data, 200);
      for (const bytes of [writeForecaster(model), writeStepModel(model)]) {
        const read = readModel(bytes, 'model.onnx');
        expect(read).toEqual(model);
        expectAllNear((await forecaster.forecast(read, data, 200)).values, expected, 1e-5);
      }
    },
  );

  it('forecasts numbers in the thousands as it does the sine, in their own units', async () => {
    const model = tutorialModel();
    const thousands = data.map((value) => Math.fround(5000 + 300 * value));
    const { scaling, asTrained } = scalingForSeries(model, summarise(thousands));
    expect(asTrained).toBe(false);
    const inputs = toNetworkUnits(scaling, thousands);
    const expected = rollOutNetwork(model.network, Float64Array.from(model.parameters), inputs, 50);
    const { values } = await forecaster.forecast(model, thousands, 50);
    expectAllNear(values, toDataUnits(scaling, expected), 300 * 1e-5);
  });

  it('gives the same numbers for a long history', async () => {
    const long = Float64Array.from({ length: 9000 }, (_, step) => Math.sin(step / 5));
    const model = tutorialModel();
    const expected = rollOutNetwork(model.network, Float64Array.from(model.parameters), long, 3);
    const { fit, values } = await forecaster.forecast(model, long, 3);
    expect(fit).toHaveLength(8999);
    expectAllNear(values, expected, 1e-5);
  });

  it('serves calls side by side, and more models than it keeps open', async () => {
    const models = Array.from({ length: 6 }, () => tutorialModel());
    const results = await Promise.all([...models, models[0]].map((model) => forecaster.forecast(model, data, 5)));
    for (const result of results) {
      expect(result).toEqual(results[0]);
    }
  });

  it('gives back the intervals of a calibrated model', async () => {
    const calibration = {
      unit: { kind: 'one' as const },
      growth: 0.5,
      intervals: [
        { level: 0.8, below: [0.1], above: [0.2] },
        { level: 0.95, below: [0.3], above: [0.4] },
      ],
    };
    const model = tutorialModel();
    const forecast = await forecaster.forecast(
      { ...model, forecaster: { ...forecasterOf(model), calibration } },
      data,
      4,
    );
    expect(forecast.intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
    const [, { lower, upper }] = forecast.intervals;
    expectAllNear(
      lower,
      forecast.values.map((value, step) => value - 0.3 * Math.sqrt(step + 1)),
      1e-6,
    );
    expectAllNear(
      upper,
      forecast.values.map((value, step) => value + 0.4 * Math.sqrt(step + 1)),
      1e-6,
    );
  });

  it('says how many numbers a model takes', async () => {
    const [component] = forecasterOf(tutorialModel()).components;
    const transforms = [{ kind: 'difference', lag: 12 } as const];
    const seasonal = { components: [{ ...component, transforms }], calibration: null, nonNegative: false };
    const model = tutorialModel({ forecaster: seasonal });
    await expect(forecaster.forecast(model, data.subarray(0, 12), 5)).rejects.toThrow(
      'Sine forecasts from 13 numbers or more; these are 12.',
    );
    expect((await forecaster.forecast(model, data, 5)).fit).toHaveLength(0);
  });

  it('does not begin a forecast that was given up, and goes on with the next', async () => {
    const stop = new AbortController();
    const running = forecaster.forecast(tutorialModel(), data, 5);
    const stopped = forecaster.forecast(tutorialModel(), data, 5, stop.signal);
    const next = forecaster.forecast(tutorialModel(), data, 5);
    stop.abort(new Error('Stopped by the test.'));
    await expect(stopped).rejects.toThrow('Stopped by the test.');
    expect((await running).values).toEqual((await next).values);
  });

  it('is cancelled at every await, and the next forecast is right', async () => {
    const fresh = new ModelForecaster(runtimeFiles);
    const expected = (await forecaster.forecast(tutorialModel(), data, 5)).values;
    const { result, cancelled } = await cancelAtEveryAwait(
      (signal) => fresh.forecast(tutorialModel(), data, 5, signal),
      async () => expect((await fresh.forecast(tutorialModel(), data, 5)).values).toEqual(expected),
    );
    expect(result.values).toEqual(expected);
    expect(cancelled).toBeGreaterThan(1);
    fresh.dispose();
  });

  it('gives up what waits when it is disposed of', async () => {
    const disposed = new ModelForecaster(runtimeFiles);
    const waiting = disposed.forecast(tutorialModel(), data, 5);
    disposed.dispose();
    await expect(waiting).rejects.toThrow('given up');
  });

  it('says so when a model answers with numbers that are not finite', async () => {
    const model = tutorialModel({ name: 'Broken', parameters: new Float32Array(193).fill(3e38) });
    await expect(forecaster.forecast(model, data, 5)).rejects.toThrow('Broken answers with numbers');
  });

  it('says so when the runtime is missing, and tries again the next time', async () => {
    let missing = true;
    const flaky = new ModelForecaster({
      ...runtimeFiles,
      bytes: async () => {
        if (missing) {
          throw new Error('no such file');
        }
        return runtimeFiles.bytes();
      },
    });
    await expect(flaky.forecast(tutorialModel(), data, 1)).rejects.toThrow(
      'onnxruntime could not be started (no such file)',
    );
    flaky.prepare();
    missing = false;
    expect((await flaky.forecast(tutorialModel(), data, 1)).values).toHaveLength(1);
  });
});

describe('an exported step model', () => {
  it('scales inside: raw numbers in, raw numbers out', async () => {
    const raw = data.map((value) => 40 + 3 * value);
    const model = tutorialModel({ scaling: standardise(summarise(raw)), trainedOn: summarise(raw) });
    const expected = await new ModelForecaster(runtimeFiles).forecast(model, raw, 1);
    const runtime = new OnnxRuntime(runtimeFiles);
    const session = await runtime.open(writeStepModel(model));
    const results = await session.run({
      x: await runtime.tensor(Float32Array.from(raw), [raw.length, 1, 1]),
      h_0: await runtime.tensor(new Float32Array(12), [1, 1, 12]),
    });
    expectAllNear(results.y.data as Float32Array, [...expected.fit, ...expected.values], 3e-5);
    expect(results.h_n.dims).toEqual([1, 1, 12]);
  });
});
