import { plainNotation } from '../numbers/numberNotation.ts';
import { printNumber } from '../numbers/printNumber.ts';
import type { PrintedForecast } from './printForecast.ts';

/** Values to a line. */
const perLine = 12;

/** Writes forecasts as lists of a programming language, one a series, with the decimals of the series. */
export function printAsCode(
  forecasts: readonly Pick<PrintedForecast, 'series' | 'values'>[],
  language: string,
): string {
  const [open, close] = language === 'r' ? ['c(', ')'] : ['[', ']'];
  return forecasts.map((forecast) => open + valuesOf(forecast) + close).join('\n');
}

function valuesOf({ series: { notation }, values }: Pick<PrintedForecast, 'series' | 'values'>): string {
  const { decimals, exponent } = notation;
  const written = Array.from(values, (value) => printNumber(value, { ...plainNotation, decimals, exponent }));
  if (written.length <= perLine) {
    return written.join(', ');
  }
  const lines = Array.from({ length: Math.ceil(written.length / perLine) }, (_, line) =>
    written.slice(line * perLine, (line + 1) * perLine).join(', '),
  );
  return `\n  ${lines.join(',\n  ')}\n`;
}
