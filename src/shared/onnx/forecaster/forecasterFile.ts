import type { ForecastModel } from '../../model/forecastModel.ts';
import { writeForecaster } from './writeForecaster.ts';

const files = new WeakMap<ForecastModel, Uint8Array>();

/**
 * A model's file as `writeForecaster` writes it, written once as long as the model is held: it is kept, forecast with and exported.
 * Nobody may change the bytes.
 */
export function forecasterFile(model: ForecastModel): Uint8Array {
  const file = files.get(model) ?? writeForecaster(model);
  files.set(model, file);
  return file;
}
