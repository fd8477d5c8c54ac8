import type { ListLayout } from './textTable.ts';

/** Keeps how the values of a list follow each other while they are read in order. */
export class ListTally {
  readonly #text: string;
  #count = 0;
  #end = 0;
  /** The first line break after `#end`, or the text's end. */
  #nextLineBreak = -1;
  #separatorStart = -1;
  #separatorEnd = -1;
  #lineBreakStart = -1;
  #lineBreakEnd = -1;
  #perLine = Number.POSITIVE_INFINITY;
  #onLastLine = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes in the next value. */
  add(start: number, end: number): void {
    if (this.#count > 0) {
      if (this.#nextLineBreak < this.#end) {
        const lineBreak = this.#text.indexOf('\n', this.#end);
        this.#nextLineBreak = lineBreak === -1 ? this.#text.length : lineBreak;
      }
      if (this.#nextLineBreak >= start) {
        this.#separatorStart = this.#end;
        this.#separatorEnd = start;
      } else {
        this.#lineBreakStart = this.#end;
        this.#lineBreakEnd = start;
        this.#perLine = Math.min(this.#perLine, this.#count);
        this.#onLastLine = 0;
      }
    }
    this.#count++;
    this.#onLastLine++;
    this.#end = end;
  }

  /** Moves the end of the last value, when its unit follows. */
  extend(end: number): void {
    this.#end = end;
  }

  /** The layout of all that was taken in. */
  layout(): ListLayout {
    const lineBreak = this.#lineBreakStart === -1 ? null : this.#text.slice(this.#lineBreakStart, this.#lineBreakEnd);
    const inLine = this.#separatorStart === -1 ? null : this.#text.slice(this.#separatorStart, this.#separatorEnd);
    const separator = inLine ?? lineBreak ?? ', ';
    return {
      kind: 'list',
      separator,
      lineBreak: lineBreak ?? separator,
      perLine: this.#perLine,
      onLastLine: this.#onLastLine,
      end: this.#end,
    };
  }
}
