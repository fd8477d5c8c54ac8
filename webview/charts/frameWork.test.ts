import { describe, expect, it } from 'vitest';
import { FrameWork, fullFrame } from './frameWork.ts';

/** The work of a page whose time passes as it is told to, and steps that say when they are done. */
function prepared() {
  let now = 0;
  let waiting: FrameRequestCallback[] = [];
  const failed: unknown[] = [];
  const view = {
    performance: { now: () => now },
    document: { hidden: false },
    requestAnimationFrame: (draw: FrameRequestCallback) => waiting.push(draw),
    cancelAnimationFrame: (frame: number) => waiting.splice(frame - 1, 1),
  } as unknown as Window;
  const done: string[] = [];
  const spend = (ms: number) => {
    now += ms;
  };
  function* steps(name: string, takesMs: number) {
    for (const step of [1, 2, 3]) {
      spend(takesMs);
      done.push(`${name}${step}`);
      yield;
    }
  }
  const frames = (count: number) => {
    for (let i = 0; i < count; i++) {
      const asked = waiting;
      waiting = [];
      const begun = now;
      for (const draw of asked) {
        try {
          draw(begun);
        } catch (error) {
          failed.push(error);
        }
      }
      spend(16);
    }
  };
  return { view, work: FrameWork.of(view), done, failed, spend, steps, frames };
}

const part = {};
const other = {};

describe('FrameWork', () => {
  it('is one for all parts of a window', () => {
    const { view, work } = prepared();
    expect(FrameWork.of(view)).toBe(work);
    expect(prepared().work).not.toBe(work);
  });

  it('does all of it at once when it is told so, and nothing after that', () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 10));
    frames(1);
    work.request(part, steps('c', 10));
    work.request(other, steps('b', 10));
    work.finish();
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3']);
    frames(5);
    expect(done).toHaveLength(9);
  });

  it('does what takes long one step a frame, and no two parts in the same', () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 10));
    work.request(other, steps('b', 10));
    expect(done).toEqual([]);
    frames(1);
    expect(done).toEqual(['a1']);
    frames(1);
    expect(done).toEqual(['a1', 'a2']);
    // The end of the first costs no frame.
    frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1']);
    frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('does what is quick in one frame', () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 0));
    work.requestDrawing(other, () => done.push('b'));
    frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3', 'b']);
  });

  it('has no further step in a frame that is full', () => {
    const { work, done, steps, frames } = prepared();
    function* making() {
      done.push('made');
      yield fullFrame;
      done.push('made more');
    }
    work.request(part, making());
    work.request(other, steps('b', 0));
    frames(1);
    expect(done).toEqual(['made']);
    frames(2);
    expect(done).toEqual(['made', 'made more', 'b1', 'b2', 'b3']);
  });

  it('leaves a frame that others have taken to them, but not two in turn', () => {
    const { view, work, done, spend, steps, frames } = prepared();
    const others = () => {
      view.requestAnimationFrame(others);
      spend(10);
    };
    others();
    frames(1);
    work.request(part, steps('a', 10));
    frames(1);
    expect(done).toEqual([]);
    frames(1);
    expect(done).toEqual(['a1']);
    frames(1);
    expect(done).toEqual(['a1']);
    frames(1);
    expect(done).toEqual(['a1', 'a2']);
  });

  it('does what a part asked for last once what is under way has ended', () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 10));
    frames(1);
    work.request(part, steps('b', 10));
    work.request(part, steps('c', 10));
    frames(12);
    expect(done).toEqual(['a1', 'a2', 'a3', 'c1', 'c2', 'c3']);
  });

  it('has what has not begun make room in its own turn', () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 0));
    work.request(other, steps('b', 0));
    work.request(part, steps('c', 0));
    frames(2);
    expect(done).toEqual(['c1', 'c2', 'c3', 'b1', 'b2', 'b3']);
  });

  it('forgets what was not done when it is told so, and does what is asked for after that', () => {
    const { work, done, steps, frames } = prepared();
    work.request(part, steps('a', 10));
    frames(1);
    work.request(part, steps('b', 10));
    work.cancel(part);
    frames(3);
    expect(done).toEqual(['a1']);
    work.request(part, steps('c', 0));
    frames(2);
    expect(done).toEqual(['a1', 'c1', 'c2', 'c3']);
  });

  it('goes on with the others where one fails', () => {
    const { work, done, failed, steps, frames } = prepared();
    work.requestDrawing(part, () => {
      throw new Error('cannot be drawn');
    });
    work.request(other, steps('b', 0));
    frames(3);
    expect({ failed, done }).toEqual({ failed: [new Error('cannot be drawn')], done: ['b1', 'b2', 'b3'] });
  });
});
