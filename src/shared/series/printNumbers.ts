import type { NumberList, NumberStyle } from './numberList.ts';

/** A file may hold all 17 digits of a float64; a forecast knows no more than these. */
const mostDecimals = 10;

/** Writes one finite number as the list's numbers are written. */
export function printNumber(value: number, style: NumberStyle): string {
  const decimals = Math.min(style.decimals, mostDecimals);
  const text = style.exponent ? value.toExponential(decimals) : value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** The text that continues a list: to be inserted at its `end`. All values must be finite. */
export function printNumbers(values: ArrayLike<number>, list: NumberList): string {
  const printed = Array.from(values, (value) => printNumber(value, list.style));
  const { layout } = list;
  switch (layout.kind) {
    case 'table':
      return printed.map((number) => layout.lineBreak + printRow(number, layout)).join('');
    case 'list': {
      let onLine = layout.onLastLine;
      return printed
        .map((number) => {
          const full = onLine >= layout.perLine;
          onLine = full ? 1 : onLine + 1;
          return (full ? layout.lineBreak : layout.separator) + number;
        })
        .join('');
    }
  }
}

function printRow(number: string, layout: NumberList['layout'] & { kind: 'table' }): string {
  const cell = layout.quoted ? `"${number}"` : number;
  return Array.from({ length: layout.columns }, (_, column) => (column === layout.column ? cell : '')).join(
    layout.delimiter,
  );
}
