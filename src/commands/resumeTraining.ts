import type { Parts } from '../parts.ts';

/** RNN: Resume Training: has a run that waits go on. */
export async function resumeTraining(parts: Parts): Promise<void> {
  await parts.panel.steerTraining('resume');
}
