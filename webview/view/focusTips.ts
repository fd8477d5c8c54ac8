import { appendElement } from './appendElement.ts';

/** Between a control and what explains it, in pixels. */
const gapPx = 6;
/** From the page's edges. */
const edgePx = 4;

/**
 * Shows what explains a control, which a pointer is shown by the browser, to those who reach it by keyboard, too: the `title` of
 * what has the focus or of what is around it, until the focus moves on or Escape is pressed. Assistive software reads the
 * title by itself.
 */
export class FocusTips {
  readonly #root: HTMLElement;
  readonly #tip: HTMLElement;
  #isByKey = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#tip = appendElement(root, 'div', 'focus-tip');
    this.#tip.setAttribute('aria-hidden', 'true');
    this.#tip.hidden = true;
    // The key that brings the focus here is pressed elsewhere.
    root.ownerDocument.addEventListener('keydown', ({ key }) => {
      this.#isByKey = true;
      if (key === 'Escape') {
        this.#hide();
      }
    });
    root.ownerDocument.addEventListener('pointerdown', () => {
      this.#isByKey = false;
      this.#hide();
    });
    root.addEventListener('focusin', ({ target }) => this.#follow(target as Element));
    root.addEventListener('focusout', () => this.#hide());
  }

  #follow(focused: Element): void {
    const explained = focused.closest<HTMLElement>('[title]');
    if (!this.#isByKey || explained === null || explained.title === '') {
      return;
    }
    this.#tip.textContent = explained.title;
    this.#tip.hidden = false;
    const control = explained.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.#root.ownerDocument.documentElement;
    const { offsetWidth, offsetHeight } = this.#tip;
    const below = control.bottom + gapPx;
    const fits = below + offsetHeight + edgePx <= clientHeight;
    this.#tip.style.left = `${Math.max(edgePx, Math.min(control.left, clientWidth - offsetWidth - edgePx))}px`;
    this.#tip.style.top = `${fits ? below : Math.max(edgePx, control.top - gapPx - offsetHeight)}px`;
  }

  #hide(): void {
    this.#tip.hidden = true;
  }
}
