import { translate } from '../../src/shared/l10n/translate.ts';
import { appendElement } from './appendElement.ts';
import { appendTable, type TableContent } from './appendTable.ts';

/** More rows than these would make the page slow to open, scroll and hear. */
export const mostRows = 1000;

/** The values of a chart as a table, folded away; its rows are made only while it is open. */
export class ValueTable {
  readonly element: HTMLDetailsElement;
  readonly #body: HTMLElement;
  readonly #label: string;
  #content: () => TableContent = () => ({ columns: [], rows: [], note: '' });

  /** `name` is its own on the page. */
  constructor(parent: HTMLElement, label: string, name: string) {
    this.#label = label;
    this.element = appendElement(parent, 'details', 'table');
    this.element.dataset.fold = name;
    appendElement(this.element, 'summary', '', translate('{0} as a table', label));
    this.#body = appendElement(this.element, 'div');
    this.element.addEventListener('toggle', () => this.#build());
  }

  /** Takes other content, asked for only when somebody looks; while it still changes, an open table stays as it is. */
  update(content: () => TableContent, isChanging: boolean): void {
    this.#content = content;
    if (!isChanging) {
      this.#build();
    }
  }

  #build(): void {
    this.#body.replaceChildren();
    if (!this.element.open) {
      return;
    }
    appendTable(this.#body, this.#label, this.#content());
  }
}
