import type { AxisFrame, StepRange } from './timeFocus.ts';

/** A step that a finger or the pointer holds, and where along the picture it is, in pixels. */
export interface Grip {
  readonly step: number;
  readonly xPx: number;
}

/** So close together two fingers tell nothing of how long a step is to be. */
const closestGripsPx = 8;
/** A turn of the wheel by so many pixels zooms by a factor of e; of a pinch, which comes in smaller pieces, fewer. */
const wheelPx = 500;
const pinchPx = 100;
/** A wheel that turns by lines or pages. */
const linePx = 16;
const pagePx = 400;

/** The step at a place along the picture; not a whole number. */
export function stepAtPixel({ first, last }: StepRange, { left, width }: AxisFrame, xPx: number): number {
  return first + ((xPx - left) / width) * (last - first);
}

/** What is to be shown so that what is held stays under the one or two fingers that hold it. */
export function rangeHolding(grips: readonly Grip[], { first, last }: StepRange, axis: AxisFrame): StepRange {
  const [one, other] = grips.toSorted((a, b) => a.xPx - b.xPx);
  const isPinch = other !== undefined && other.xPx - one.xPx >= closestGripsPx && other.step > one.step;
  const stepsPerPixel = isPinch ? (other.step - one.step) / (other.xPx - one.xPx) : (last - first) / axis.width;
  const start = one.step - (one.xPx - axis.left) * stepsPerPixel;
  return { first: start, last: start + axis.width * stepsPerPixel };
}

/** What a turn of the wheel or a pinch asks for. */
export type WheelWish =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly pixels: number };

/**
 * What to do with a wheel's turn. A pinch (which comes as a wheel with Ctrl), and a wheel with Ctrl, zoom; sideways or with
 * Shift it pans. A plain wheel belongs to the page, unless the person works in the picture: then it zooms. `null`: the page's.
 */
export function wheelWish(
  event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  isInUse: boolean,
): WheelWish | null {
  const unit = [1, linePx, pagePx][event.deltaMode] ?? 1;
  const [across, down] = [event.deltaX * unit, event.deltaY * unit];
  if (event.ctrlKey || event.metaKey) {
    return { kind: 'zoom', factor: Math.exp(down / (Math.abs(down) < linePx ? pinchPx : wheelPx)) };
  }
  if (event.shiftKey || Math.abs(across) > Math.abs(down)) {
    return { kind: 'pan', pixels: Math.abs(across) > Math.abs(down) ? across : down };
  }
  return isInUse ? { kind: 'zoom', factor: Math.exp(down / wheelPx) } : null;
}
