import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { appendElement } from './appendElement.ts';

/** What a box says, and what it explains to who points at it. */
interface CheckboxTexts {
  readonly label: string;
  readonly description: string;
}

/** Makes a box that a person can tick, and tells when that happens. */
export function appendCheckbox(
  parent: HTMLElement,
  { label, description }: CheckboxTexts,
  checked: boolean,
  toggled: (checked: boolean) => void,
): VscodeCheckbox {
  const box: VscodeCheckbox = appendElement(parent, 'vscode-checkbox');
  box.label = label;
  box.title = description;
  box.checked = checked;
  box.addEventListener('change', () => toggled(box.checked));
  // What takes the focus in a box lies below it: at the page's edge the page would scroll under the pointer, and the click miss.
  box.addEventListener('mousedown', (event) => {
    event.preventDefault();
    box.focus({ preventScroll: true });
  });
  return box;
}
