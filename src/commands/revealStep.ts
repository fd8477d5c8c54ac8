import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import { revealStep as revealStepOf } from '../selection/stepPlaces.ts';
import { translate } from '../shared/l10n/translate.ts';

/** The panel's chart: selects in the editor the value that a person chose there. */
export async function revealStep(parts: Parts, action: Action, step: unknown): Promise<void> {
  const shown = parts.lastForecasts.at(-1);
  if (shown !== undefined && typeof step === 'number') {
    await action.during(translate('Opening {0}', shown.selected.title), (signal) =>
      revealStepOf(shown.selected, step, parts.panel.viewColumn, signal),
    );
  }
}
