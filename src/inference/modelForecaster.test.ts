import { describe, expect, it } from 'vitest';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import { pytorchExpected, pytorchExport, runtimeBytes, tutorialModel } from '../../test/support/models.ts';
import { readPytorchReference } from '../../test/support/pytorchReference.ts';
import { initialParameters } from '../shared/model/initialParameters.ts';
import { scalarNetwork } from '../shared/model/networkShape.ts';
import { RandomGenerator } from '../shared/model/randomGenerator.ts';
import { rollOutNetwork } from '../shared/model/recurrentNetwork.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { writeStepModel } from '../shared/onnx/writeStepModel.ts';
import { identityScaling, standardise } from '../shared/series/scaling.ts';
import { summarise } from '../shared/series/seriesSummary.ts';
import { chunkSteps, ModelForecaster } from './modelForecaster.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

const reference = readPytorchReference();
const data = Float64Array.from(reference.data);

describe('ModelForecaster', () => {
  const forecaster = new ModelForecaster(runtimeBytes);

  it('computes what PyTorch computes with the network that PyTorch exported', async () => {
    const expected = pytorchExpected();
    const model = readModel(pytorchExport(), 'simple-rnn.onnx');
    const { fit, values } = await forecaster.forecast(model, Float64Array.from(expected.x), 1, identityScaling);
    expectAllNear([...fit, ...values], expected.y, 1e-6);
  });

  it('generates what PyTorch generates for 200 steps', async () => {
    const { values } = await forecaster.forecast(tutorialModel(), data, 200, identityScaling);
    expectAllNear(values, reference.float32.after500.forecast, 1e-4);
  });

  it.each(['rnn', 'gru', 'lstm'] as const)('equals the float64 roll-out of 200 steps of a %s', async (cell) => {
    const network = scalarNetwork(12, cell);
    const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(7)));
    const model = cell === 'rnn' ? tutorialModel() : tutorialModel({ network, parameters });
    const expected = rollOutNetwork(model.network, Float64Array.from(model.parameters), data, 200);
    const { values } = await forecaster.forecast(model, data, 200, identityScaling);
    expectAllNear(values, expected, 1e-5);
  });

  it('forecasts numbers in the thousands as it does the sine, in their own units', async () => {
    const model = tutorialModel();
    const unit = await forecaster.forecast(model, data, 50, identityScaling);
    const thousands = await forecaster.forecast(
      model,
      data.map((value) => 5e6 + 300 * value),
      50,
      {
        offset: 5e6,
        scale: 300,
      },
    );
    expectAllNear(
      thousands.values,
      unit.values.map((value) => 5e6 + 300 * value),
      300 * 1e-5,
    );
  });

  it('gives the same numbers for a long history, read in chunks', async () => {
    const long = Float64Array.from({ length: 9000 }, (_, step) => Math.sin(step / 5));
    const model = tutorialModel();
    const expected = rollOutNetwork(model.network, Float64Array.from(model.parameters), long, 3);
    const { fit, values } = await forecaster.forecast(model, long, 3, identityScaling);
    expect(fit).toHaveLength(8999);
    expectAllNear(values, expected, 1e-5);
  });

  it('serves calls side by side, and more models than it keeps open', async () => {
    const models = Array.from({ length: 6 }, () => tutorialModel());
    const results = await Promise.all(
      [...models, models[0]].map((model) => forecaster.forecast(model, data, 5, identityScaling)),
    );
    for (const result of results) {
      expect(result).toEqual(results[0]);
    }
  });

  it('stops where it is when told to, and goes on with the next forecast', async () => {
    const stop = new AbortController();
    const stopped = forecaster.forecast(tutorialModel(), data, 10_000, identityScaling, stop.signal);
    const next = forecaster.forecast(tutorialModel(), data, 5, identityScaling);
    setTimeout(() => stop.abort(new Error('Stopped by the test.')), 5);
    await expect(stopped).rejects.toThrow('Stopped by the test.');
    expect((await next).values).toHaveLength(5);
  });

  it('gives up what is under way when it is disposed of', async () => {
    const disposed = new ModelForecaster(runtimeBytes);
    const running = disposed.forecast(tutorialModel(), data, 10_000, identityScaling);
    const waiting = disposed.forecast(tutorialModel(), data, 5, identityScaling);
    setTimeout(() => disposed.dispose(), 5);
    const outcomes = await Promise.allSettled([running, waiting]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('given up') } });
    }
  });

  it('says so when a model answers with numbers that are not finite', async () => {
    const model = tutorialModel({ name: 'Broken', parameters: new Float32Array(193).fill(3e38) });
    await expect(forecaster.forecast(model, data, 5, identityScaling)).rejects.toThrow('Broken answers with numbers');
  });

  it('says so when the runtime is missing, and tries again the next time', async () => {
    let missing = true;
    const flaky = new ModelForecaster(async () => {
      if (missing) {
        throw new Error('no such file');
      }
      return runtimeBytes();
    });
    await expect(flaky.forecast(tutorialModel(), data, 1, identityScaling)).rejects.toThrow(
      'onnxruntime could not be started (no such file)',
    );
    missing = false;
    expect((await flaky.forecast(tutorialModel(), data, 1, identityScaling)).values).toHaveLength(1);
  });
});

describe('chunkSteps', () => {
  it.each([
    [12, 4096],
    [128, 4096],
    [256, 1024],
    [100_000, 1],
  ])('is for %i units %i', (units, steps) => {
    expect(chunkSteps(units)).toBe(steps);
  });
});

describe('an exported file', () => {
  it('scales inside: raw numbers in, raw numbers out', async () => {
    const raw = data.map((value) => 40 + 3 * value);
    const scaling = standardise(summarise(raw));
    const model = tutorialModel({ scaling });
    const expected = await new ModelForecaster(runtimeBytes).forecast(model, raw, 1, scaling);
    const runtime = new OnnxRuntime(runtimeBytes);
    const session = await runtime.open(writeStepModel(model));
    const results = await session.run({
      x: await runtime.tensor(Float32Array.from(raw), [raw.length, 1, 1]),
      h_0: await runtime.tensor(new Float32Array(12), [1, 1, 12]),
    });
    expectAllNear(results.y.data as Float32Array, [...expected.fit, ...expected.values], 3e-5);
    expect(results.h_n.dims).toEqual([1, 1, 12]);
  });
});
