import type { Training } from '../models/trainAndKeep.ts';
import { trainedView } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';

/** Shows what a training made, with the values that follow as the model's own file says them. */
export async function showTrained(parts: Parts, { model, request, outcome }: Training): Promise<void> {
  const { values } = await parts.forecaster.forecast(model, request.values, request.horizon);
  await parts.panel.show(trainedView(model, request, { ...outcome, generated: values }));
}
