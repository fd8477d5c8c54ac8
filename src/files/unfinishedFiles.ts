import * as vscode from 'vscode';
import { sentenceOf } from '../shared/sentenceOf.ts';
import { isUnfinished, partOf, removeIfThere, writeWhole } from './writeWhole.ts';
import { writtenAt } from './writtenAt.ts';

const key = 'rnn.unfinishedFiles';
/** A file that has not been written to for so long is not being written any more, by this window or another. */
export const unfinishedMs = 30_000;

/** Whether a file was written to so lately that a window, this one or another, may be at it. */
export async function isBeingWritten(file: vscode.Uri): Promise<boolean> {
  return Date.now() - (await writtenAt(file)) < unfinishedMs;
}

/**
 * Writes files where a person said, and keeps account of those that are not whole yet: what a host that was killed has left
 * beside them is removed after the next start.
 */
export class UnfinishedFiles {
  readonly #memory: Pick<vscode.Memento, 'get' | 'update'>;
  readonly #log: Pick<vscode.LogOutputChannel, 'warn'>;

  /** `memory` outlasts the window, and belongs to no workspace. */
  constructor(memory: Pick<vscode.Memento, 'get' | 'update'>, log: Pick<vscode.LogOutputChannel, 'warn'>) {
    this.#memory = memory;
    this.#log = log;
  }

  /** Writes a file whole or not at all; not at all, and throwing the signal's reason, where that is aborted before. */
  async writeWhole(target: vscode.Uri, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    const part = partOf(target);
    await this.#memory.update(key, [...this.#noted(), part.toJSON()]);
    try {
      await writeWhole(target, bytes, part, signal);
    } finally {
      await this.#forget(part);
    }
  }

  /** Removes what was left behind. */
  async sweep(): Promise<void> {
    for (const components of this.#noted()) {
      const part = vscode.Uri.from(components);
      try {
        if (await isBeingWritten(part)) {
          continue;
        }
        if (isUnfinished(part.path)) {
          await removeIfThere(part);
        }
        await this.#forget(part);
      } catch (error) {
        // A disk that is away may be there at the next start.
        this.#log.warn(`What an export has left unfinished could not be removed: ${sentenceOf(error)}`);
      }
    }
  }

  #noted(): readonly { readonly scheme: string; readonly authority: string; readonly path: string }[] {
    return this.#memory.get(key) ?? [];
  }

  async #forget({ path }: vscode.Uri): Promise<void> {
    await this.#memory.update(
      key,
      this.#noted().filter((each) => each.path !== path),
    );
  }
}
