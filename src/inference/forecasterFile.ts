import { runStepsInSlices } from '../runStepsInSlices.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { writeForecasterInSteps } from '../shared/onnx/forecaster/writeForecaster.ts';

const files = new WeakMap<ForecastModel, Promise<Uint8Array>>();

/**
 * A model's file as `writeForecaster` writes it, in slices between which others are let in; written once as long as the model is
 * held, since it is kept, forecast with and exported. Nobody may change the bytes.
 */
export function forecasterFile(model: ForecastModel): Promise<Uint8Array> {
  const file = files.get(model) ?? runStepsInSlices(writeForecasterInSteps(model));
  files.set(model, file);
  return file;
}
