import * as vscode from 'vscode';
import { trainingSettings } from '../settings.ts';
import { type NetworkSettings, tutorialSettings } from '../shared/settings/networkSettings.ts';
import { checkSetting, type SettingField, settingFields } from '../shared/settings/settingFields.ts';

const key = 'rnn.networkSettings';

/**
 * The settings of the panel's networks: the tutorial's, with iterations and seed from the VS Code settings, unless a person
 * has changed them in the panel. What was changed is kept with the workspace.
 */
export class PanelSettings implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<Partial<NetworkSettings>>();
  readonly #configuration: vscode.Disposable;
  /** What differs from the defaults because a person said so. */
  #own: Partial<NetworkSettings>;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#own = valid(memory.get(key));
    this.#configuration = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('rnn.training')) {
        this.#changed.fire({});
      }
    });
  }

  /** Tells what has changed; nothing is named where that does not come from the panel. */
  get onDidChange(): vscode.Event<Partial<NetworkSettings>> {
    return this.#changed.event;
  }

  /** The settings of now. */
  get current(): NetworkSettings {
    return { ...this.defaults, ...this.#own };
  }

  /** What they are where nobody has changed them in the panel. */
  get defaults(): NetworkSettings {
    const { iterations, seed } = trainingSettings();
    return { ...tutorialSettings, iterations, seed };
  }

  /** Changes some; throws `InputError` when one cannot have its value, and changes none then. */
  async change(changes: Partial<NetworkSettings>): Promise<void> {
    const named = settingFields.filter(({ name }) => name in changes);
    for (const field of named) {
      checkSetting(field, changes[field.name]);
    }
    const before = this.current;
    // They may come from the page, and nothing else is kept.
    await this.#keep({ ...this.#own, ...Object.fromEntries(named.map(({ name }) => [name, changes[name]])) });
    const after = this.current;
    const changed = settingFields.filter(({ name }) => before[name] !== after[name]);
    this.#changed.fire(Object.fromEntries(changed.map(({ name }) => [name, after[name]])));
  }

  /** Goes back to the defaults, all but where the numbers come from. */
  async reset(): Promise<void> {
    const { source } = this.current;
    await this.change({ ...this.defaults, source });
    await this.#keep({ source });
  }

  dispose(): void {
    this.#configuration.dispose();
    this.#changed.dispose();
  }

  async #keep(own: Partial<NetworkSettings>): Promise<void> {
    this.#own = own;
    await this.#memory.update(key, own);
  }
}

/** Those of the kept settings that are still ones. */
function valid(kept: unknown): Partial<NetworkSettings> {
  const entries = Object.entries(typeof kept === 'object' && kept !== null ? kept : {});
  return Object.fromEntries(
    entries.filter(([name, value]) => {
      const field = settingFields.find((each) => each.name === name);
      return field !== undefined && canBe(field, value);
    }),
  );
}

function canBe(field: SettingField, value: unknown): boolean {
  try {
    checkSetting(field, value);
    return true;
  } catch {
    return false;
  }
}
