import type { Parts } from '../parts.ts';

/** RNN: Stop Training: ends the run, keeping its best weights. */
export async function stopTraining(parts: Parts): Promise<void> {
  await parts.panel.steerTraining('stop');
}
