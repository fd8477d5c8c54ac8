import * as vscode from 'vscode';
import { readAtMost } from '../files/readAtMost.ts';
import { storageFolder } from '../files/storageFolder.ts';
import { checkWritten, removeIfThere } from '../files/writeWhole.ts';
import { writtenAt } from '../files/writtenAt.ts';
import { nextTurn } from '../nextTurn.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { TrainingCheckpoint, TrainingTuning } from '../shared/protocol.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import { isCheckpoint } from './isCheckpoint.ts';
import { isAlive, SignOfLife } from './signOfLife.ts';
import { readUnfinished, type UnfinishedTraining, writeUnfinished } from './unfinishedTraining.ts';

/** A training as it is known before its first checkpoint. */
type StartedTraining = Omit<UnfinishedTraining, 'checkpoint'>;

/** Trainings that other windows have left are kept as long as they are among so many; older ones go when one ends. */
const mostOthers = 4;
/** Of a window that was heard so lately nothing is removed. */
const sparedMs = 60_000;
/** A checkpoint takes less to be written. */
const writingMs = 300;
/** Several times what the largest training takes. */
const mostBytes = 64 * 1024 * 1024;
const keptName = /^(unfinished-.*)-[01]\.training$/;

/**
 * Keeps the training under way in the extension's storage, so that it can go on after the panel was closed, the window
 * reloaded or the host killed. Every window has two files of its own, so that two windows on one workspace do not take each
 * other's place; what a window finds when it opens is what another has left. Of the two one is written while the other
 * stays: a checkpoint is safe after a single operation, where each is a way through a window that is busy, and a file
 * that was cut off does not read as one. As long as a window has such files and lives it says so (`SignOfLife`), so that no
 * other takes its training for one that was left.
 */
export class TrainingKeeper {
  readonly #folder: vscode.Uri;
  readonly #log: Pick<vscode.LogOutputChannel, 'warn'>;
  /** What its files are called after. */
  readonly #own: string;
  /** Which of the own files holds what was kept last. */
  #slot = 1;
  readonly #sign: SignOfLife;
  /** The window that has left what goes on here, and when that was found. */
  #adopted: { readonly window: string; readonly at: number } | null = null;
  #current: { readonly run: number; readonly training: StartedTraining } | null = null;
  /** The run that the file is of, where that is known. */
  #keptRun: number | null = null;
  /** What is to be written when the write under way is done; `null` removes the file. */
  #next: UnfinishedTraining | null | undefined;
  #writing: Promise<void> | null = null;
  /** Those who wait for the next write. */
  readonly #waiting: (() => void)[] = [];

  constructor(
    context: Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>,
    log: Pick<vscode.LogOutputChannel, 'warn'>,
  ) {
    this.#folder = vscode.Uri.joinPath(storageFolder(context), 'training');
    this.#log = log;
    this.#own = `unfinished-${Math.random().toString(36).slice(2, 10)}`;
    this.#sign = new SignOfLife(this.#signOf(this.#own));
  }

