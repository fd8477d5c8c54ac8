import type { FocusMover, TimeFocus } from './timeFocus.ts';

/** A key zooms by this factor. */
const keyZoom = 1.5;

/** Zooms about a step as a key says, plus, minus or 0 for all; answers whether it says any of it. */
export function zoomByKey(focus: TimeFocus, key: string, step: number, mover: FocusMover): boolean {
  switch (key) {
    case '+':
    case '=':
      focus.zoom(1 / keyZoom, step, mover);
      return true;
    case '-':
      focus.zoom(keyZoom, step, mover);
      return true;
    case '0':
      focus.showAll(mover);
      return true;
    default:
      return false;
  }
}
