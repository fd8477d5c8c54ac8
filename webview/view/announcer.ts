/** Tells those who listen to the page what changed, when they are not being told something else. */
export class Announcer {
  readonly #region: HTMLElement;

  constructor(parent: HTMLElement) {
    this.#region = parent.ownerDocument.createElement('div');
    this.#region.className = 'visually-hidden';
    this.#region.setAttribute('aria-live', 'polite');
    this.#region.setAttribute('data-testid', 'announcement');
    parent.append(this.#region);
  }

  say(text: string): void {
    this.#region.textContent = text;
  }
}
