import type { Parts } from '../parts.ts';

/** RNN: Step Training: takes one iteration more, and waits. */
export async function stepTraining(parts: Parts): Promise<void> {
  await parts.panel.steerTraining('step');
}
