import { showTrained } from '../forecasting/showTrained.ts';
import { trainAndKeep } from '../models/trainAndKeep.ts';
import type { Parts } from '../parts.ts';
import { trainingSettings } from '../settings.ts';
import { sineSubject } from '../shared/model/trainingSubject.ts';

/** RNN: Train on Sine: the tutorial, literally. */
export async function trainOnSine(parts: Parts): Promise<void> {
  parts.forecaster.prepare();
  const { seed } = trainingSettings();
  await trainAndKeep(parts, sineSubject(seed), (training) => showTrained(parts, training));
}
