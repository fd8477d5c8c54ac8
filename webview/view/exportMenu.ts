import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/index.js';
import { exportWords } from '../../src/shared/exportWords.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { type ExportFormat, exportFormats } from '../../src/shared/protocol.ts';
import { appendElement } from './appendElement.ts';
import type { PanelHost } from './panelPart.ts';

const exportDescription = translate('Save the model, the charts, the numbers or the report');

/** An entry for what is shown. */
interface ShownItem {
  readonly format: ExportFormat;
  readonly item: HTMLButtonElement;
}

/** The button that opens a menu of all that can be exported; used by pointer, or by arrow keys, Enter and Escape. */
export class ExportMenu {
  readonly #button: VscodeButton;
  readonly #menu: HTMLElement;
  readonly #model: HTMLButtonElement;
  readonly #shown: readonly ShownItem[];

  constructor(parent: HTMLElement, host: PanelHost) {
    const wrapper = appendElement(parent, 'div', 'menu-wrapper');
    this.#button = appendElement(wrapper, 'vscode-button', '', translate('Export ▾'));
    this.#button.secondary = true;
    this.#button.setAttribute('aria-haspopup', 'menu');
    this.#button.setAttribute('aria-label', translate('Export'));
    this.#button.dataset.menu = 'export';
    this.#menu = appendElement(wrapper, 'div', 'menu');
    this.#menu.setAttribute('role', 'menu');
    this.#menu.setAttribute('aria-label', translate('Export'));
    this.#model = this.#item(
      translate('Model as ONNX...'),
      translate('A file that forecasts the same anywhere, and can be trained further here'),
      () => host.runCommand('exportModel'),
    );
    this.#model.dataset.command = 'exportModel';
    this.#shown = exportFormats.map((format) => {
      const { label, description } = exportWords[format];
      const item = this.#item(`${label}...`, description, () => host.exportShown(format));
      item.dataset.export = format;
      return { format, item };
    });
    this.#close();
    this.#button.addEventListener('click', () => {
      if (this.#menu.hidden && !this.#button.disabled) {
        this.#open();
      } else {
        this.#close();
      }
    });
    wrapper.addEventListener('keydown', (event) => this.#useKey(event));
    wrapper.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && wrapper.contains(relatedTarget))) {
        this.#close();
      }
    });
  }

  /** Offers what there is: a model, what is shown in these formats. */
  update(hasModel: boolean, offered: ReadonlySet<ExportFormat>): void {
    this.#model.hidden = !hasModel;
    for (const { format, item } of this.#shown) {
      item.hidden = !offered.has(format);
    }
    this.#button.disabled = !hasModel && offered.size === 0;
    this.#button.setAttribute('aria-disabled', String(this.#button.disabled));
    this.#button.title = this.#button.disabled
      ? translate('{0}. Not now: {1}.', exportDescription, translate('there is nothing to save yet'))
      : exportDescription;
  }

  #item(label: string, description: string, chosen: () => void): HTMLButtonElement {
    const item = appendElement(this.#menu, 'button', '', label);
    item.type = 'button';
    item.title = description;
    item.tabIndex = -1;
    item.setAttribute('role', 'menuitem');
    item.addEventListener('click', () => {
      this.#close();
      this.#button.focus();
      chosen();
    });
    return item;
  }

  #useKey(event: KeyboardEvent): void {
    const items = this.#offered;
    const at = items.indexOf(this.#menu.ownerDocument.activeElement as HTMLButtonElement);
    const isOpen = !this.#menu.hidden;
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape' && isOpen) {
      this.#close();
      this.#button.focus();
    } else if (to !== undefined && (isOpen || event.key.startsWith('Arrow')) && !this.#button.disabled) {
      this.#open(items[(to + items.length) % items.length]);
    } else if (event.target !== this.#button || (event.key !== 'Enter' && event.key !== ' ')) {
      return;
    }
    // Else the key that opened the menu would also choose its first entry, which has the keyboard now.
    event.preventDefault();
  }

  get #offered(): HTMLButtonElement[] {
    return [this.#model, ...this.#shown.map(({ item }) => item)].filter(({ hidden }) => !hidden);
  }

  #open(item = this.#offered[0]): void {
    this.#menu.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    item.focus();
  }

  #close(): void {
    this.#menu.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }
}
