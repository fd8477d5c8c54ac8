import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { InputError } from '../src/shared/inputError.ts';
import { runSteps } from '../src/shared/runSteps.ts';
import { buildSeries } from '../src/shared/series/buildSeries.ts';
import { columnCalled, columnNames } from '../src/shared/series/columnCalled.ts';
import { type NumberColumnChoice, numberColumns } from '../src/shared/series/columns.ts';
import { AmbiguousCommaError } from '../src/shared/series/numbers/ambiguousCommaError.ts';
import type { CommaMeaning } from '../src/shared/series/numbers/numberNotation.ts';
import { readTables } from '../src/shared/series/reading/readTables.ts';
import type { Series } from '../src/shared/series/series.ts';
import { wholeText } from '../src/shared/sourceText.ts';
import { readBytes } from './files.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** A series that was read, and what to call it. */
export interface InputSeries {
  readonly series: Series;
  readonly title: string;
}

/** Which columns of a text are meant. */
export interface ColumnWishes {
  /** Names, or numbers counted from 1 among the columns of numbers. */
  readonly columns: readonly string[];
  readonly all: boolean;
  readonly comma: CommaMeaning | null;
}

/** Reads the series of a file, or of standard input when it is called "-". Throws `InputError` for what cannot be used. */
export async function readInput(file: string, wishes: ColumnWishes, { input }: Terminal): Promise<InputSeries[]> {
  const name = file === '-' ? 'standard input' : basename(file);
  const content = file === '-' ? await text(input) : new TextDecoder().decode(await readBytes(file));
  if (content.trim() === '') {
    throw new InputError(`There is nothing in ${name}; at least 8 numbers are needed.`);
  }
  const tables = readable(name, () => runSteps(readTables(wholeText(content), wishes.comma)));
  return chosenColumns(runSteps(numberColumns(tables)), wishes, name).map((choice) => {
    const title = choice.name === '' ? name : `${choice.name} in ${name}`;
    return { title, series: readable(title, () => runSteps(buildSeries(choice, wishes.comma))) };
  });
}

/** Reads something, which sentences of errors then name. */
function readable<Result>(title: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof AmbiguousCommaError) {
      throw new InputError(
        `"${error.example}" in ${title} can be read in more than one way; say what the comma is with --comma ${error.meanings.join(' or ')}.`,
      );
    }
    throw error instanceof InputError ? new InputError(`${title}: ${error.message}`) : error;
  }
}

function chosenColumns(
  choices: readonly NumberColumnChoice[],
  { columns, all }: ColumnWishes,
  file: string,
): readonly NumberColumnChoice[] {
  if (choices.length === 0) {
    throw new InputError(`${file} is a table without a column of numbers.`);
  }
  if (columns.length > 0) {
    return columns.map((wish) => columnCalled(choices, wish, file));
  }
  if (choices.length > 1 && !all) {
    throw new UsageError(
      `${file} has ${choices.length} columns of numbers (${columnNames(choices)}); choose with --column, or take --all.`,
    );
  }
  return choices;
}
