import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelForecaster } from '../../src/inference/modelForecaster.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { initialParameters } from '../../src/shared/model/initialParameters.ts';
import { maximumHiddenSize, type NetworkShape, scalarNetwork } from '../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import { writeForecaster } from '../../src/shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../../src/shared/onnx/readModel.ts';
import { writeStepModel } from '../../src/shared/onnx/writeStepModel.ts';
import { standardise } from '../../src/shared/series/scaling.ts';
import { summarise } from '../../src/shared/series/seriesSummary.ts';
import { testSeries } from '../support/forecasters.ts';
import { mixtureModel } from '../support/mixtureModel.ts';
import { pytorchExport, runtimeFiles, tutorialModel } from '../support/models.ts';
import { readPytorchReference } from '../support/pytorchReference.ts';

const horizon = 200;

/**
 * Writes exported files of both kinds, NAME.step.onnx and NAME.forecaster.onnx, and beside each in NAME.json what the
 * extension forecasts with it, for `checkOnnx.py`.
 */
export async function writeExports(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const forecaster = new ModelForecaster(runtimeFiles);
  for (const [name, { model, x, steps }] of Object.entries(exportedModels())) {
    const { values, intervals } = await forecaster.forecast(model, x, steps);
    const [interval] = intervals;
    const expected = {
      x: [...x],
      horizon: steps,
      forecast: [...values],
      lower: interval === undefined ? null : [...interval.lower],
      upper: interval === undefined ? null : [...interval.upper],
    };
    await writeFile(join(folder, `${name}.json`), JSON.stringify(expected));
    await writeFile(join(folder, `${name}.forecaster.onnx`), writeForecaster(model));
    // A step model forecasts as its model does where that is its network on its own answers, scaled as in training.
    if (model.forecaster === undefined) {
      await writeFile(join(folder, `${name}.step.onnx`), writeStepModel(model));
    }
  }
  forecaster.dispose();
}

function exportedModels(): Record<
  string,
  { readonly model: ForecastModel; readonly x: Float64Array; readonly steps: number }
> {
  const data = Float64Array.from(readPytorchReference().data);
  const thousands = data.map((value) => 5000 + 300 * value);
  const summary = summarise(thousands);
  const largest = scalarNetwork(maximumHiddenSize);
  const seasonal = testSeries(90, 500, 20, 1);
  return {
    tutorial: { model: tutorialModel(), x: data, steps: horizon },
    imported: { model: readModel(pytorchExport(), 'simple-rnn.onnx'), x: data, steps: horizon },
    gru: { model: untrained(scalarNetwork(12, 'gru')), x: data, steps: horizon },
    lstm: { model: untrained(scalarNetwork(12, 'lstm')), x: data, steps: horizon },
    layers: { model: untrained({ ...scalarNetwork(12, 'lstm'), layers: 2 }), x: data, steps: horizon },
    // The largest network that can be read, with a recurrent matrix that neither dies out nor grows.
    largest: { model: untrained(largest), x: data, steps: horizon },
    scaled: {
      model: tutorialModel({ scaling: standardise(summary), trainedOn: summary }),
      x: thousands,
      steps: horizon,
    },
    mixture: { model: mixtureModel(), x: seasonal, steps: 30 },
    gaps: { model: mixtureModel(), x: seasonal.map((value, t) => (t % 17 === 3 ? Number.NaN : value)), steps: 30 },
  };
}

function untrained(network: NetworkShape): ForecastModel {
  const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(7)));
  return tutorialModel({ network, parameters });
}
