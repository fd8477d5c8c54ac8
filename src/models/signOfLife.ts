import * as vscode from 'vscode';
import { removeIfThere } from '../files/writeWhole.ts';
import { writtenAt } from '../files/writtenAt.ts';

const beatMs = 1000;
/** A window that is busy may miss a beat or two; one that was not heard for so long has ended. */
const silenceMs = 3500;
const lookMs = 250;

/** By which other windows know that what this one keeps is not left behind: a file that is written anew every second. */
export class SignOfLife {
  readonly #file: vscode.Uri;
  #timer: ReturnType<typeof setInterval> | null = null;
  #beat: Promise<void> | null = null;

  constructor(file: vscode.Uri) {
    this.#file = file;
  }

  start(): void {
    if (this.#timer === null) {
      this.#give();
      this.#timer = setInterval(() => this.#give(), beatMs);
    }
  }

  /** Gives no more, and removes what was given. */
  async end(): Promise<void> {
    if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
      await this.#beat;
      await removeIfThere(this.#file);
    }
  }

  /** One at a time; a disk that takes none now may take the next. */
  #give(): void {
    this.#beat ??= Promise.resolve(vscode.workspace.fs.writeFile(this.#file, new Uint8Array()))
      .catch(() => {})
      .finally(() => {
        this.#beat = null;
      });
  }
}

/** Whether a window lives whose sign is `file`: it is waited for, unless the last one is old. */
export async function isAlive(file: vscode.Uri): Promise<boolean> {
  const heard = await writtenAt(file);
  // A clock that was set back must not make this wait for ever.
  const end = performance.now() + silenceMs;
  while (Date.now() - heard < silenceMs && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const now = await writtenAt(file);
    if (now !== heard) {
      return now > heard;
    }
  }
  return false;
}
