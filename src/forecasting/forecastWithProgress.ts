import type { Action } from '../action.ts';
import type { ModelForecast } from '../inference/modelForecaster.ts';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';

/**
 * As `ModelForecaster.forecast`, of the series that is called `title`; where that takes long, as when onnxruntime starts on a
 * slow machine, a person sees it and can cancel.
 */
export async function forecastWithProgress(
  { forecaster }: Parts,
  action: Action,
  title: string,
  model: ForecastModel,
  history: Float64Array,
  horizon: number,
): Promise<ModelForecast> {
  return action.during(forecastingOf(title), (signal) => forecaster.forecast(model, history, horizon, signal));
}

/** What is said while the series that is called `title` is forecast. */
export function forecastingOf(title: string): string {
  return translate('Forecasting {0}', title);
}
