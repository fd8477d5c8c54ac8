import * as vscode from 'vscode';
import type { TrainingCheckpoint, TrainingTuning } from '../shared/protocol.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import { isCheckpoint } from './isCheckpoint.ts';
import { readUnfinished, type UnfinishedTraining, writeUnfinished } from './unfinishedTraining.ts';

/** A training as it is known before its first checkpoint. */
type StartedTraining = Omit<UnfinishedTraining, 'checkpoint'>;

/**
 * Keeps the training under way in a file of the extension's storage, so that it can go on after the panel was closed or
 * the window reloaded. There is one such file: another training that lasts takes its place.
 */
export class TrainingKeeper {
  readonly #folder: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  #current: { readonly run: number; readonly training: StartedTraining } | null = null;
  /** The run that the file is of, where that is known. */
  #keptRun: number | null = null;
  /** What is to be written when the write under way is done; `null` removes the file. */
  #next: UnfinishedTraining | null | undefined;
  #writing: Promise<void> | null = null;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#folder = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'training');
    this.#log = log;
  }

  /** Says what a run is of; the checkpoints of any before it are not kept any more. */
  begin(run: number, training: StartedTraining): void {
    this.#current = { run, training };
  }

  /** Notes how the current run was changed; it goes on so when it is taken up again. */
  tune(tuning: Partial<TrainingTuning>): void {
    if (this.#current !== null) {
      const { run, training } = this.#current;
      this.#current = { run, training: { ...training, request: { ...training.request, ...tuning } } };
    }
  }

  /** Keeps how far a run has come; done when that is written. */
  async keep(run: number, checkpoint: TrainingCheckpoint): Promise<void> {
    if (this.#current?.run === run) {
      const { network, members = 1 } = this.#current.training.request;
      // It comes from the page, and takes the place of one that is good.
      if (!isCheckpoint(checkpoint, network, members)) {
        throw new Error('The page told how far training has come in a way that cannot be read.');
      }
      this.#keptRun = run;
      await this.#write({ ...this.#current.training, checkpoint });
    }
  }

  /** Forgets a run that has ended; what is kept of another stays. */
  async end(run: number): Promise<void> {
    if (this.#current?.run === run) {
      this.#current = null;
    }
    if (this.#keptRun === run) {
      await this.discard();
    }
  }

  /** Removes what is kept. */
  async discard(): Promise<void> {
    this.#keptRun = null;
    await this.#write(null);
  }

  /** Done when all that was to be kept is written. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** What is kept of a run, `null` when nothing is. */
  async keptOf(run: number): Promise<UnfinishedTraining | null> {
    return this.#keptRun === run ? this.unfinished() : null;
  }

  /** The training that has not ended, `null` when there is none. */
  async unfinished(): Promise<UnfinishedTraining | null> {
    await this.written();
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(this.#file());
    } catch {
      return null;
    }
    const training = readUnfinished(new TextDecoder().decode(bytes));
    if (training === null) {
      this.#log.warn('The training that was interrupted cannot be read, so it is left out.');
    }
    return training;
  }

  #file(extension = 'json'): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `unfinished.${extension}`);
  }

  /** One write at a time; of those asked for meanwhile only the last is done. */
  #write(training: UnfinishedTraining | null): Promise<void> {
    this.#next = training;
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#next !== undefined) {
      const training = this.#next;
      this.#next = undefined;
      try {
        await (training === null ? this.#remove() : this.#replace(writeUnfinished(training)));
      } catch (error) {
        // Training goes on without.
        this.#log.warn(`The training under way could not be kept: ${sentenceOf(error)}`);
      }
    }
    this.#writing = null;
  }

  async #replace(text: string): Promise<void> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    // Whole or not at all: the name appears only when every byte is there.
    await vscode.workspace.fs.writeFile(this.#file('part'), new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(this.#file('part'), this.#file(), { overwrite: true });
  }

  async #remove(): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#file());
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) {
        throw error;
      }
    }
  }
}
