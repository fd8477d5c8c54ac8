import type { Action } from '../action.ts';
import { forecastWithProgress } from '../forecasting/forecastWithProgress.ts';
import { automaticView } from '../panel/automaticView.ts';
import type { Parts } from '../parts.ts';

/** The panel's switch: whether the automatic forecast shown stops at zero. The search need not be done again. */
export async function setNonNegative(parts: Parts, action: Action, nonNegative: unknown): Promise<void> {
  const last = parts.lastAutomatic;
  if (last === null || typeof nonNegative !== 'boolean') {
    return;
  }
  const { selected, model, result } = last;
  const { series, title } = selected;
  const forecaster = { ...result.forecaster, nonNegative };
  const changed = { ...model, forecaster };
  const changedResult = { ...result, forecaster, report: { ...result.report, nonNegative } };
  const { horizon } = result.report.backtest;
  const forecast = await forecastWithProgress(parts, action, title, changed, series.values, horizon).catch(
    async (error) => {
      // The switch is put back.
      await parts.panel.showAgain();
      throw error;
    },
  );
  parts.lastForecasts = parts.lastForecasts.map((each) =>
    each.selected === selected ? { selected, values: [...forecast.values], intervals: forecast.intervals } : each,
  );
  parts.lastAutomatic = { selected, model: changed, result: changedResult };
  await parts.panel.show(automaticView({ title, series, model: changed, forecast }, changedResult));
}
