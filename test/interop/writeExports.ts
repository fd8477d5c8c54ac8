import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelForecaster } from '../../src/inference/modelForecaster.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { initialParameters } from '../../src/shared/model/initialParameters.ts';
import { maximumHiddenSize, type NetworkShape, scalarNetwork } from '../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import { readModel } from '../../src/shared/onnx/readModel.ts';
import { writeStepModel } from '../../src/shared/onnx/writeStepModel.ts';
import { standardise } from '../../src/shared/series/scaling.ts';
import { summarise } from '../../src/shared/series/seriesSummary.ts';
import { pytorchExport, runtimeBytes, tutorialModel } from '../support/models.ts';
import { readPytorchReference } from '../support/pytorchReference.ts';

const horizon = 200;
const largest: NetworkShape = scalarNetwork(maximumHiddenSize);

function smallWeights(network: NetworkShape): Float32Array {
  return Float32Array.from(initialParameters(network, new RandomGenerator(7)));
}

/** Writes exported files, and beside each what the extension forecasts with it, for `checkOnnx.py`. */
export async function writeExports(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const data = Float64Array.from(readPytorchReference().data);
  const thousands = data.map((value) => 5000 + 300 * value);
  const summary = summarise(thousands);
  const exports: Record<string, { model: ForecastModel; x: Float64Array }> = {
    tutorial: { model: tutorialModel(), x: data },
    imported: { model: readModel(pytorchExport(), 'simple-rnn.onnx'), x: data },
    // The largest network that can be read, with a recurrent matrix that neither dies out nor grows.
    largest: { model: tutorialModel({ network: largest, parameters: smallWeights(largest) }), x: data },
    scaled: { model: tutorialModel({ scaling: standardise(summary), trainedOn: summary }), x: thousands },
  };
  const forecaster = new ModelForecaster(runtimeBytes);
  for (const [name, { model, x }] of Object.entries(exports)) {
    const { values } = await forecaster.forecast(model, x, horizon);
    await writeFile(join(folder, `${name}.onnx`), writeStepModel(model));
    await writeFile(join(folder, `${name}.json`), JSON.stringify({ x: [...x], horizon, forecast: [...values] }));
  }
  forecaster.dispose();
}
