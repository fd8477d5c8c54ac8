import type { Parts } from '../parts.ts';

/** RNN: Pause Training: has the run wait after the iterations under way. */
export async function pauseTraining(parts: Parts): Promise<void> {
  await parts.panel.steerTraining('pause');
}
