import { translate } from '../shared/l10n/translate.ts';

/** What becomes of calls when the panel's page is loaded anew while it works on them, as in a move to another window. */
export class PageReloadedError extends Error {
  constructor() {
    super(translate('The prediction panel was loaded anew.'));
  }
}
