import type { NumberNotation } from './numberNotation.ts';

/** A text may hold all 17 digits of a float64; a forecast knows no more than these. */
const mostDecimals = 10;

/** Writes one finite number in a notation. */
export function printNumber(value: number, notation: NumberNotation): string {
  const digits = printDigits(Math.abs(value), notation);
  const isNegative = value < 0 && /[1-9]/.test(digits);
  const sign = isNegative ? notation.minus : notation.plus ? '+' : '';
  return notation.signFirst
    ? sign + notation.prefix + digits + notation.suffix
    : notation.prefix + sign + digits + notation.suffix;
}

function printDigits(size: number, notation: NumberNotation): string {
  const decimals = Math.min(notation.decimals, mostDecimals);
  // Beyond 1e21 JavaScript writes an exponent whatever it is asked.
  const [mantissa, power] =
    notation.exponent === null ? size.toFixed(decimals).split('e') : size.toExponential(decimals).split('e');
  let [whole, fraction = ''] = mantissa.split('.');
  if (notation.trimmed) {
    fraction = fraction.replace(/0+$/, '');
  }
  if (notation.thousandsMark !== '') {
    whole = whole.replace(/\B(?=(\d{3})+$)/g, notation.thousandsMark);
  }
  if (!notation.leadingZero && whole === '0' && fraction !== '') {
    whole = '';
  }
  const mark = fraction !== '' || notation.trailingMark ? notation.decimalMark : '';
  return whole + mark + fraction + printExponent(power, notation);
}

function printExponent(power: string | undefined, { exponent }: NumberNotation): string {
  if (power === undefined) {
    return '';
  }
  const { letter, plus, digits } = exponent ?? { letter: 'e', plus: true, digits: 1 };
  const sign = power.startsWith('-') ? '-' : plus ? '+' : '';
  return letter + sign + power.replace(/\D/g, '').padStart(digits, '0');
}
