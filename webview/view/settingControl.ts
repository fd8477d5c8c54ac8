import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { formatExactly } from '../../src/shared/formatNumber.ts';
import { sentenceOf } from '../../src/shared/sentenceOf.ts';
import type { NetworkSettings } from '../../src/shared/settings/networkSettings.ts';
import { parseSetting, type SettingField } from '../../src/shared/settings/settingFields.ts';
import { appendElement } from './appendElement.ts';
import { appendExplanation } from './explanation.ts';

type SettingValue = NetworkSettings[keyof NetworkSettings];

/** One setting: its name, what explains it, the control, and what is wrong with what was typed. */
export class SettingControl {
  readonly field: SettingField;
  readonly #element: HTMLElement;
  readonly #control: VscodeSingleSelect | VscodeTextfield;
  readonly #error: HTMLElement;
  readonly #changed: (value: SettingValue) => void;
  readonly #explanation: { hide(): void };
  #value: SettingValue | undefined;

  /** `changed` is told of every value that the setting can have and did not have. */
  constructor(
    parent: HTMLElement,
    field: SettingField,
    announce: (text: string) => void,
    changed: (value: SettingValue) => void,
  ) {
    const { name, label, explanation, values } = field;
    this.field = field;
    this.#changed = changed;
    this.#element = appendElement(parent, 'div', 'field');
    this.#element.dataset.setting = name;
    const heading = appendElement(this.#element, 'div', 'field-heading');
    appendElement(heading, 'span', 'field-label', label);
    if (values.kind === 'choice') {
      const select = appendElement(this.#element, 'vscode-single-select');
      // Given as data: what is folded away has no text that the control could read.
      select.options = values.options.map((option) => ({
        ...option,
        description: '',
        selected: false,
        disabled: false,
      }));
      this.#control = select;
    } else {
      const textfield = appendElement(this.#element, 'vscode-textfield');
      textfield.setAttribute('inputmode', values.isWhole ? 'numeric' : 'decimal');
      textfield.placeholder = values.empty ?? '';
      this.#control = textfield;
    }
    this.#control.label = label;
    this.#error = appendElement(this.#element, 'p', 'field-error');
    this.#error.setAttribute('role', 'alert');
    const id = `explain-${name}`;
    this.#explanation = appendExplanation(heading, parent, {
      id,
      name: label.toLowerCase(),
      text: explanation,
      announce,
    });
    this.#control.setAttribute('aria-describedby', id);
    void this.#describeInner(explanation);
    this.#control.addEventListener('change', () => this.#take());
  }

  set hidden(hidden: boolean) {
    this.#element.hidden = hidden;
    if (hidden) {
      this.#explanation.hide();
    }
  }

  /** Shows a value, unless another is being typed. */
  update(value: SettingValue): void {
    if (value === this.#value) {
      return;
    }
    this.#value = value;
    this.#control.value = typeof value === 'number' ? formatExactly(value) : (value ?? '');
    this.#say('');
  }

  #take(): void {
    let value: SettingValue;
    try {
      value = parseSetting(this.field, this.#control.value);
    } catch (error) {
      this.#say(sentenceOf(error));
      return;
    }
    this.#say('');
    if (value !== this.#value) {
      this.#value = value;
      this.#changed(value);
    }
  }

  #say(error: string): void {
    this.#error.textContent = error;
    this.#error.hidden = error === '';
    this.#control.invalid = error !== '';
  }

  /** What has the focus is inside the control, where an id from outside means nothing. */
  async #describeInner(explanation: string): Promise<void> {
    await this.#control.updateComplete;
    this.#control.shadowRoot?.querySelector('input, [role=combobox]')?.setAttribute('aria-description', explanation);
  }
}
