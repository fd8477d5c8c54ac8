import type { Action } from '../action.ts';
import { showTrained } from '../forecasting/showTrained.ts';
import { runAndKeep } from '../models/trainAndKeep.ts';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';

/** RNN: Resume Training: has a run that waits go on, or one that was interrupted with the panel or the window. */
export async function resumeTraining(parts: Parts, action: Action): Promise<void> {
  const unfinished = parts.panel.isTraining
    ? null
    : await action.during(translate('Reading the training that was interrupted'), () => parts.keeper.unfinished());
  // One may have begun meanwhile, which was asked for before this.
  if (unfinished === null || parts.panel.isTraining) {
    await parts.panel.steerTraining('resume');
    return;
  }
  parts.forecaster.prepare();
  const { checkpoint, request } = unfinished;
  await runAndKeep(parts, action, { ...unfinished, request: { ...request, start: checkpoint } }, (resumed) =>
    showTrained(parts, action, resumed),
  );
}
