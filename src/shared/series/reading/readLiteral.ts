import { cellsPerStep, type Steps } from '../../runSteps.ts';
import type { SourceText } from '../../sourceText.ts';
import { isMissing } from '../numbers/missingWords.ts';
import { looksLikeNumber } from '../numbers/writtenNumber.ts';
import { minimumCount } from '../seriesLimits.ts';
import { joinParallel } from './joinParallel.ts';
import { LiteralScanner } from './literalScanner.ts';
import type { TextTable } from './textTable.ts';

/** So many values show whether they are numbers. */
const looksAt = 64;

/**
 * Reads JSON, JSON lines and the literals of Python and JavaScript, alone or within a program: arrays of values, of
 * objects (nested, too) and of rows, arrays side by side, and objects from times to numbers. `null` when the text is none of that.
 */
export function* readLiteral(source: SourceText): Steps<TextTable[] | null> {
  if (!/[[({]/.test(source.text)) {
    return null;
  }
  const scanner = new LiteralScanner(source);
  while (scanner.scan(cellsPerStep)) {
    yield;
  }
  const tables = joinParallel(scanner.tables() ?? [], scanner.blank).filter(({ columns }) => columns.some(hasNumbers));
  return tables.length === 0 ? null : tables;
}

/** Fewer than the fewest numbers do not make a text a literal: it may be a list with some brackets in it. */
function hasNumbers({ cells }: TextTable['columns'][number]): boolean {
  if (cells.count < minimumCount) {
    return false;
  }
  let numbers = 0;
  let others = 0;
  for (let i = 0; i < Math.min(cells.count, looksAt); i++) {
    const written = cells.textOf(i);
    numbers += looksLikeNumber(written) ? 1 : 0;
    others += looksLikeNumber(written) || isMissing(written) ? 0 : 1;
  }
  return numbers > others;
}
