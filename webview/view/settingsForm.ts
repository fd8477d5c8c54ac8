import { translate } from '../../src/shared/l10n/translate.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/index.js';
import type { PanelCommand } from '../../src/shared/protocol.ts';
import type { NetworkSettings } from '../../src/shared/settings/networkSettings.ts';
import { fieldsFor, settingFields } from '../../src/shared/settings/settingFields.ts';
import { appendElement } from './appendElement.ts';
import type { PanelContext } from './panelPart.ts';
import { SettingControl } from './settingControl.ts';
import { pendingSentence } from './settingsWords.ts';

/** The controls of the panel's networks' settings, and what can be done with all of them. */
export class SettingsForm {
  readonly #context: PanelContext;
  readonly #controls: readonly SettingControl[];
  readonly #pending: HTMLElement;
  readonly #train: VscodeButton;

  constructor(parent: HTMLElement, context: PanelContext) {
    this.#context = context;
    const fields = appendElement(parent, 'div', 'fields');
    fields.setAttribute('role', 'group');
    fields.setAttribute('aria-label', translate('Settings of the network'));
    this.#controls = settingFields.map(
      (field) =>
        new SettingControl(fields, field, context.announce, (value) =>
          context.host.changeSettings({ [field.name]: value }),
        ),
    );
    this.#pending = appendElement(parent, 'p', 'pending');
    this.#pending.setAttribute('role', 'status');
    const buttons = appendElement(parent, 'div', 'settings-buttons');
    this.#train = this.#button(
      buttons,
      'trainNetwork',
      translate('Train'),
      translate('Train a network by these settings'),
    );
    this.#button(
      buttons,
      'resetSettings',
      translate('Reset Settings'),
      translate('Go back to the settings of the tutorial'),
    );
    this.#button(
      buttons,
      'copySettings',
      translate('Copy as JSON'),
      translate('Put these settings on the clipboard, to share them'),
    );
    this.#button(
      buttons,
      'applySettings',
      translate('Apply JSON...'),
      translate('Take settings from the clipboard or from a file'),
    );
  }

  /** Shows these settings, and what of them the run under way does not have; `null` where there is none. */
  show(settings: NetworkSettings, running: NetworkSettings | null): void {
    const shown = fieldsFor(settings);
    for (const control of this.#controls) {
      control.hidden = !shown.includes(control.field);
      control.update(settings[control.field.name]);
    }
    this.#pending.textContent = running === null ? '' : pendingSentence(settings, running);
    this.#train.textContent = running === null ? translate('Train') : translate('Train Anew');
  }

  #button(parent: HTMLElement, command: PanelCommand, text: string, description: string): VscodeButton {
    const button = appendElement(parent, 'vscode-button', '', text);
    button.secondary = true;
    button.title = description;
    button.dataset.command = command;
    button.addEventListener('click', () => this.#context.host.runCommand(command));
    return button;
  }
}
