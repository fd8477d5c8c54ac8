import type { Action } from '../action.ts';
import type { Training } from '../models/trainAndKeep.ts';
import { trainedView } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';
import { forecastWithProgress } from './forecastWithProgress.ts';

/**
 * Shows what a training made, with the values that follow as the model's own file says them; nothing where another run was
 * begun meanwhile.
 */
export async function showTrained(
  parts: Parts,
  action: Action,
  { run, model, request, outcome }: Training,
): Promise<void> {
  const { title, values: history, horizon } = request;
  const { values } = await forecastWithProgress(parts, action, title, model, history, horizon);
  if (run !== parts.runs.latest) {
    return;
  }
  await parts.panel.show(trainedView(model, request, { ...outcome, generated: values }));
}
