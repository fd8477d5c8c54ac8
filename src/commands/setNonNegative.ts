import type { Action } from '../action.ts';
import { forecastWithProgress } from '../forecasting/forecastWithProgress.ts';
import { shownAutomatic } from '../forecasting/shownAutomatic.ts';
import { automaticView } from '../panel/automaticView.ts';
import type { Parts } from '../parts.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';

/**
 * The panel's switch: whether the automatic forecast shown stops at zero, and its model, where that is kept. The search need
 * not be done again. Changes nothing where something else is shown by then, or was asked for.
 */
export async function setNonNegative(parts: Parts, action: Action, nonNegative: unknown): Promise<void> {
  const shown = shownAutomatic(parts);
  const result = shown?.result ?? null;
  if (shown === null || result === null || typeof nonNegative !== 'boolean') {
    return;
  }
  // A copy, by which this change is known: a later one has another, and so has the next forecast.
  const asked = { ...shown };
  parts.lastAutomatic = asked;
  const { latest } = parts.runs;
  const isAsked = () => shownAutomatic(parts) === asked && latest === parts.runs.latest;
  const { selected, series, view } = shown;
  const { title } = selected;
  const model = withNonNegative(shown.model, nonNegative);
  const changed = withNonNegative(result, nonNegative);
  const horizon = view.forecast.length;
  const forecast = await forecastWithProgress(parts, action, title, model, series.values, horizon).catch(
    async (error) => {
      if (isAsked()) {
        // The switch is put back.
        await parts.panel.showAgain();
      }
      throw error;
    },
  );
  if (!isAsked()) {
    return;
  }
  const changedView = automaticView({ title, series, model, forecast }, changed);
  parts.lastForecasts = parts.lastForecasts.map((each) =>
    each.selected === selected ? { selected, values: [...forecast.values], intervals: forecast.intervals } : each,
  );
  parts.lastAutomatic = { selected, series, model, result: changed, view: changedView };
  await Promise.all([parts.panel.show(changedView), parts.library.replace(shown.model, model, action.warn)]);
}

/** What a forecast is made of, with another decision; its report says so, too. */
function withNonNegative<Made extends Pick<ForecastModel, 'forecaster' | 'report'>>(
  made: Made,
  nonNegative: boolean,
): Made {
  const { forecaster, report } = made;
  return {
    ...made,
    ...(forecaster === undefined ? {} : { forecaster: { ...forecaster, nonNegative } }),
    ...(report === undefined ? {} : { report: { ...report, nonNegative } }),
  };
}
