import type * as vscode from 'vscode';
import { InputError } from '../shared/inputError.ts';
import type { NumberList } from '../shared/series/numberList.ts';
import { parseNumbers } from '../shared/series/parseNumbers.ts';
import { fileNameOf } from './fileNameOf.ts';

/** Numbers that a person selected, and where. */
export interface SelectedNumbers {
  readonly list: NumberList;
  /** What to call them: the file's name, and the column's where it has one. */
  readonly title: string;
  readonly document: vscode.Uri;
  /** Half-open range of offsets in the document, and the text that stood there. */
  readonly start: number;
  readonly text: string;
}

/** Reads the numbers selected in an editor; throws `InputError` with a sentence that says what is wrong and what would do. */
export function selectedNumbers(editor: vscode.TextEditor | undefined): SelectedNumbers {
  if (editor === undefined) {
    throw new InputError('No text editor is open; open a file, select at least 8 numbers and try again.');
  }
  const chosen = editor.selections.filter((selection) => !selection.isEmpty);
  if (chosen.length > 1) {
    throw new InputError(`There are ${chosen.length} selections; select one run of numbers.`);
  }
  const range = chosen[0] ?? editor.selection;
  const text = editor.document.getText(range);
  const list = parseNumbers(text);
  const file = fileNameOf(editor.document.uri);
  return {
    list,
    title: list.name === '' ? file : `${list.name} in ${file}`,
    document: editor.document.uri,
    start: editor.document.offsetAt(range.start),
    text,
  };
}