  /** Says what a run is of, and whether it goes on with what is kept; the checkpoints of any before it are not kept any more. */
  begin(run: number, training: StartedTraining, goesOn: boolean): void {
    this.#current = { run, training };
    if (goesOn) {
      this.#keptRun = run;
    }
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
        throw new Error(translate('The page told how far training has come in a way that cannot be read.'));
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

  /** Leaves what is kept to the next window, when all of it is written. */
  async leave(): Promise<void> {
    await this.written();
    await this.#sign.end();
  }

  /** What is kept of a run of this window, `null` when nothing is. */
  async keptOf(run: number): Promise<UnfinishedTraining | null> {
    await this.written();
    return this.#keptRun === run ? this.unfinished() : null;
  }

  /**
   * The training that has not ended: of this window, else the newest that another has left, which may take some seconds to
   * be seen; `null` when there is none.
   */
  async unfinished(): Promise<UnfinishedTraining | null> {
    await this.written();
    for (const slot of [this.#slot, 1 - this.#slot]) {
      const training = await this.#read(slotName(this.#own, slot));
      if (training !== null) {
        return training;
      }
    }
    for (const [window, names] of await this.#others()) {
      if (await isAlive(this.#signOf(window))) {
        continue;
      }
      const at = Date.now();
      for (const name of names) {
        const training = await this.#readOther(name);
        if (training !== null) {
          this.#adopted = { window, at };
          return training;
        }
      }
    }
    return null;
  }

  /** The same of a file that a host which is about to end may be writing: it is looked at again when that is done. */
  async #readOther(name: string): Promise<UnfinishedTraining | null> {
    const training = await this.#read(name);
    if (training !== null) {
      return training;
    }
    await new Promise((resolve) => setTimeout(resolve, writingMs));
    return this.#read(name);
  }

  async #read(name: string): Promise<UnfinishedTraining | null> {
    let bytes: Uint8Array;
    try {
      bytes = await readAtMost(this.#file(name), mostBytes, (size) => {
        this.#log.warn(
          `The training that was interrupted cannot be read, so it is left out: ${name} has ${size} bytes`,
        );
        return new Error('too large');
      });
    } catch {
      return null;
    }
    const training = readUnfinished(bytes);
    if (training === null) {
      this.#log.warn(`The training that was interrupted cannot be read, so it is left out: ${name}`);
    }
    return training;
  }

  #signOf(window: string): vscode.Uri {
    return this.#file(`${window}.alive`);
  }

  /** The files of other windows, by window; the newest first. */
  async #others(): Promise<Map<string, string[]>> {
    let entries: [string, vscode.FileType][];
    try {
      entries = await vscode.workspace.fs.readDirectory(this.#folder);
    } catch {
      return new Map();
    }
    const found = entries.flatMap(([name]) => {
      const window = windowOf(name);
      return window === null || window === this.#own ? [] : [{ name, window }];
    });
    const dated = await Promise.all(
      found.map(async (each) => ({ ...each, written: await writtenAt(this.#file(each.name)) })),
    );
    const others = new Map<string, string[]>();
    for (const { name, window } of dated.sort((a, b) => b.written - a.written)) {
      others.set(window, [...(others.get(window) ?? []), name]);
    }
    return others;
  }

  #file(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }

  /**
   * One write at a time; of those asked for meanwhile only the last is done. Done with that one, whatever is asked for
   * later: a run may keep checkpoints faster than a busy disk takes them.
   */
  #write(training: UnfinishedTraining | null): Promise<void> {
    this.#next = training;
    const done = new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
    this.#writing ??= this.#writeAll();
    return done;
  }

  async #writeAll(): Promise<void> {
    while (this.#next !== undefined) {
      // A checkpoint has come with this very turn, and may be large: what it takes to write it has a turn of its own.
      await nextTurn();
      const training = this.#next;
      this.#next = undefined;
      const waiting = this.#waiting.splice(0);
      try {
        await (training === null ? this.#remove() : this.#replace(writeUnfinished(training)));
      } catch (error) {
        // Training goes on without.
        this.#log.warn(`The training under way could not be kept: ${sentenceOf(error)}`);
      }
      for (const resolve of waiting) {
        resolve();
      }
    }
    this.#writing = null;
  }

  async #replace(bytes: Uint8Array): Promise<void> {
    const slot = 1 - this.#slot;
    const file = this.#file(slotName(this.#own, slot));
    await vscode.workspace.fs.writeFile(file, bytes);
    // The other one is written again where this one has failed.
    await checkWritten(file, bytes.length);
    this.#slot = slot;
    this.#sign.start();
  }

  /** Removes what this window has kept, what went on in it, and what others have left long ago. */
  async #remove(): Promise<void> {
    const adopted = this.#adopted;
    this.#adopted = null;
    await this.#sign.end();
    await this.#removeOf(this.#own);
    if (adopted !== null && !(await this.#wasHeard(adopted.window, adopted.at))) {
      await this.#removeOf(adopted.window);
    }
    const others = await this.#others();
    for (const window of [...others.keys()].slice(mostOthers)) {
      if (!(await this.#wasHeard(window, Date.now() - sparedMs))) {
        await this.#removeOf(window);
      }
    }
  }

  /** Whether another window has said since a moment that it lives. */
  async #wasHeard(window: string, since: number): Promise<boolean> {
    return (await writtenAt(this.#signOf(window))) > since;
  }

  async #removeOf(window: string): Promise<void> {
    for (const file of [this.#file(slotName(window, 0)), this.#file(slotName(window, 1)), this.#signOf(window)]) {
      await removeIfThere(file);
    }
  }
}

function slotName(window: string, slot: number): string {
  return `${window}-${slot}.training`;
}

/** What the files of a window are called after; `null` for the name of any other file. */
function windowOf(name: string): string | null {
  return keptName.exec(name)?.[1] ?? null;
}
