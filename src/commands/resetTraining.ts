import type { Action } from '../action.ts';
import { trainBySettings } from '../forecasting/trainBySettings.ts';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';

/** RNN: Reset Training: back to the first weights, before any iteration, on the same numbers; the run waits there. */
export async function resetTraining(parts: Parts, action: Action): Promise<void> {
  await action.during(translate('Removing what is kept of the training'), () => parts.keeper.discard());
  await trainBySettings(parts, action, { again: true, waits: true });
}
