import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
/** Throws when a list holds something that cannot be drawn; answers with the list otherwise. */
export function checkFinite(name: string, values: ArrayLike<number>): ArrayLike<number> {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new Error(translate('{0} {1} cannot be drawn: {2}', name, formatNumber(i + 1), String(values[i])));
    }
  }
  return values;
}
