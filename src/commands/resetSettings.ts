import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import { translate } from '../shared/l10n/translate.ts';

/**
 * RNN: Reset Settings: to those of the tutorial, with iterations and seed as VS Code's settings say; says so where no panel
 * shows it.
 */
export async function resetSettings(parts: Parts, action: Action): Promise<void> {
  await parts.settings.reset();
  if (!parts.panel.isOpen) {
    action.inform(translate('The network settings are reset.'));
  }
}
