/** Makes an element with a class and a text, inside `parent`. */
export function appendElement<Name extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = parent.ownerDocument.createElement(name);
  if (className !== '') {
    element.className = className;
  }
  if (text !== '') {
    element.textContent = text;
  }
  parent.append(element);
  return element;
}
