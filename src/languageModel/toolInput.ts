import { InputError } from '../shared/inputError.ts';
import type { CommaMeaning } from '../shared/series/numbers/numberNotation.ts';
import { shownValue } from '../shared/shownValue.ts';

/** What a language model asks of the tool: numbers, or a column of a file; and of the forecast, which others check. */
export interface ToolInput {
  readonly source:
    | { readonly kind: 'values'; readonly values: unknown }
    | {
        readonly kind: 'file';
        readonly file: string;
        readonly column: string | null;
        readonly comma: CommaMeaning | null;
      };
  readonly options: Readonly<Record<string, unknown>>;
}

/** Takes the input of a call apart; throws `InputError` with what would do. */
export function readToolInput(input: unknown): ToolInput {
  if (typeof input !== 'object' || input === null) {
    throw new InputError('There is no input; give "values" (an array of numbers) or "file" (a path in the workspace).');
  }
  const { values, file, column, comma, ...options } = input as Record<string, unknown>;
  if ((values === undefined) === (file === undefined)) {
    throw new InputError(
      `There is ${values === undefined ? 'neither' : 'both'} "values" ${values === undefined ? 'nor' : 'and'} "file"; give one of them.`,
    );
  }
  if (values !== undefined) {
    return { source: { kind: 'values', values }, options };
  }
  if (typeof file !== 'string' || file === '') {
    throw new InputError(`"file" is ${shownValue(file)}; give a path in the workspace, such as "data/sales.csv".`);
  }
  if (column !== undefined && typeof column !== 'string') {
    throw new InputError(`"column" is ${shownValue(column)}; give a column's name.`);
  }
  return { source: { kind: 'file', file, column: column ?? null, comma: commaOf(comma) }, options };
}

function commaOf(comma: unknown): CommaMeaning | null {
  switch (comma) {
    case undefined:
      return null;
    case 'decimal':
    case 'thousands':
    case 'separator':
      return comma;
    default:
      throw new InputError(`"comma" is ${shownValue(comma)}; it is "decimal", "thousands" or "separator".`);
  }
}
