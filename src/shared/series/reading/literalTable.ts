import type { SourceText } from '../../sourceText.ts';
import { Cells } from './cells.ts';
import { ListTally } from './listTally.ts';
import { quotedRange, type TextTable } from './textTable.ts';

/** The records of one array while a literal is scanned. */
export class LiteralTable {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #name: string;
  readonly #columns = new Map<string, Cells>();
  readonly #records: Cells;
  readonly #tally: ListTally;
  /** The column that was asked for last: in arrays of values the only one. */
  #lastName = '';
  #lastCells: Cells | null = null;
  #recordStart = 0;
  #count = 0;
  /** Whether arrays in this array are rows of it, once the first was seen. */
  hasRows: boolean | null = null;

  constructor(source: SourceText, name: string) {
    this.#source = source;
    this.#text = source.text;
    this.#name = name;
    this.#records = new Cells(source);
    this.#tally = new ListTally(source.text);
  }

  /** Adds a value that is a record by itself. */
  addValue(start: number, end: number): void {
    this.#count++;
    const raw = quotedRange(this.#text, { start, end });
    this.#records.add(raw.start, raw.end);
    this.#tally.add(start, end);
    this.#column('').add(start, end);
  }

  startRecord(start: number): void {
    this.#recordStart = start;
    this.#count++;
  }

  /** Adds a value of the record that was started last; a second one of the same name is left out. */
  addCell(name: string, start: number, end: number): void {
    const cells = this.#column(name);
    cells.padTo(this.#count - 1);
    if (cells.count < this.#count) {
      cells.add(start, end);
    }
  }

  endRecord(end: number): void {
    this.#records.add(this.#recordStart, end);
  }

  /** What was added, as a table; `blank` is what unknown values are written as. */
  table(blank: string): TextTable {
    const columns = [...this.#columns].map(([name, cells]) => {
      cells.padTo(this.#count);
      return { name, cells };
    });
    const { starts, ends, count } = this.#records;
    const isList = columns.length === 1 && columns[0].name === '';
    return {
      format: 'literal',
      name: this.#name,
      columns,
      layout: isList
        ? this.#tally.layout()
        : {
            kind: 'record',
            records: this.#records,
            between: count < 2 ? ', ' : this.#text.slice(ends[count - 2], starts[count - 1]),
            blank,
            padded: false,
            end: ends[count - 1],
          },
    };
  }

  #column(name: string): Cells {
    if (name === this.#lastName && this.#lastCells !== null) {
      return this.#lastCells;
    }
    let cells = this.#columns.get(name);
    if (cells === undefined) {
      cells = new Cells(this.#source);
      this.#columns.set(name, cells);
    }
    this.#lastName = name;
    this.#lastCells = cells;
    return cells;
  }
}
