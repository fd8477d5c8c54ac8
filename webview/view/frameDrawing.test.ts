import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { PageFrames } from '../charts/pageFrames.ts';
import { FrameDrawing } from './frameDrawing.ts';

/** A drawing on a page whose frames come when the test says so. */
function prepared({ calm = false } = {}) {
  const { window } = new JSDOM(`<body class="${calm ? 'vscode-reduce-motion' : ''}"></body>`);
  const asked = new Map<number, FrameRequestCallback>();
  let last = 0;
  Object.assign(window, {
    requestAnimationFrame: (callback: FrameRequestCallback) => {
      asked.set(++last, callback);
      return last;
    },
    cancelAnimationFrame: (frame: number) => asked.delete(frame),
  });
  const view = window as unknown as Window;
  let drawn = 0;
  const drawing = new FrameDrawing(view, () => drawn++);
  /** A frame; answers how often was drawn so far. */
  const frame = (now: number) => {
    const callbacks = [...asked.values()];
    asked.clear();
    for (const callback of callbacks) {
      callback(now);
    }
    return drawn;
  };
  return { drawing, frame, page: PageFrames.of(view) };
}

describe('FrameDrawing', () => {
  it('draws once a frame, however often it is asked', () => {
    const { drawing, frame } = prepared();
    drawing.request();
    drawing.request();
    expect(frame(0)).toBe(1);
    expect(frame(16)).toBe(1);
    drawing.request();
    expect(frame(32)).toBe(2);
    drawing.request();
    drawing.cancel();
    expect(frame(48)).toBe(2);
  });

  it('draws nothing in the frames that a hidden page has, and once when it is shown', () => {
    const { drawing, frame, page } = prepared();
    page.setShown(false);
    for (let now = 0; now < 2000; now += 16) {
      drawing.request();
      expect(frame(now)).toBe(0);
    }
    page.setShown(true);
    expect(frame(2000)).toBe(1);
    expect(frame(2016)).toBe(1);
  });

  it('draws twice a second where less motion is wanted, and at once what was long hidden', () => {
    const { drawing, frame, page } = prepared({ calm: true });
    const times = [];
    for (let now = 0; now <= 1000; now += 100) {
      drawing.request();
      times.push(frame(now));
    }
    expect(times).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);
    page.setShown(false);
    drawing.request();
    expect(frame(5000)).toBe(3);
    page.setShown(true);
    expect(frame(5016)).toBe(4);
  });
});
