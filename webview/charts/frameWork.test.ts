import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { FrameWork, fullFrame } from './frameWork.ts';

/** The work of a page, whose frames are waited for, and steps that say when they are done. */
function prepared() {
  const { window } = new JSDOM('', { pretendToBeVisual: true });
  const view = window as unknown as Window;
  const done: string[] = [];
  const spend = (ms: number) => {
    for (const end = view.performance.now() + ms; view.performance.now() < end; );
  };
  function* steps(name: string, takesMs: number) {
    for (const step of [1, 2, 3]) {
      spend(takesMs);
      done.push(`${name}${step}`);
      yield;
    }
  }
  const frames = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => view.requestAnimationFrame(resolve));
    }
  };
  return { view, work: FrameWork.of(view), done, spend, steps, frames };
}

const part = {};
const other = {};

describe('FrameWork', () => {
  it('is one for all parts of a window', () => {
    const { view, work } = prepared();
    expect(FrameWork.of(view)).toBe(work);
    expect(prepared().work).not.toBe(work);
  });

  it('does what takes long one step a frame, and no two parts in the same', async () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 10));
    work.request(other, steps('b', 10));
    expect(done).toEqual([]);
    await frames(1);
    expect(done).toEqual(['a1']);
    // A frame that begins late may be left to others, as when this machine is busy.
    await frames(12);
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('does what is quick in one frame', async () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 0));
    work.requestDrawing(other, () => done.push('b'));
    await frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3', 'b']);
  });

  it('has no further step in a frame that is full', async () => {
    const { work, done, steps, frames } = prepared();
    function* making() {
      done.push('made');
      yield fullFrame;
      done.push('made more');
    }
    work.request(part, making());
    work.request(other, steps('b', 0));
    await frames(1);
    expect(done).toEqual(['made']);
    await frames(2);
    expect(done).toEqual(['made', 'made more', 'b1', 'b2', 'b3']);
  });

  it('leaves a frame that others have taken to them, but not two in turn', async () => {
    const { view, work, done, spend, steps, frames } = prepared();
    const others = () => {
      view.requestAnimationFrame(others);
      spend(10);
    };
    others();
    await frames(1);
    work.request(part, steps('a', 10));
    await frames(1);
    expect(done).toEqual([]);
    await frames(1);
    expect(done).toEqual(['a1']);
    await frames(1);
    expect(done).toEqual(['a1']);
    await frames(1);
    expect(done).toEqual(['a1', 'a2']);
  });

  it('does what a part asked for last once what is under way has ended', async () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 10));
    await frames(1);
    work.request(part, steps('b', 10));
    work.request(part, steps('c', 10));
    await frames(12);
    expect(done).toEqual(['a1', 'a2', 'a3', 'c1', 'c2', 'c3']);
  });

  it('has what has not begun make room in its own turn', async () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 0));
    work.request(other, steps('b', 0));
    work.request(part, steps('c', 0));
    await frames(2);
    expect(done).toEqual(['c1', 'c2', 'c3', 'b1', 'b2', 'b3']);
  });

  it('forgets what was not done when it is told so, and does what is asked for after that', async () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 10));
    await frames(1);
    work.request(part, steps('b', 10));
    work.cancel(part);
    await frames(3);
    expect(done).toEqual(['a1']);
    work.request(part, steps('c', 0));
    await frames(2);
    expect(done).toEqual(['a1', 'c1', 'c2', 'c3']);
  });

  it('goes on with the others where one fails', async () => {
    const { view, work, done, steps, frames } = prepared();
    const failed: string[] = [];
    view.addEventListener('error', (event) => {
      event.preventDefault();
      failed.push((event as ErrorEvent).error.message);
    });
    work.requestDrawing(part, () => {
      throw new Error('cannot be drawn');
    });
    work.request(other, steps('b', 0));
    await frames(3);
    expect({ failed, done }).toEqual({ failed: ['cannot be drawn'], done: ['b1', 'b2', 'b3'] });
  });
});
