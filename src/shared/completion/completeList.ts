import type { Prior } from '../model/prior.ts';
import { runSteps } from '../runSteps.ts';
import { buildSeries } from '../series/buildSeries.ts';
import { numberColumns } from '../series/columns.ts';
import { holdsNumbers } from '../series/holdsNumbers.ts';
import { printContinuation } from '../series/printing/printContinuation.ts';
import { readTables } from '../series/reading/readTables.ts';
import type { TextTable } from '../series/reading/textTable.ts';
import type { Series } from '../series/series.ts';
import { wholeText } from '../sourceText.ts';
import { listBeforeCursor } from './listBeforeCursor.ts';
import { sureForecast } from './sureForecast.ts';

/** An answer that takes longer comes too late for a person who types. */
export const latestMs = 25;
/** The lengths of lists that are gone through before the first answer. */
const warmUpSteps = [14, 48, 120];

/** Goes through lists of several lengths, a step each: what is gone through the first times is compiled then, not while someone types. */
export function* warmUp(prior: Prior): Generator<void> {
  for (const steps of warmUpSteps) {
    const wave = Array.from({ length: steps }, (_, step) => 50 + Math.round(20 * Math.sin(step / 2)));
    completeList(`${wave.join(', ')}, `, '', prior, () => false);
    yield;
  }
}

/**
 * What goes on with the list of numbers that ends at the cursor, in the notation of its neighbours; `null` where there is no
 * such list, its next values are not sure, or `isLate`. `before` and `after` are the text around the cursor, some pages.
 */
export function completeList(before: string, after: string, prior: Prior, isLate: () => boolean): string | null {
  const list = listBeforeCursor(before, after);
  if (list === null || !holdsNumbers(list.text)) {
    return null;
  }
  const only = onlySeries(list.text);
  if (only === null) {
    return null;
  }
  const { table, series } = only;
  const values = series.emptyAfter > 0 ? [] : sureForecast(prior, series.values, isLate);
  if (values.length === 0) {
    return null;
  }
  const [{ offset, text }] = printContinuation(table, [{ column: 0, series, values }]);
  return afterTyped(text, list.text.slice(offset));
}

/** The series of a text that is nothing but one; `null` for all others, and for what would have to be asked. */
function onlySeries(text: string): { readonly table: TextTable; readonly series: Series } | null {
  try {
    const choices = runSteps(numberColumns(runSteps(readTables(wholeText(text), null))));
    const [{ table }] = choices;
    return choices.length === 1 && table.columns.length === 1
      ? { table, series: runSteps(buildSeries(choices[0], null)) }
      : null;
  } catch {
    return null;
  }
}

/** What of a continuation is left to be written after what was typed behind the last value. */
function afterTyped(continuation: string, typed: string): string | null {
  if (continuation.startsWith(typed)) {
    // Between quotes, a continuation ends before the last one, which is typed already.
    const quote = /^["'`]/.exec(typed)?.[0] ?? '';
    return continuation.slice(typed.length) + quote;
  }
  const separator = /^[\s,;]*/.exec(continuation)?.[0] ?? '';
  return separator.trim() === typed.trim() ? continuation.slice(separator.length) : null;
}
