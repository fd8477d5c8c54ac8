import type { Action } from '../action.ts';
import { trainBySettings } from '../forecasting/trainBySettings.ts';
import type { Parts } from '../parts.ts';

/** RNN: Train on Sine: the tutorial, literally, as long as nobody changed the panel's settings. */
export async function trainOnSine(parts: Parts, action: Action): Promise<void> {
  await parts.settings.change({ source: 'sine' });
  await trainBySettings(parts, action, { again: false, waits: false });
}
