import { runAndKeep } from '../models/trainAndKeep.ts';
import { trainedView } from '../panel/panelView.ts';
import type { Parts } from '../parts.ts';

/** RNN: Resume Training: has a run that waits go on, or one that was interrupted with the panel or the window. */
export async function resumeTraining(parts: Parts): Promise<void> {
  const unfinished = parts.panel.isTraining ? null : await parts.keeper.unfinished();
  if (unfinished === null) {
    await parts.panel.steerTraining('resume');
    return;
  }
  const { checkpoint, request } = unfinished;
  const training = await runAndKeep(
    parts,
    { ...unfinished, request: { ...request, start: checkpoint } },
    ({ model, request: resumed, outcome }) => parts.panel.show(trainedView(model, resumed, outcome)),
  );
  if (training !== null) {
    await parts.keeper.discard();
  }
}
