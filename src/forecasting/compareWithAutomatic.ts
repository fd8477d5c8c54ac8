import type { Action } from '../action.ts';
import { viewBaselines } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { forecasterOf } from '../shared/model/forecaster/forecasterOf.ts';
import { reportSentence } from '../shared/model/forecaster/reportSentence.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import type { PanelView } from '../shared/protocol.ts';
import { forecastingOf } from './forecastWithProgress.ts';
import { search, searchProblem } from './search.ts';

/**
 * Says beside the forecast of a chosen model how it does in a backtest on the series, and how what is found automatically
 * does, so that nobody takes a model of one thing for another. Shows nothing when the search is stopped.
 */
export async function compareWithAutomatic(
  parts: Parts,
  action: Action,
  model: ForecastModel,
  selected: SelectedSeries,
  horizon: number,
  view: PanelView,
): Promise<void> {
  const run = parts.runs.begin(action.place);
  const prior = await action.during(forecastingOf(selected.title), () => parts.prior.read());
  const chosen = { name: model.name, forecaster: forecasterOf(model) };
  const problem = { ...searchProblem(selected, horizon, prior.predictor, []), chosen };
  const result = await search(parts, action, run, selected.title, problem, view);
  if (run !== parts.runs.latest) {
    return;
  }
  await parts.panel.show(
    result === null
      ? view
      : {
          ...view,
          sentence: `${view.sentence} ${reportSentence(result.report)}`,
          report: result.report,
          baselines: viewBaselines(result),
        },
  );
}
