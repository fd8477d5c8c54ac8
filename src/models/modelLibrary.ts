import * as vscode from 'vscode';
import { storageFolder } from '../files/storageFolder.ts';
import { isBeingWritten } from '../files/unfinishedFiles.ts';
import { isNotFound, isUnfinished, removeIfThere, writeWhole } from '../files/writeWhole.ts';
import { forecasterFile } from '../inference/forecasterFile.ts';
import { nextTurn } from '../nextTurn.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import { readModelFile } from './readModelFile.ts';

/** A model as it is kept: one .onnx file. */
export interface LibraryModel {
  /** The file's name; sorts by age. */
  readonly id: string;
  readonly model: ForecastModel;
  /** Whether the file is written; a model whose file could not be lives until the window closes. */
  readonly isKept: boolean;
}

/** Where an extension keeps things. */
export type LibraryStorage = Pick<
  vscode.ExtensionContext,
  'storageUri' | 'globalStorageUri' | 'workspaceState' | 'globalState'
>;

/** Takes a sentence for the person, where files cannot be read or written. */
type Tell = (sentence: string) => void;

const activeKey = 'rnn.activeModel';
const chosenKey = 'rnn.chosenModel';
const otherShownKey = 'rnn.otherModelShown';

/**
 * The models trained or imported here: one .onnx file each in the extension's storage, one of them active. A file is
 * written once, whole or not at all, and never changed: what cannot be read is named and left alone.
 */
export class ModelLibrary {
  readonly #folder: vscode.Uri;
  readonly #memory: vscode.Memento;
  readonly #log: Pick<vscode.LogOutputChannel, 'warn'>;
  #active: LibraryModel | null = null;
  /** `null` before this window has shown any. */
  #isOtherShown: boolean | null = null;
  /** Done when the model that was added last is kept, or could not be. */
  #adding: Promise<unknown> = Promise.resolve();
  /** Those that were added by this window. */
  readonly #added = new WeakMap<ForecastModel, LibraryModel>();
  #lastStamp = 0;
  /** Those whose files could not be written, newest first. */
  #unkept: readonly LibraryModel[] = [];

  constructor(context: LibraryStorage, log: Pick<vscode.LogOutputChannel, 'warn'>) {
    const inWorkspace = context.storageUri !== undefined;
    this.#folder = vscode.Uri.joinPath(storageFolder(context), 'models');
    this.#memory = inWorkspace ? context.workspaceState : context.globalState;
    this.#log = log;
  }

  /** The model last trained, imported, chosen or forecast with; `null` when there is none that can be read. */
  async active(tell: Tell): Promise<LibraryModel | null> {
    await this.#adding;
    if (this.#active !== null) {
      return this.#active;
    }
    const id = this.#memory.get<string>(activeKey);
    const kept = id === undefined ? null : await this.#readOrTell(id, tell);
    // One may have been added or chosen meanwhile.
    this.#active ??= kept;
    return this.#active;
  }

