import { NextFrame } from '../charts/nextFrame.ts';

/** Tells those who listen to the page what changed, when they are not being told something else. */
export class Announcer {
  readonly #region: HTMLElement;
  readonly #frame: NextFrame;
  #text = '';

  constructor(parent: HTMLElement) {
    const { ownerDocument } = parent;
    this.#region = ownerDocument.createElement('div');
    this.#region.className = 'visually-hidden';
    this.#region.setAttribute('aria-live', 'polite');
    this.#region.setAttribute('data-testid', 'announcement');
    parent.append(this.#region);
    this.#frame = new NextFrame(ownerDocument.defaultView!, () => {
      this.#region.textContent = this.#text;
    });
  }

  /** Says so at once; where the page is hidden, the last of what was said once it is shown. */
  say(text: string): void {
    this.#text = text;
    this.#frame.now();
  }
}
