/** Whether the keyboard is in a picture. */
export function hasFocus(element: Element): boolean {
  return element.ownerDocument.activeElement === element;
}
