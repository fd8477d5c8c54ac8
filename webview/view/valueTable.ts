import { translate } from '../../src/shared/l10n/translate.ts';
import type { Steps } from '../../src/shared/runSteps.ts';
import { type FrameSteps, FrameWork, fullFrame } from '../charts/frameWork.ts';
import { appendElement } from './appendElement.ts';
import { refillTable, type TableContent, tableSteps } from './appendTable.ts';

/** More rows than these would make the page slow to open, scroll and hear. */
export const mostRows = 1000;

/** The values of a chart as a table, folded away; its rows are made only while it is open, in the frames that follow. */
export class ValueTable {
  readonly element: HTMLDetailsElement;
  readonly #body: HTMLElement;
  readonly #label: string;
  #content: (() => TableContent | Steps<TableContent>) | null = null;

  /** `name` is its own on the page. */
  constructor(parent: HTMLElement, label: string, name: string) {
    this.#label = label;
    this.element = appendElement(parent, 'details', 'table');
    this.element.dataset.fold = name;
    appendElement(this.element, 'summary', '', translate('{0} as a table', label));
    this.#body = appendElement(this.element, 'div');
    this.element.addEventListener('toggle', () => this.#build());
  }

  /** Takes other content, found only when somebody looks, in steps where it takes long; while it still changes, an open table stays as it is. */
  update(content: () => TableContent | Steps<TableContent>, isChanging: boolean): void {
    this.#content = content;
    if (!isChanging) {
      this.#build();
    }
  }

  /** Has nothing to show: rows that came to be seen again with what is around them would all be laid out at once. */
  clear(): void {
    this.#content = null;
    this.#build();
  }

  #build(): void {
    const work = FrameWork.of(this.element.ownerDocument.defaultView!);
    // Rows that are out of date need not be made to their end.
    work.cancel(this);
    if (this.element.open && this.#content !== null) {
      work.request(this, this.#buildSteps(this.#content));
    } else {
      this.#body.replaceChildren();
    }
  }

  *#buildSteps(find: () => TableContent | Steps<TableContent>): FrameSteps {
    const found = find();
    const content = 'next' in found ? yield* found : found;
    yield;
    if (!(yield* inFullFrames(refillTable(this.#body, content)))) {
      this.#body.replaceChildren();
      yield* inFullFrames(tableSteps(this.#body, this.#label, content));
    }
    yield fullFrame;
  }
}

/** Each step in a frame of its own. */
function* inFullFrames<Result>(steps: Steps<Result>): Generator<unknown, Result, void> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    yield fullFrame;
  }
}
