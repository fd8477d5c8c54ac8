import type { Parts } from '../parts.ts';

/** RNN: Reset Settings: to those of the tutorial, with iterations and seed as VS Code's settings say. */
export async function resetSettings(parts: Parts): Promise<void> {
  await parts.settings.reset();
}
