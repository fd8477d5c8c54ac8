import type { Action } from '../action.ts';
import { trainBySettings } from '../forecasting/trainBySettings.ts';
import type { Parts } from '../parts.ts';

/** RNN: Reset Training: back to the first weights, before any iteration, on the same numbers; the run waits there. */
export async function resetTraining(parts: Parts, action: Action): Promise<void> {
  await trainBySettings(parts, action, { again: true, waits: true });
}
