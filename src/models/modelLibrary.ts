import * as vscode from 'vscode';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { writeForecaster } from '../shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';

/** A model as it is kept: one .onnx file. */
export interface LibraryModel {
  /** The file's name; sorts by age. */
  readonly id: string;
  readonly model: ForecastModel;
}

const activeKey = 'rnn.activeModel';
const chosenKey = 'rnn.chosenModel';

/** The models trained or imported here: one .onnx file each in the extension's storage, one of them active. */
export class ModelLibrary {
  readonly #folder: vscode.Uri;
  readonly #memory: vscode.Memento;
  readonly #log: vscode.LogOutputChannel;
  #active: LibraryModel | null = null;
  /** Done when the model that was added last is kept, or could not be. */
  #adding: Promise<unknown> = Promise.resolve();
  #lastStamp = 0;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    const inWorkspace = context.storageUri !== undefined;
    this.#folder = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'models');
    this.#memory = inWorkspace ? context.workspaceState : context.globalState;
    this.#log = log;
  }

  /** The model that is exported: the one last trained, imported or chosen; `null` when there is none. */
  async active(): Promise<LibraryModel | null> {
    await this.#adding;
    const id = this.#memory.get<string>(activeKey);
    if (id === undefined) {
      return null;
    }
    if (this.#active?.id !== id) {
      this.#active = await this.#read(id);
    }
    return this.#active;
  }

  /** All models that can be read, newest first; what cannot is named in the log and left alone. */
  async list(): Promise<LibraryModel[]> {
    await this.#adding;
    const ids = (await this.#fileNames()).sort().reverse();
    const models = await Promise.all(ids.map((id) => this.#read(id)));
    return models.filter((model) => model !== null);
  }

  /** Keeps a model and makes it the active one. */
  add(model: ForecastModel): Promise<LibraryModel> {
    const adding = this.#write(model);
    this.#adding = adding.catch(() => {});
    return adding;
  }

  /** The model that the person wants to forecast with; `null` for whatever suits the numbers best. */
  async chosen(): Promise<LibraryModel | null> {
    await this.#adding;
    const id = this.#memory.get<string>(chosenKey);
    return id === undefined ? null : id === this.#active?.id ? this.#active : this.#read(id);
  }

  /** Makes a listed model the active one, and the one to forecast with. */
  async choose(chosen: LibraryModel): Promise<void> {
    this.#active = chosen;
    await this.#memory.update(activeKey, chosen.id);
    await this.#memory.update(chosenKey, chosen.id);
  }

  /** Has every selection forecast by whatever suits it best. */
  async chooseAutomatic(): Promise<void> {
    await this.#memory.update(chosenKey, undefined);
  }

  async #write(model: ForecastModel): Promise<LibraryModel> {
    // Two models of one millisecond get two names.
    this.#lastStamp = Math.max(this.#lastStamp + 1, Date.now());
    const id = `${new Date(this.#lastStamp).toISOString().replace(/[:.]/g, '-')}.onnx`;
    await vscode.workspace.fs.createDirectory(this.#folder);
    const target = vscode.Uri.joinPath(this.#folder, id);
    const unfinished = vscode.Uri.joinPath(this.#folder, `${id}.part`);
    // Whole or not at all: the name appears only when every byte is there.
    await vscode.workspace.fs.writeFile(unfinished, writeForecaster(model));
    await vscode.workspace.fs.rename(unfinished, target);
    this.#active = { id, model };
    await this.#memory.update(activeKey, id);
    return this.#active;
  }

  async #fileNames(): Promise<string[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.#folder);
      return entries.map(([name]) => name).filter((name) => name.endsWith('.onnx'));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
        return [];
      }
      throw error;
    }
  }

  async #read(id: string): Promise<LibraryModel | null> {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, id));
      return { id, model: readModel(bytes, id) };
    } catch (error) {
      this.#log.warn(`Model ${id} is left out: ${sentenceOf(error)}`);
      return null;
    }
  }
}
