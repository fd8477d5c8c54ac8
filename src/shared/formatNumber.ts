import { numberFormats } from './l10n/numberFormats.ts';
import { numberMarks } from './l10n/numberMarks.ts';
import { translate } from './l10n/translate.ts';

/** Significant digits of a number in running text. */
const significantDigits = 3;
/** Numbers from here on are written as powers of ten: nobody reads that many digits. */
const largest = 1e12;
const smallest = 1e-5;
/** What `Intl.NumberFormat` takes at most. */
const mostDecimals = 20;

/**
 * A number as a person reads it in their language: thousands grouped, a true minus sign, no trailing zeros. At least three
 * significant digits and all before the point, or as many decimals as `resolution` (data units, e.g. a thousandth of what a
 * chart spans) needs. Throws on what is not finite.
 */
export function formatNumber(value: number, resolution?: number): string {
  if (!Number.isFinite(value)) {
    throw new Error(`not a number to show: ${value}`);
  }
  const size = Math.abs(value);
  const decimals = resolution === undefined ? null : decimalsFor(resolution);
  if (size >= largest || (size < smallest && size > 0 && (decimals === null || resolution! < smallest))) {
    const [mantissa, exponent] = value.toExponential(significantDigits - 1).split('e');
    return withMinus(`${formatExactly(Number(mantissa))}e${Number(exponent)}`);
  }
  const text = rounded(decimals).format(value);
  return text === '-0' ? '0' : withMinus(text);
}

/** A finite number with just so many decimals, so that several under each other are of one form: "−0.70". */
export function formatDecimals(value: number, decimals: number): string {
  const text = withDecimals(decimals).format(value);
  return Number(value.toFixed(decimals)) === 0 ? text.replace('-', '') : withMinus(text);
}

const withDecimals = numberFormats((decimals: number) => ({
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
}));

/** Writes so many decimals at most; with `null`, three significant digits. */
const rounded = numberFormats((decimals: number | null) =>
  decimals === null
    ? { maximumSignificantDigits: significantDigits, maximumFractionDigits: 0, roundingPriority: 'morePrecision' }
    : { maximumFractionDigits: decimals },
);

/** A number with all its digits, not grouped, as a person types it in their language; `typedNumber` reads it. */
export function formatExactly(value: number): string {
  return String(value).replace('.', numberMarks().decimal);
}

/** Numbers, or words that end with them, one after the other; with semicolons where a comma is part of a number. */
export function listNumbers(texts: readonly string[]): string {
  return texts.join(numberMarks().decimal === ',' ? '; ' : ', ');
}

/** A duration as a person reads it: "0.027 ms", "14 ms", "1.2 s". */
export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 999.5
    ? translate('{0} ms', formatNumber(milliseconds))
    : translate('{0} s', formatNumber(milliseconds / 1000));
}

function decimalsFor(resolution: number): number {
  return Math.min(mostDecimals, Math.max(0, Math.ceil(-Math.log10(resolution))));
}

function withMinus(text: string): string {
  return text.replaceAll('-', '\u2212');
}

/** A share as a person reads it, in whole per cent; neither all nor nothing where it is not. */
export function formatPercent(share: number): string {
  const percent = Math.round(100 * share);
  if (percent === 100 && share < 1) {
    return translate('over 99 %');
  }
  return percent === 0 && share > 0 ? translate('under 1 %') : inPercent(percent);
}

/** An interval's level as a person reads it, with the decimals that it has: "95 %", "97.5 %". */
export function formatLevel(level: number): string {
  return inPercent(100 * level);
}

function inPercent(percent: number): string {
  return translate('{0} %', formatNumber(percent));
}

/** What can be counted: one of them, and several. */
const nouns = {
  value: () => [translate('{0} value'), translate('{0} values')],
  forecast: () => [translate('1 forecast'), translate('{0} forecasts')],
  forecastValue: () => [translate('{0} forecast value'), translate('{0} forecast values')],
  trueValue: () => [translate('{0} true value'), translate('{0} true values')],
  step: () => [translate('{0} step'), translate('{0} steps')],
  iteration: () => [translate('{0} iteration'), translate('{0} iterations')],
  network: () => [translate('{0} network'), translate('{0} networks')],
  method: () => [translate('1 textbook method'), translate('{0} textbook methods')],
  part: () => [translate('{0} part'), translate('{0} parts')],
  outlier: () => [translate('{0} outlier'), translate('{0} outliers')],
} as const;

/** How many of something, in words: "1 value", "1,200 values". */
export function countOf(count: number, noun: keyof typeof nouns): string {
  return nouns[noun]()[count === 1 ? 0 : 1].replace('{0}', formatNumber(count));
}
