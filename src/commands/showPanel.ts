import type { Parts } from '../parts.ts';

/** RNN: Show Prediction Panel. */
export async function showPanel(parts: Parts): Promise<void> {
  parts.panel.reveal();
}
