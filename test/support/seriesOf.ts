import { runSteps } from '../../src/shared/runSteps.ts';
import { buildSeries } from '../../src/shared/series/buildSeries.ts';
import { type NumberColumnChoice, numberColumns } from '../../src/shared/series/columns.ts';
import type { CommaMeaning } from '../../src/shared/series/numbers/numberNotation.ts';
import { printContinuation } from '../../src/shared/series/printing/printContinuation.ts';
import { readTables } from '../../src/shared/series/reading/readTables.ts';
import type { Series } from '../../src/shared/series/series.ts';
import { wholeText } from '../../src/shared/sourceText.ts';

/** The columns of numbers in a text. */
export function columnsOf(text: string, comma: CommaMeaning | null = null): NumberColumnChoice[] {
  return runSteps(numberColumns(runSteps(readTables(wholeText(text), comma))));
}

/** The series of a text with one column of numbers. */
export function seriesOf(text: string, comma: CommaMeaning | null = null): Series {
  const choices = columnsOf(text, comma);
  if (choices.length !== 1) {
    throw new Error(`${choices.length} columns: ${choices.map(({ name }) => name).join(', ')}`);
  }
  return runSteps(buildSeries(choices[0], comma));
}

/** A text with values after each of its columns of numbers. */
export function continued(
  text: string,
  values: readonly (readonly number[])[],
  comma: CommaMeaning | null = null,
): string {
  const choices = columnsOf(text, comma);
  const forecasts = values.map((more, i) => {
    const series = runSteps(buildSeries(choices[i], comma));
    return { column: choices[i].column, series, values: [...new Array<number>(series.emptyAfter).fill(0), ...more] };
  });
  return printContinuation(choices[0].table, forecasts)
    .sort((a, b) => b.offset - a.offset)
    .reduce((whole, { offset, text: added }) => whole.slice(0, offset) + added + whole.slice(offset), text);
}
