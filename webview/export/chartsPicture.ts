import { plainColour } from './plainColour.ts';
import { selfContained } from './selfContained.ts';

/** What is drawn in the panel as one picture. */
export interface ChartsPicture {
  /** An SVG document that needs nothing else. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
/** Around the charts, in pixels. */
const margin = 16;
/** From the top of a line of text to what its letters stand on, in font sizes. */
const firstBaseline = 1.0;

/**
 * All charts below `charts` as they stand there, with their headings, on the panel's own ground. `description` says in words
 * what they show. `null` when no chart is shown.
 */
export function chartsPicture(charts: HTMLElement, description: string): ChartsPicture | null {
  const { ownerDocument } = charts;
  const shown = [...charts.querySelectorAll<SVGSVGElement | HTMLElement>('svg, canvas, h2, .subtitle')].filter(
    isPicture,
  );
  if (!shown.some((element) => element.matches('svg, canvas'))) {
    return null;
  }
  const boxes = shown.map((element) => element.getBoundingClientRect());
  const origin = charts.getBoundingClientRect();
  const width = Math.ceil(origin.width) + 2 * margin;
  const top = Math.min(...boxes.map((box) => box.top));
  const height = Math.ceil(Math.max(...boxes.map(({ bottom }) => bottom)) - top) + 2 * margin;
  const picture = ownerDocument.createElementNS(svgNamespace, 'svg');
  setAll(picture, { width, height, viewBox: `0 0 ${width} ${height}` });
  const words = ownerDocument.createElementNS(svgNamespace, 'desc');
  words.textContent = description;
  const ground = ownerDocument.createElementNS(svgNamespace, 'rect');
  const background = ownerDocument.defaultView!.getComputedStyle(ownerDocument.body).backgroundColor;
  setAll(ground, { width, height, fill: plainColour(background).colour });
  picture.append(words, ground);
  shown.forEach((element, i) => {
    const box = boxes[i];
    const place = { x: box.left - origin.left + margin, y: box.top - top + margin };
    if (element instanceof SVGSVGElement) {
      const copy = selfContained(element);
      setAll(copy, { ...place, width: box.width, height: box.height });
      picture.append(copy);
    } else if (element instanceof HTMLCanvasElement) {
      const image = ownerDocument.createElementNS(svgNamespace, 'image');
      setAll(image, {
        ...place,
        width: box.width,
        height: box.height,
        preserveAspectRatio: 'none',
        href: element.toDataURL(),
      });
      picture.append(image);
    } else {
      picture.append(textOf(element, place.x, place.y));
    }
  });
  return { svg: new XMLSerializer().serializeToString(picture), width, height };
}

/** Whether something is drawn or headed now, and not a part of another drawing, of a control or of what is read at a cursor. */
function isPicture(element: Element): boolean {
  return (
    element.checkVisibility() &&
    element.closest('vscode-button, table, details, .options, .readout') === null &&
    element.parentElement?.closest('svg') === null
  );
}

/** A heading as it stands on the page, line by line. */
function textOf(element: HTMLElement, x: number, y: number): SVGElement {
  const { ownerDocument } = element;
  const style = ownerDocument.defaultView!.getComputedStyle(element);
  const text = ownerDocument.createElementNS(svgNamespace, 'text');
  const { colour, opacity } = plainColour(style.color);
  setAll(text, {
    fill: colour,
    'fill-opacity': opacity,
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
  });
  for (const line of linesOf(element)) {
    const part = ownerDocument.createElementNS(svgNamespace, 'tspan');
    setAll(part, { x, y: y + line.top + Number.parseFloat(style.fontSize) * firstBaseline });
    part.textContent = line.text;
    text.append(part);
  }
  return text;
}

/** The lines into which the page has broken a text, and how far below its top each is. */
function linesOf(element: HTMLElement): { text: string; readonly top: number }[] {
  const { top } = element.getBoundingClientRect();
  const lines: { text: string; readonly top: number }[] = [];
  const range = element.ownerDocument.createRange();
  for (const node of element.childNodes) {
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+\s*/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.trimEnd().length);
      const below = range.getBoundingClientRect().top - top;
      const last = lines.at(-1);
      if (last !== undefined && Math.abs(last.top - below) < 1) {
        last.text += word;
      } else {
        lines.push({ text: word, top: below });
      }
    }
  }
  return lines;
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(value));
  }
}
