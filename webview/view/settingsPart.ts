import { translate } from '../../src/shared/l10n/translate.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/index.js';
import type { PanelCommand } from '../../src/shared/protocol.ts';
import { type NetworkSettings, tutorialSettings } from '../../src/shared/settings/networkSettings.ts';
import { fieldsFor, settingFields } from '../../src/shared/settings/settingFields.ts';
import { appendElement } from './appendElement.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';
import { SettingControl } from './settingControl.ts';
import { pendingSentence, settingsSummary, tunedSentence } from './settingsWords.ts';

/** The settings of the panel's networks, folded away, and what becomes of them. */
export class SettingsPart implements PanelPart {
  readonly #context: PanelContext;
  readonly #summary: HTMLElement;
  readonly #controls: readonly SettingControl[];
  readonly #pending: HTMLElement;
  readonly #train: VscodeButton;
  #settings: NetworkSettings = tutorialSettings;
  /** Those of the run under way. */
  #running: NetworkSettings | null = null;

  constructor(parent: HTMLElement, context: PanelContext) {
    this.#context = context;
    const details = appendElement(parent, 'details', 'settings');
    details.dataset.fold = 'settings';
    const summary = appendElement(details, 'summary');
    appendElement(summary, 'span', 'settings-title', translate('Settings'));
    this.#summary = appendElement(summary, 'span', 'subtitle');
    const fields = appendElement(details, 'div', 'fields');
    fields.setAttribute('role', 'group');
    fields.setAttribute('aria-label', translate('Settings of the network'));
    this.#controls = settingFields.map(
      (field) =>
        new SettingControl(fields, field, context.announce, (value) =>
          context.host.changeSettings({ [field.name]: value }),
        ),
    );
    this.#pending = appendElement(details, 'p', 'pending');
    this.#pending.setAttribute('role', 'status');
    const buttons = appendElement(details, 'div', 'settings-buttons');
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
    this.#draw();
  }

  /** Shows these as the settings of the next training. */
  show(settings: NetworkSettings): void {
    if (this.#running !== null) {
      const tuned = tunedSentence(this.#settings, settings);
      if (tuned !== '') {
        this.#context.announce(tuned);
      }
    }
    this.#settings = settings;
    this.#draw();
  }

  update({ run, trainedBy }: PanelContents): void {
    const running = run === 'running' || run === 'paused' ? trainedBy : null;
    if (running !== this.#running) {
      this.#running = running;
      this.#draw();
    }
  }

  #draw(): void {
    const shown = fieldsFor(this.#settings);
    this.#summary.textContent = settingsSummary(this.#settings);
    for (const control of this.#controls) {
      control.hidden = !shown.includes(control.field);
      control.update(this.#settings[control.field.name]);
    }
    const pending = this.#running === null ? '' : pendingSentence(this.#settings, this.#running);
    this.#pending.textContent = pending;
    this.#train.textContent = this.#running === null ? translate('Train') : translate('Train Anew');
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
