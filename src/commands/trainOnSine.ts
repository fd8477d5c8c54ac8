import { trainBySettings } from '../forecasting/trainBySettings.ts';
import type { Parts } from '../parts.ts';

/** RNN: Train on Sine: the tutorial, literally, as long as nobody changed the panel's settings. */
export async function trainOnSine(parts: Parts): Promise<void> {
  await parts.settings.change({ source: 'sine' });
  await trainBySettings(parts, { again: false, waits: false });
}
