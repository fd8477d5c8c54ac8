import type { Action } from '../action.ts';
import type { Training } from '../models/trainAndKeep.ts';
import { trainedView } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';
import { forecastWithProgress } from './forecastWithProgress.ts';

/** Shows what a training made, with the values that follow as the model's own file says them. */
export async function showTrained(parts: Parts, action: Action, { model, request, outcome }: Training): Promise<void> {
  const { title, values: history, horizon } = request;
  const { values } = await forecastWithProgress(parts, action, title, model, history, horizon);
  await parts.panel.show(trainedView(model, request, { ...outcome, generated: values }));
}
