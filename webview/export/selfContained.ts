import { plainColour } from './plainColour.ts';

/** What the style sheet may say of a shape, and what it is where nobody says anything. */
const shapeStyles = {
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'shape-rendering': 'auto',
  'paint-order': 'normal',
} as const;
const textStyles = {
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-variant-numeric': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
} as const;
const groupNames = new Set(['svg', 'g', 'defs', 'clipPath', 'linearGradient', 'pattern', 'marker']);
/** What the page needs and a picture does not. */
const pageAttributes = /^(class|style|tabindex|role|aria-.*|data-.*)$/;

/**
 * A copy of a picture on the page that needs no style sheet: colours as they are now, fonts by name, nothing that is not
 * shown.
 */
export function selfContained(element: SVGElement): SVGElement {
  const copy = element.cloneNode(false) as SVGElement;
  for (const { name } of [...copy.attributes]) {
    if (pageAttributes.test(name)) {
      copy.removeAttribute(name);
    }
  }
  const { defaultView } = element.ownerDocument;
  const style = defaultView!.getComputedStyle(element);
  if (style.opacity !== '1') {
    copy.setAttribute('opacity', style.opacity);
  }
  if (!groupNames.has(element.localName)) {
    setColour(copy, style, 'fill');
    setColour(copy, style, 'stroke');
    set(copy, style, shapeStyles);
  }
  if (element.localName === 'text' || element.localName === 'tspan') {
    set(copy, style, textStyles);
  }
  for (const child of element.childNodes) {
    if (child instanceof defaultView!.SVGElement) {
      if (isShown(child)) {
        copy.append(selfContained(child));
      }
    } else if (child.nodeType === child.TEXT_NODE) {
      copy.append(child.cloneNode());
    }
  }
  return copy;
}

function isShown(element: SVGElement): boolean {
  const { display, visibility } = element.ownerDocument.defaultView!.getComputedStyle(element);
  // What is defined to be referred to is shown nowhere by itself.
  return element.localName === 'defs' || (display !== 'none' && visibility !== 'hidden');
}

function set(copy: SVGElement, style: CSSStyleDeclaration, initial: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(initial)) {
    const computed = style.getPropertyValue(name);
    if (computed !== '' && computed !== value) {
      copy.setAttribute(name, computed);
    } else {
      copy.removeAttribute(name);
    }
  }
}

function setColour(copy: SVGElement, style: CSSStyleDeclaration, name: 'fill' | 'stroke'): void {
  const { colour, opacity } = plainColour(style[name] || 'none');
  const whole = opacity * Number(style.getPropertyValue(`${name}-opacity`) || 1);
  copy.setAttribute(name, colour);
  if (whole < 1) {
    copy.setAttribute(`${name}-opacity`, String(whole));
  } else {
    copy.removeAttribute(`${name}-opacity`);
  }
}
