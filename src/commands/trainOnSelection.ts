import type { Action } from '../action.ts';
import { forecastAllAutomatically } from '../forecasting/forecastAllAutomatically.ts';
import type { Parts } from '../parts.ts';
import { selectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';

/** RNN: Train on Selection: searches for what forecasts the selected numbers best, forecasts them, and keeps the model. */
export async function trainOnSelection(parts: Parts, action: Action): Promise<void> {
  const selected = await selectedSeries(parts.editors.editor, action);
  const horizon = await horizonSetting(action);
  const adding: Promise<unknown>[] = [];
  try {
    await forecastAllAutomatically(parts, action, selected, horizon, (model) => {
      adding.push(parts.library.add(model, action.warn).catch((error: unknown) => action.fail(sentenceOf(error))));
    });
  } finally {
    await Promise.all(adding);
  }
}
