import { type DivergingPalette, divergingPalette, heatPixels, type Rgb } from './divergingPalette.ts';
import { curvePoints, type HiddenStateLayout } from './hiddenStateLayout.ts';

/** Rows at least this high have their unit's curve drawn over the colours, too. */
const curveRowPx = 12;
const gapPx = 1;
/** More device pixels than these to a pixel are seen by nobody, and cost. */
const mostDevicePixels = 2;

/**
 * The colours behind the picture of the hidden state, on a canvas: there are too many for elements. Values below nought are
 * hatched, so that colour is not the only sign, and where there is room each unit's curve is over its row. Draws nothing where
 * there is no canvas to draw on.
 */
export class HeatCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #strip: HTMLCanvasElement;
  readonly #probes: Readonly<Record<'negative' | 'zero' | 'positive' | 'hatching' | 'line', HTMLElement>>;
  #palette: { readonly key: string; readonly palette: DivergingPalette } | null = null;

  constructor(container: HTMLElement) {
    const { ownerDocument } = container;
    this.#canvas = ownerDocument.createElement('canvas');
    this.#canvas.className = 'heat';
    this.#canvas.setAttribute('aria-hidden', 'true');
    container.append(this.#canvas);
    this.#strip = ownerDocument.createElement('canvas');
    const probe = (name: string) => {
      const element = ownerDocument.createElement('span');
      element.className = `heat-probe ${name}`;
      element.hidden = true;
      container.append(element);
      return element;
    };
    this.#probes = {
      negative: probe('negative'),
      zero: probe('zero'),
      positive: probe('positive'),
      hatching: probe('hatching'),
      line: probe('line'),
    };
  }

  /** `values` are `[step, unit]` at the layout's steps. */
  draw(layout: HiddenStateLayout, values: Float64Array): void {
    const { width, height, plot, rows, columns, limit } = layout;
    const view = this.#canvas.ownerDocument.defaultView!;
    const ratio = Math.min(mostDevicePixels, view.devicePixelRatio || 1);
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    // On the processor: without graphics hardware a frame takes several times as long otherwise, with it little changes.
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    const strip = this.#strip.getContext('2d', { willReadFrequently: true });
    if (context === null || strip === null) {
      return;
    }
    const palette = this.#colours(strip);
    const stripRowPx = rows[0]?.height ?? 1;
    this.#strip.width = columns.length;
    this.#strip.height = rows.length * stripRowPx;
    const order = rows.map(({ unit }) => unit);
    const pixels = heatPixels(values, columns, order, stripRowPx, palette, limit);
    strip.putImageData(new ImageData(pixels, columns.length), 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.imageSmoothingEnabled = false;
    rows.forEach(({ top, height: rowPx }, row) => {
      const shownPx = rowPx - (rowPx > 6 ? gapPx : 0);
      const stripTop = row * rowPx;
      context.drawImage(this.#strip, 0, stripTop, columns.length, shownPx, plot.left, top, plot.width, shownPx);
    });
    if (rows.length > 0 && rows[0].height >= curveRowPx) {
      this.#drawCurves(context, layout, values);
    }
  }

  dispose(): void {
    this.#canvas.remove();
    for (const probe of Object.values(this.#probes)) {
      probe.remove();
    }
  }

  #drawCurves(context: CanvasRenderingContext2D, layout: HiddenStateLayout, values: Float64Array): void {
    const units = layout.rows.length;
    context.strokeStyle = this.#colourOf('line');
    context.lineWidth = 1;
    context.beginPath();
    for (const { unit, top, height } of layout.rows) {
      const middle = top + (height - gapPx) / 2;
      const reach = ((height - gapPx) / 2 - 1.5) / layout.limit;
      const ofUnit = Float64Array.from(layout.steps, (_, i) => values[i * units + unit]);
      curvePoints(layout, ofUnit, (value) => middle - value * reach).forEach(([x, y], i) => {
        if (i === 0) {
          context.moveTo(x, y);
        } else {
          context.lineTo(x, y);
        }
      });
    }
    context.stroke();
  }

  #colours(scratch: CanvasRenderingContext2D): DivergingPalette {
    const names = ['negative', 'zero', 'positive', 'hatching'] as const;
    const key = names.map((name) => this.#colourOf(name)).join();
    if (this.#palette?.key !== key) {
      const [negative, zero, positive, hatching] = names.map((name) => rgbOf(scratch, this.#colourOf(name)));
      this.#palette = { key, palette: divergingPalette(negative, zero, positive, hatching) };
    }
    return this.#palette.palette;
  }

  /** The theme's colour of a class, as CSS has it. */
  #colourOf(name: 'negative' | 'zero' | 'positive' | 'hatching' | 'line'): string {
    const probe = this.#probes[name];
    return probe.ownerDocument.defaultView!.getComputedStyle(probe).color;
  }
}

/** A CSS colour as bytes: whatever notation it is in, a canvas can paint it. */
function rgbOf(scratch: CanvasRenderingContext2D, colour: string): Rgb {
  scratch.fillStyle = colour;
  scratch.fillRect(0, 0, 1, 1);
  const [red, green, blue] = scratch.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
