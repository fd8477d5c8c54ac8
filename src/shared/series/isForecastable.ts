import { runSteps } from '../runSteps.ts';
import { wholeText } from '../sourceText.ts';
import { buildSeries } from './buildSeries.ts';
import { numberColumns } from './columns.ts';
import { holdsNumbers } from './holdsNumbers.ts';
import { AmbiguousCommaError } from './numbers/ambiguousCommaError.ts';
import { readTables } from './reading/readTables.ts';

/** Whether a text of some pages can be forecast, perhaps after a question about its commas. */
export function isForecastable(text: string): boolean {
  if (!holdsNumbers(text)) {
    return false;
  }
  try {
    const [first] = runSteps(numberColumns(runSteps(readTables(wholeText(text), null))));
    return first !== undefined && runSteps(buildSeries(first, null)).values.length > 0;
  } catch (error) {
    return error instanceof AmbiguousCommaError;
  }
}
