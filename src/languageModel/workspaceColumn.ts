import * as vscode from 'vscode';
import { runStepsInSlices } from '../runStepsInSlices.ts';
import { InputError } from '../shared/inputError.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import { buildSeries } from '../shared/series/buildSeries.ts';
import { columnCalled, columnNames } from '../shared/series/columnCalled.ts';
import { numberColumns } from '../shared/series/columns.ts';
import { AmbiguousCommaError } from '../shared/series/numbers/ambiguousCommaError.ts';
import type { CommaMeaning } from '../shared/series/numbers/numberNotation.ts';
import { readTables } from '../shared/series/reading/readTables.ts';
import type { Series } from '../shared/series/series.ts';
import { wholeText } from '../shared/sourceText.ts';
import { pathsWithin } from './pathsWithin.ts';

/**
 * The series of a column in a file of the workspace, as it stands in its editor where it is open. Throws `InputError` that tells a language model what to
 * ask for instead, and the signal's reason once that is aborted.
 */
export async function workspaceColumn(
  file: string,
  column: string | null,
  comma: CommaMeaning | null,
  signal: AbortSignal,
): Promise<{ readonly series: Series; readonly title: string }> {
  const text = (await openInWorkspace(file, signal)).getText();
  try {
    const tables = await runStepsInSlices(readTables(wholeText(text), comma), signal);
    const choices = await runStepsInSlices(numberColumns(tables), signal);
    if (choices.length === 0) {
      throw new InputError(`${file} is a table without a column of numbers.`);
    }
    if (column === null && choices.length > 1) {
      throw new InputError(
        `${file} has ${choices.length} columns of numbers (${columnNames(choices)}); call again with "column" set to one of them.`,
      );
    }
    const choice = column === null ? choices[0] : columnCalled(choices, column, file);
    const series = await runStepsInSlices(buildSeries(choice, comma), signal);
    return { series, title: choice.name === '' ? file : `${choice.name} in ${file}` };
  } catch (error) {
    if (error instanceof AmbiguousCommaError) {
      const meanings = error.meanings.map((meaning) => `"${meaning}"`).join(' or ');
      throw new InputError(
        `"${error.example}" in ${file} can be read in more than one way; ask the user what the comma is, and call again with "comma" set to ${meanings}.`,
      );
    }
    throw error;
  }
}

/**
 * Opens a file by its path within a folder of the workspace, or its whole path if it lies in one; nothing outside, also not
 * by a link, which whoever made the workspace may have put there.
 */
async function openInWorkspace(file: string, signal: AbortSignal): Promise<vscode.TextDocument> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    throw new InputError('No folder is open, so there is no file to read; give the numbers as "values".');
  }
  let reason = '';
  for (const { uri } of folders) {
    for (const path of pathsWithin(uri.path, file)) {
      try {
        await refuseLinks(uri, path);
        signal.throwIfAborted();
        return await vscode.workspace.openTextDocument(uri.with({ path }));
      } catch (error) {
        signal.throwIfAborted();
        reason ||= sentenceOf(error);
      }
    }
  }
  throw new InputError(
    `There is no text file "${file}" in the workspace${reason === '' ? '' : ` (${reason})`}; give its path within the opened folder.`,
  );
}

/** Throws when a file, or a folder between it and `folder`, is a link to somewhere else. */
async function refuseLinks(folder: vscode.Uri, path: string): Promise<void> {
  const start = folder.path.replace(/\/$/, '');
  const parts = path.slice(start.length + 1).split('/');
  for (let count = 1; count <= parts.length; count++) {
    const { type } = await vscode.workspace.fs.stat(
      folder.with({ path: `${start}/${parts.slice(0, count).join('/')}` }),
    );
    if ((type & vscode.FileType.SymbolicLink) !== 0) {
      throw new InputError(`${parts.slice(0, count).join('/')} is a link`);
    }
  }
}
