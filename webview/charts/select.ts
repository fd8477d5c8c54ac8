import { type Selection, select, selection } from 'd3-selection';

export { select };

// What is set to what it is already is left alone. A browser styles and lays out anew whatever is set, and of a picture that
// is drawn anew little has changed.

type Selected = Selection<Element, unknown, null, undefined>;
/** As D3 takes it: for all elements alike, or to be reckoned for each. */
type Value = string | number | boolean | null | ((this: Element, ...of: unknown[]) => string | number | boolean | null);

const { attr } = selection.prototype as { attr(this: Selected, name: string): string | null };
const { text } = selection.prototype as { text(this: Selected): string };

Object.assign(selection.prototype, {
  attr(this: Selected, name: string, ...values: readonly Value[]): Selected | string | null {
    return values.length === 0
      ? attr.call(this, name)
      : this.each(function (...of) {
          const next = wantedValue(this, values[0], of);
          if (next === null) {
            this.removeAttribute(name);
          } else if (this.getAttribute(name) !== next) {
            this.setAttribute(name, next);
          }
        });
  },
  text(this: Selected, ...values: readonly Value[]): Selected | string {
    return values.length === 0
      ? text.call(this)
      : this.each(function (...of) {
          const next = wantedValue(this, values[0], of) ?? '';
          if (this.textContent !== next) {
            this.textContent = next;
          }
        });
  },
});

function wantedValue(element: Element, value: Value, of: readonly unknown[]): string | null {
  const next = typeof value === 'function' ? value.apply(element, [...of]) : value;
  return next === null ? null : String(next);
}
