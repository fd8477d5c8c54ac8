import { cellsPerStep, type Steps } from '../../runSteps.ts';
import type { Cells } from '../reading/cells.ts';
import { AmbiguousCommaError } from './ambiguousCommaError.ts';
import type { CommaMeaning } from './numberNotation.ts';
import { splitNumber } from './writtenNumber.ts';

/**
 * Which mark stands before the decimals of a column: the first number that can be read in one way only decides. Where all
 * can be read in two ways, as `1,234`, what the person said of commas does; throws `AmbiguousCommaError` when they have not.
 */
export function* decimalMark(cells: Cells, comma: CommaMeaning | null): Steps<'.' | ','> {
  let ambiguous = -1;
  for (let i = 0; i < cells.count; i++) {
    if (i % cellsPerStep === cellsPerStep - 1) {
      yield;
    }
    const body = splitNumber(cells.textOf(i))?.body;
    if (body === undefined) {
      continue;
    }
    const mark = markOf(body);
    if (mark === '.' || mark === ',') {
      return mark;
    }
    if (mark === 'ambiguous' && ambiguous === -1) {
      ambiguous = i;
    }
  }
  if (ambiguous === -1) {
    return '.';
  }
  if (comma === 'decimal' || comma === 'thousands') {
    return comma === 'decimal' ? ',' : '.';
  }
  throw new AmbiguousCommaError(
    cells.textOf(ambiguous),
    ['decimal', 'thousands'],
    cells.rangeOf(ambiguous) ?? { start: 0, end: 0 },
  );
}

/** What digits and marks say of the decimal mark; `null` for nothing, as `12` and `1.234`, where a point is likelier. */
function markOf(body: string): '.' | ',' | 'ambiguous' | null {
  const points = countOf(body, '.');
  const commas = countOf(body, ',');
  if (points > 0 && commas > 0) {
    return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  }
  if (points > 1 || commas > 1) {
    return points > 1 ? ',' : '.';
  }
  if (points + commas === 0) {
    return null;
  }
  const mark = points === 1 ? '.' : ',';
  const [whole, decimals] = body.split(mark);
  const mayBeGroups = /^[1-9]\d{0,2}$/.test(whole) && decimals.length === 3;
  if (!mayBeGroups) {
    return mark;
  }
  return mark === ',' ? 'ambiguous' : null;
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