  /**
   * All models that can be read, newest first; what cannot is named and left alone. Throws the signal's reason once that is
   * aborted.
   */
  async list(tell: Tell, signal?: AbortSignal): Promise<LibraryModel[]> {
    await this.#adding;
    const ids = (await this.#fileNames(tell)).sort().reverse();
    const models: LibraryModel[] = [...this.#unkept];
    const leftOut: string[] = [];
    // One after the other: to decode hundreds at once would hold the editor up.
    for (const id of ids) {
      signal?.throwIfAborted();
      const model = await this.#read(id);
      if (model === null) {
        leftOut.push(id);
      } else {
        models.push(model);
      }
    }
    if (leftOut.length > 0) {
      tell(
        leftOut.length === 1
          ? translate('{0} cannot be read and is left alone; RNN: Show Log says why.', named(leftOut))
          : translate('{0} cannot be read and are left alone; RNN: Show Log says why.', named(leftOut)),
      );
    }
    return models;
  }

  /**
   * Makes a model the active one and keeps it. Where it cannot be kept, says so; it then lives until the window closes.
   * Throws when it cannot be written as a file at all, and the signal's reason when that is aborted before it is kept: nothing
   * is added then.
   */
  add(model: ForecastModel, tell: Tell, signal?: AbortSignal): Promise<LibraryModel> {
    const adding = this.#add(model, tell, signal);
    this.#adding = adding.catch(() => {});
    return adding;
  }

  /**
   * Has a model take the place of the one that it was made of, as the active one, too, and as the one to forecast with; does
   * nothing where that was not added by this window. Where it cannot be kept, says so, and leaves the other's file as it is.
   */
  replace(model: ForecastModel, changed: ForecastModel, tell: Tell): Promise<void> {
    const replacing = this.#adding.then(() => this.#replace(model, changed, tell));
    this.#adding = replacing.catch(() => {});
    return replacing;
  }

  /** Makes a model the active one; another window finds it so where it is kept. */
  async activate(model: LibraryModel): Promise<void> {
    this.#active = model;
    this.#isOtherShown = false;
    await Promise.all([
      this.#memory.update(otherShownKey, undefined),
      ...(model.isKept ? [this.#memory.update(activeKey, model.id)] : []),
    ]);
  }

  /** Whether the model that was shown last, by this window or the one before, is none of these. */
  get isOtherShown(): boolean {
    return this.#isOtherShown ?? this.#memory.get<boolean>(otherShownKey) === true;
  }

  /** Remembers that a model is shown that is none of these, until one of these is made the active one. */
  async rememberOther(): Promise<void> {
    await this.#adding;
    this.#isOtherShown = true;
    await this.#memory.update(otherShownKey, true);
  }

  /** Which of the models listed the person wants to forecast with; `null` for whatever suits the numbers best. */
  chosenAmong(models: readonly LibraryModel[]): LibraryModel | null {
    const id = this.#memory.get<string>(chosenKey);
    return models.find((each) => each.id === id) ?? null;
  }

  /** The model that the person wants to forecast with; `null` for whatever suits the numbers best. */
  async chosen(tell: Tell): Promise<LibraryModel | null> {
    await this.#adding;
    const id = this.#memory.get<string>(chosenKey);
    if (id === undefined) {
      return null;
    }
    const held = [this.#active, ...this.#unkept].find((each) => each?.id === id);
    return held ?? this.#readOrTell(id, tell);
  }

  /** Makes a listed model the active one, and the one to forecast with. */
  async choose(chosen: LibraryModel): Promise<void> {
    await this.activate(chosen);
    await this.#memory.update(chosenKey, chosen.id);
  }

  /** Has every selection forecast by whatever suits it best. */
  async chooseAutomatic(): Promise<void> {
    await this.#memory.update(chosenKey, undefined);
  }

  async #add(model: ForecastModel, tell: Tell, signal?: AbortSignal): Promise<LibraryModel> {
    const added = await this.#write(model, tell, signal);
    await this.activate(added);
    return added;
  }

  async #replace(model: ForecastModel, changed: ForecastModel, tell: Tell): Promise<void> {
    const replaced = this.#added.get(model);
    if (replaced === undefined) {
      return;
    }
    const { id } = replaced;
    const added = await this.#write(changed, tell);
    this.#unkept = this.#unkept.filter((each) => each !== replaced);
    if (this.#active?.id === id) {
      await this.activate(added);
    }
    if (!added.isKept) {
      return;
    }
    if (this.#memory.get(chosenKey) === id) {
      await this.#memory.update(chosenKey, added.id);
    }
    await removeIfThere(vscode.Uri.joinPath(this.#folder, id)).catch((error: unknown) => {
      this.#log.warn(`Model ${id} could not be removed: ${sentenceOf(error)}`);
    });
  }

  /** Writes a model as a file; says so where it cannot be kept. */
  async #write(model: ForecastModel, tell: Tell, signal?: AbortSignal): Promise<LibraryModel> {
    // A large model takes some time to be shown, which begins with this turn.
    await nextTurn();
    const bytes = await forecasterFile(model);
    // Two models of one millisecond get two names, in two windows as well.
    this.#lastStamp = Math.max(this.#lastStamp + 1, Date.now());
    const stamp = new Date(this.#lastStamp).toISOString().replace(/[:.]/g, '-');
    const id = `${stamp}-${Math.random().toString(36).slice(2, 8)}.onnx`;
    try {
      await vscode.workspace.fs.createDirectory(this.#folder);
      await writeWhole(vscode.Uri.joinPath(this.#folder, id), bytes, undefined, signal);
    } catch (error) {
      signal?.throwIfAborted();
      this.#log.warn(`Model ${id} could not be written: ${sentenceOf(error)}`);
      const unkept = { id, model, isKept: false };
      this.#added.set(model, unkept);
      this.#unkept = [unkept, ...this.#unkept];
      tell(
        translate(
          '{0} could not be kept ({1}); until this window closes, RNN: Export Model to ONNX... can save it elsewhere.',
          model.name,
          sentenceOf(error),
        ),
      );
      return unkept;
    }
    const kept = { id, model, isKept: true };
    this.#added.set(model, kept);
    return kept;
  }

  /** Removes what windows that were killed have left unfinished. */
  async sweep(): Promise<void> {
    await this.#fileNames((sentence) => this.#log.warn(sentence));
  }

  async #fileNames(tell: Tell): Promise<string[]> {
    let names: string[];
    try {
      names = (await vscode.workspace.fs.readDirectory(this.#folder)).map(([name]) => name);
    } catch (error) {
      if (!isNotFound(error)) {
        tell(translate('The models that are kept cannot be listed: {0}', sentenceOf(error)));
      }
      return [];
    }
    void this.#removeUnfinished(names.filter(isUnfinished));
    return names.filter((name) => name.endsWith('.onnx'));
  }

  async #removeUnfinished(names: readonly string[]): Promise<void> {
    for (const name of names) {
      try {
        const file = vscode.Uri.joinPath(this.#folder, name);
        if (!(await isBeingWritten(file))) {
          await removeIfThere(file);
        }
      } catch {
        // The next window may have more luck.
      }
    }
  }

  async #readOrTell(id: string, tell: Tell): Promise<LibraryModel | null> {
    const model = await this.#read(id);
    if (model === null) {
      tell(
        translate(
          '{0} cannot be read and is left alone; RNN: Select Model... chooses another, RNN: Show Log says why.',
          id,
        ),
      );
    }
    return model;
  }

  async #read(id: string): Promise<LibraryModel | null> {
    try {
      return { id, model: await readModelFile(vscode.Uri.joinPath(this.#folder, id)), isKept: true };
    } catch (error) {
      this.#log.warn(`Model ${id} is left out: ${sentenceOf(error)}`);
      return null;
    }
  }
}

function named(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).join(', ');
  return ids.length <= 3 ? shown : translate('{0} and {1} more', shown, formatNumber(ids.length - 3));
}
