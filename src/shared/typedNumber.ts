import { numberMarks } from './l10n/numberMarks.ts';

/**
 * The number that a person typed, by the marks of their language; `null` for what is none. A point that is not the decimal
 * mark of the language is one nevertheless where it can be nothing else: in German `0.01` is `0,01`, but `1.000` a thousand.
 * A number that `isWhole` has no decimal mark at all, so that a thousand of another language is not read as one.
 */
export function typedNumber(text: string, { isWhole = false }: { readonly isWhole?: boolean } = {}): number | null {
  const { decimal, group } = numberMarks();
  const typed = text.trim().replace('\u2212', '-').replaceAll(anySpace, ' ');
  const grouped = written(`[1-9]\\d{0,2}(?:${escaped(group.replace(anySpace, ' '))}\\d{3})+`, decimal);
  const match = grouped.exec(typed) ?? written('\\d*', decimal).exec(typed) ?? written('\\d*', '.').exec(typed);
  if (match === null) {
    return null;
  }
  const [, sign, whole, decimals, exponent = ''] = match;
  if ((isWhole && decimals !== undefined) || `${whole}${decimals ?? ''}` === '') {
    return null;
  }
  return Number(`${sign}${whole.replace(/\D/g, '')}.${decimals ?? ''}${exponent}`.replace(/\.(?=e|$)/i, ''));
}

/** Languages group by spaces of several kinds, of which a keyboard has one. */
const anySpace = /[\u00a0\u202f]/g;

/** A sign, the digits before the decimal mark, those after it, and an exponent. */
function written(digits: string, decimal: string): RegExp {
  return new RegExp(`^([-+]?)(${digits})(?:${escaped(decimal)}(\\d*))?(e[-+]?\\d+)?$`, 'i');
}

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
