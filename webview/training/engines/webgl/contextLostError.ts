import { translate } from '../../../../src/shared/l10n/translate.ts';
/** The graphics card was reset, or took its context away: the engine is gone, its task can go on elsewhere. */
export class ContextLostError extends Error {
  override readonly name = 'ContextLostError';

  constructor() {
    super(translate('The graphics card took its WebGL context away.'));
  }
}
