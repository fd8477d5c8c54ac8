import type { NumbersForecaster } from './numbersForecaster.ts';
import type { RnnForecastApi } from './rnnForecastApi.ts';

/** What `activate` hands to other extensions. */
export function exportedApi(numbers: NumbersForecaster): RnnForecastApi {
  return { version: '1.0.0', forecast: (values, options, token) => numbers.forecast(values, options, token) };
}
