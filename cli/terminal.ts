import type { Readable, Writable } from 'node:stream';

/** What a command reads and writes. */
export interface Terminal {
  readonly input: Readable;
  /** Results, and nothing else. */
  readonly output: Writable;
  /** Progress, notes and errors. */
  readonly messages: Writable & { readonly isTTY?: boolean };
}
