import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { NextFrame } from './nextFrame.ts';
import { PageFrames } from './pageFrames.ts';

/** A page with frames, and something that is drawn there. */
function prepared() {
  const { window } = new JSDOM('', { pretendToBeVisual: true });
  const view = window as unknown as Window;
  const drawn: number[] = [];
  const frame = new NextFrame(view, (now) => drawn.push(now));
  const frames = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => view.requestAnimationFrame(resolve));
    }
  };
  return { view, frame, drawn, frames, page: PageFrames.of(view) };
}

describe('NextFrame', () => {
  it('draws once in the next frame, however often it is asked', async () => {
    const { frame, drawn, frames } = prepared();
    frame.request();
    frame.request();
    expect(drawn).toEqual([]);
    await frames(3);
    expect(drawn.length).toBe(1);
    frame.request();
    frame.cancel();
    await frames(3);
    expect(drawn.length).toBe(1);
  });

  it('draws nothing while the page is hidden, whenever that was asked for, and once when it is shown', async () => {
    const { frame, drawn, frames, page } = prepared();
    frame.request();
    page.setShown(false);
    await frames(3);
    frame.request();
    await frames(3);
    expect(drawn).toEqual([]);
    page.setShown(true);
    await frames(3);
    expect(drawn.length).toBe(1);
  });

  it('draws nothing when the page is shown again if nothing was asked for, or is not wanted any more', async () => {
    const { frame, drawn, frames, page } = prepared();
    page.setShown(false);
    frame.request();
    frame.cancel();
    page.setShown(true);
    await frames(3);
    expect(drawn).toEqual([]);
  });

  it('draws at once where that is wanted and seen, else once it is seen', async () => {
    const { frame, drawn, frames, page } = prepared();
    frame.request();
    frame.now();
    expect(drawn.length).toBe(1);
    await frames(3);
    expect(drawn.length).toBe(1);
    page.setShown(false);
    frame.now();
    await frames(3);
    expect(drawn.length).toBe(1);
    page.setShown(true);
    await frames(3);
    expect(drawn.length).toBe(2);
  });

  it('waits where the browser itself hides the page', () => {
    const { view, frame, drawn } = prepared();
    Object.defineProperty(view.document, 'hidden', { value: true });
    frame.now();
    expect(drawn).toEqual([]);
  });
});
