import type { Action } from '../action.ts';
import { trainBySettings } from '../forecasting/trainBySettings.ts';
import type { Parts } from '../parts.ts';

/** RNN: Train by Settings: on the sine or on the selected numbers, as the panel's settings say. */
export async function trainNetwork(parts: Parts, action: Action): Promise<void> {
  // A run that is under way starts anew, on the same numbers.
  await trainBySettings(parts, action, { again: parts.panel.isTraining, waits: false });
}
