import { evenlySpaced } from '../../evenlySpaced.ts';
import type { SourceText } from '../../sourceText.ts';
import type { TextRange } from '../../textRange.ts';
import { isMissing } from '../numbers/missingWords.ts';

/**
 * Where the values of one column stand in a text, one cell a record, as half-open ranges of offsets without the quotes
 * around them. Two typed arrays instead of a million objects.
 */
export class Cells {
  readonly source: SourceText;
  readonly text: string;
  #starts: Int32Array = new Int32Array(64);
  #ends: Int32Array = new Int32Array(64);
  #count = 0;

  constructor(source: SourceText) {
    this.source = source;
    this.text = source.text;
  }

  /** Cells so far. */
  get count(): number {
    return this.#count;
  }

  /** Start of each cell, -1 for one that is absent; entries past `count` mean nothing. */
  get starts(): Int32Array {
    return this.#starts;
  }

  /** End of each cell; entries past `count` mean nothing. */
  get ends(): Int32Array {
    return this.#ends;
  }

  add(start: number, end: number): void {
    if (this.#count === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
    }
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#count++;
  }

  /** Adds cells that are absent until there are `count`. */
  padTo(count: number): void {
    while (this.#count < count) {
      this.add(-1, -1);
    }
  }

  /** Moves the end of the last cell. */
  extendLast(end: number): void {
    this.#ends[this.#count - 1] = end;
  }

  /** What is written in a cell; empty for one that is absent. */
  textOf(index: number): string {
    const start = this.#starts[index];
    return start === -1 ? '' : this.text.slice(start, this.#ends[index]);
  }

  /** The document's line in which a cell stands; the one of the cell before where it is absent. */
  lineOf(index: number): number {
    let present = index;
    while (present > 0 && this.#starts[present] === -1) {
      present--;
    }
    return this.source.lineAt(Math.max(0, this.#starts[present]));
  }

  /** Where a cell stands; `null` for one that is absent. */
  rangeOf(index: number): TextRange | null {
    const start = this.#starts[index];
    return start === -1 ? null : { start, end: this.#ends[index] };
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** So many cells show what a column is. */
const sampleSize = 200;

/** Some of a column's cells that are not missing, evenly spread, the first and the last among them. */
export function sampleOf(cells: Cells): string[] {
  const count = Math.min(cells.count, sampleSize);
  return evenlySpaced(0, cells.count - 1, count)
    .map((row) => cells.textOf(row))
    .filter((written) => !isMissing(written));
}
