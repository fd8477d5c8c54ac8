import type { Action } from '../action.ts';
import type { Training } from '../models/trainAndKeep.ts';
import { trainedView } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';
import { forecastWithProgress } from './forecastWithProgress.ts';

/**
 * Shows what a training made, with the values that follow as the model's own file says them; where the person cancels that,
 * what the panel shows at the training's end stays.
 */
export async function showTrained(parts: Parts, action: Action, { model, request, outcome }: Training): Promise<void> {
  const ahead = await forecastWithProgress(parts, action, request.title, model, request.values, request.horizon);
  if (ahead === null) {
    parts.panel.keepShown();
    return;
  }
  const { values } = ahead;
  await parts.panel.show(trainedView(model, request, { ...outcome, generated: values }));
}
