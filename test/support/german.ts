import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import type { Language } from '../../src/shared/l10n/language.ts';

/** German, as VS Code gives it to the extension. */
export const german: Language = {
  tag: 'de',
  translations: JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.de.json'), 'utf8')),
};
