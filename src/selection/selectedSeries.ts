import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { runStepsInSlices } from '../runStepsInSlices.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { LocatedError } from '../shared/locatedError.ts';
import { buildSeries } from '../shared/series/buildSeries.ts';
import { type NumberColumnChoice, numberColumns } from '../shared/series/columns.ts';
import { AmbiguousCommaError } from '../shared/series/numbers/ambiguousCommaError.ts';
import type { CommaMeaning } from '../shared/series/numbers/numberNotation.ts';
import { readDelimited } from '../shared/series/reading/readDelimited.ts';
import { readTables } from '../shared/series/reading/readTables.ts';
import type { TextTable } from '../shared/series/reading/textTable.ts';
import type { Series } from '../shared/series/series.ts';
import { chooseColumns } from './chooseColumns.ts';
import { withCommaMeaning } from './commaMeaning.ts';
import { fileNameOf } from './fileNameOf.ts';
import { SelectedText } from './selectedText.ts';

/** A series that a person selected, and where. */
export interface SelectedSeries {
  readonly series: Series;
  /** What to call it: the file's name, and the column's where it has one. */
  readonly title: string;
  readonly text: SelectedText;
  readonly table: TextTable;
  readonly column: number;
  /** The notebook's cell below which a forecast of it is written; `null` for one that is written after its numbers. */
  readonly cell: vscode.NotebookCell | null;
}

/** Where the text of a series stands, beside its document. */
interface TextPlace {
  /** Where faults are shown; nowhere when left out. */
  readonly editor?: vscode.TextEditor;
  readonly cell?: vscode.NotebookCell | null;
}

/** Columns of numbers found in a text. */
interface FoundColumns {
  readonly text: SelectedText;
  readonly choices: readonly NumberColumnChoice[];
}

/**
 * Reads the series selected in an editor, asking for what cannot be seen: which columns, what commas mean. Throws
 * `CancelledError` when the person cancels that or the `action`, and `InputError` with a sentence that says what is wrong and
 * what would do; what is wrong in one place is selected there.
 */
export async function selectedSeries(editor: vscode.TextEditor | undefined, action: Action): Promise<SelectedSeries[]> {
  if (editor === undefined) {
    throw new InputError(translate('No text editor is open; open a file, select at least 8 numbers and try again.'));
  }
  const { document } = editor;
  const text = await action.during(readingOf(document.uri), (signal) => SelectedText.of(editor, signal));
  return seriesOfText(text, { editor, cell: cellOf(document) }, action);
}

/** As `selectedSeries`, of a text that need not be seen. */
export async function seriesOfText(
  text: SelectedText,
  { editor, cell = null }: TextPlace,
  action: Action,
): Promise<SelectedSeries[]> {
  const reading = readingOf(text.document.uri);
  const columns = await withCommaMeaning(action, (comma) =>
    showFault(
      editor,
      text,
      action.during(reading, (signal) => findColumns(text, comma, signal)),
    ),
  );
  const chosen = await chooseColumns(columns.choices, reading, action);
  return withCommaMeaning(action, (comma) =>
    showFault(
      editor,
      columns.text,
      action.during(reading, (signal) => readSeries(columns.text, chosen, comma, cell, signal)),
    ),
  );
}

/** What is said while the numbers of a document are read. */
export function readingOf(document: vscode.Uri): string {
  return translate('Reading the numbers in {0}', fileNameOf(document));
}

async function findColumns(text: SelectedText, comma: CommaMeaning | null, signal: AbortSignal): Promise<FoundColumns> {
  const marked = await findMarkedColumns(text, comma, signal);
  if (marked !== null) {
    return marked;
  }
  const tables = await runStepsInSlices(readTables(text, comma), signal);
  const found = text.pieceCount === 1 ? tables : tables.map((table) => acrossPieces(table, text));
  return { text, choices: await runStepsInSlices(numberColumns(found), signal) };
}

/** The columns of a table that a column selection lies over; `null` when it lies over none. */
async function findMarkedColumns(
  text: SelectedText,
  comma: CommaMeaning | null,
  signal: AbortSignal,
): Promise<FoundColumns | null> {
  const lines = SelectedText.linesAround(text);
  const table = lines === null ? null : await runStepsInSlices(readDelimited(lines, comma ?? 'separator'), signal);
  if (lines === null || table === null) {
    return null;
  }
  const choices = (await runStepsInSlices(numberColumns([table]), signal)).filter(({ column }) => {
    const { cells } = table.columns[column];
    const header = lines.marked.length - cells.count;
    return lines.marked
      .slice(header)
      .every(({ start, end }, record) => cells.starts[record] >= start && cells.ends[record] <= end);
  });
  return choices.length === 0 ? null : { text: lines, choices };
}

/** A list whose values stand apart goes on as its last two values follow each other in the document. */
function acrossPieces(table: TextTable, text: SelectedText): TextTable {
  if (table.layout.kind !== 'list') {
    return table;
  }
  const gap = text.lastGap;
  return { ...table, layout: { ...table.layout, separator: gap, lineBreak: gap, perLine: Number.POSITIVE_INFINITY } };
}

async function readSeries(
  text: SelectedText,
  choices: readonly NumberColumnChoice[],
  comma: CommaMeaning | null,
  cell: vscode.NotebookCell | null,
  signal: AbortSignal,
): Promise<SelectedSeries[]> {
  const file = fileNameOf(text.document.uri);
  const read: SelectedSeries[] = [];
  for (const choice of choices) {
    const series = await runStepsInSlices(buildSeries(choice, comma), signal);
    const { table, column, name } = choice;
    const title = name === '' ? file : translate('{0} in {1}', name, file);
    read.push({ series, title, text, table, column, cell });
  }
  return read;
}

/** The notebook's cell that a document is the text of. */
function cellOf(document: vscode.TextDocument): vscode.NotebookCell | null {
  if (document.uri.scheme !== 'vscode-notebook-cell') {
    return null;
  }
  const cells = vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells());
  return cells.find((cell) => cell.document === document) ?? null;
}

/** Selects the place that an error is about before it goes on. */
async function showFault<Result>(
  editor: vscode.TextEditor | undefined,
  text: SelectedText,
  work: Promise<Result>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (editor !== undefined && error instanceof LocatedError && !(error instanceof AmbiguousCommaError)) {
      const range = text.rangeInDocument(error.range);
      const isVisible = vscode.window.visibleTextEditors.includes(editor);
      const shown = isVisible ? editor : await vscode.window.showTextDocument(editor.document);
      shown.selection = new vscode.Selection(range.start, range.end);
      shown.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    throw error;
  }
}
