import type { Action } from '../action.ts';
import type { Training } from '../models/trainAndKeep.ts';
import { forecastView } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { heldOutSentence } from '../shared/heldOutSentence.ts';
import { trainedSentence } from '../shared/trainedSentence.ts';
import { forecastWithProgress } from './forecastWithProgress.ts';

/**
 * Shows what a training on selected numbers made, and keeps its forecast of them for Insert Forecast; nothing where another run
 * was begun meanwhile.
 */
export async function showTrainedOnSeries(
  parts: Parts,
  action: Action,
  selected: SelectedSeries,
  { run, model, request, outcome }: Training,
): Promise<void> {
  const { series, title } = selected;
  const ahead = await forecastWithProgress(parts, action, title, model, series.values, request.horizon);
  if (run !== parts.runs.latest) {
    return;
  }
  const { fit, values, intervals } = ahead;
  parts.lastForecasts = [{ selected, values: [...values], intervals }];
  const view = forecastView({ title, model, series, fit, values, intervals, asTrained: true });
  const { end } = series.stretch;
  const heldOut = heldOutSentence(fit, series.values, end - (request.validation?.length ?? 0), end);
  const notes = series.notes.map((note) => ` ${note}`).join('');
  await parts.panel.show({ ...view, sentence: `${trainedSentence(model, request, outcome)}${heldOut}${notes}` });
}
