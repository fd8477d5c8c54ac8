import { showTrained } from '../forecasting/showTrained.ts';
import { runAndKeep } from '../models/trainAndKeep.ts';
import type { Parts } from '../parts.ts';

/** RNN: Resume Training: has a run that waits go on, or one that was interrupted with the panel or the window. */
export async function resumeTraining(parts: Parts): Promise<void> {
  const unfinished = parts.panel.isTraining ? null : await parts.keeper.unfinished();
  if (unfinished === null) {
    await parts.panel.steerTraining('resume');
    return;
  }
  parts.forecaster.prepare();
  const { checkpoint, request } = unfinished;
  await runAndKeep(parts, { ...unfinished, request: { ...request, start: checkpoint } }, (resumed) =>
    showTrained(parts, resumed),
  );
}
