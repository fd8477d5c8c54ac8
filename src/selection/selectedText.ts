import * as vscode from 'vscode';
import { formatNumber } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { SourceText } from '../shared/sourceText.ts';
import type { TextRange } from '../shared/textRange.ts';
import { textInSlices } from './textInSlices.ts';

/** A piece of a document, and where it stands in the text made of all pieces. */
interface Piece {
  /** Offset in the document. */
  readonly start: number;
  /** Offset in the text. */
  readonly at: number;
  readonly text: string;
}

/** A number under a cursor, with what belongs to it. */
const wordAtCursor = /[^\s,;[\](){}"'|:=]+/;

/** Where the number at a cursor stands; `undefined` where there is none. */
export function wordAt(document: vscode.TextDocument, cursor: vscode.Position): vscode.Range | undefined {
  return document.getWordRangeAtPosition(cursor, wordAtCursor);
}

/** The text a person selected: one piece of a document or several, put together line by line. */
export class SelectedText implements SourceText {
  readonly document: vscode.TextDocument;
  readonly text: string;
  /** What was selected, where the pieces are the whole lines around it; as ranges of the text. */
  readonly marked: readonly TextRange[];
  readonly #pieces: readonly Piece[];

  private constructor(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    marked: readonly vscode.Range[],
    texts = ranges.map((range) => document.getText(range)),
  ) {
    this.document = document;
    let at = 0;
    this.#pieces = ranges.map((range, i) => {
      const piece = { start: document.offsetAt(range.start), at, text: texts[i] };
      at += piece.text.length + 1;
      return piece;
    });
    this.text = this.#pieces.length === 1 ? this.#pieces[0].text : this.#pieces.map(({ text }) => text).join('\n');
    this.marked = marked.map((range, i) => {
      const { start, at: offset } = this.#pieces[i];
      return {
        start: offset + document.offsetAt(range.start) - start,
        end: offset + document.offsetAt(range.end) - start,
      };
    });
  }

  /**
   * The text selected in an editor: the selections, the numbers at the cursors when there are several of those, or the
   * whole document when there is only one and nothing is selected. Throws the signal's reason once that is aborted.
   */
  static async of(editor: vscode.TextEditor, signal: AbortSignal): Promise<SelectedText> {
    const { document, selections } = editor;
    const chosen = selections.filter((selection) => !selection.isEmpty);
    if (chosen.length > 0) {
      return SelectedText.#read(document, inOrder(chosen), signal);
    }
    if (selections.length > 1) {
      const words = selections.flatMap(({ active }) => wordAt(document, active) ?? []);
      if (words.length === 0) {
        throw new InputError(
          translate(
            'None of the {0} cursors is at a number; put one into each number.',
            formatNumber(selections.length),
          ),
        );
      }
      return new SelectedText(document, inOrder(words), []);
    }
    return SelectedText.#read(document, [wholeOf(document)], signal);
  }

  /** Reads ranges that may be long. */
  static async #read(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    signal: AbortSignal,
  ): Promise<SelectedText> {
    const texts: string[] = [];
    for (const range of ranges) {
      texts.push(await textInSlices(document, range, signal));
    }
    return new SelectedText(document, ranges, [], texts);
  }

  /** The whole text of a document. */
  static whole(document: vscode.TextDocument): SelectedText {
    return new SelectedText(document, [wholeOf(document)], []);
  }

  /** The whole lines of selections that stand on lines of their own, as a column selection does; `null` for others. */
  static linesAround(selected: SelectedText): SelectedText | null {
    const { document } = selected;
    const ranges = selected.#pieces.map(
      ({ start, text }) => new vscode.Range(document.positionAt(start), document.positionAt(start + text.length)),
    );
    const isColumn =
      ranges.length > 1 &&
      ranges.every((range, i) => range.isSingleLine && (i === 0 || range.start.line === ranges[i - 1].start.line + 1));
    return isColumn
      ? new SelectedText(
          document,
          ranges.map(({ start }) => document.lineAt(start.line).range),
          ranges,
        )
      : null;
  }

  /** How many pieces the text is made of. */
  get pieceCount(): number {
    return this.#pieces.length;
  }

  lineAt(offset: number): number {
    return this.document.positionAt(this.offsetInDocument(offset)).line + 1;
  }

  /** The offset in the document of an offset in the text. */
  offsetInDocument(offset: number): number {
    const piece = this.#pieces.findLast(({ at }) => at <= offset) ?? this.#pieces[0];
    return piece.start + Math.min(offset - piece.at, piece.text.length);
  }

  /** Where a range of the text stands in the document. */
  rangeInDocument({ start, end }: TextRange): vscode.Range {
    return new vscode.Range(
      this.document.positionAt(this.offsetInDocument(start)),
      this.document.positionAt(this.offsetInDocument(end)),
    );
  }

  /** What stands in the document between the last two pieces; a line break when other numbers do. */
  get lastGap(): string {
    const [before, last] = this.#pieces.slice(-2);
    const start = before.start + before.text.length;
    const between = this.document.getText(
      new vscode.Range(this.document.positionAt(start), this.document.positionAt(last.start)),
    );
    const { character } = this.document.positionAt(last.start);
    return between.length <= 80 && !/\d/.test(between) ? between : `\n${' '.repeat(character)}`;
  }

  /** Whether a document, this one perhaps opened anew, holds this text where it was. */
  standsIn(document: vscode.TextDocument): boolean {
    return this.#pieces.every(({ start, text }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
      return document.getText(range) === text;
    });
  }
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
}

function inOrder(ranges: readonly vscode.Range[]): vscode.Range[] {
  return [...ranges].sort((a, b) => a.start.compareTo(b.start));
}
