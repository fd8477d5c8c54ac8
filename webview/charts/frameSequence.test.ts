import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { FrameSequence } from './frameSequence.ts';

/** A sequence of a page, whose frames are waited for, and pieces of work that say when they are done. */
function prepared() {
  const { window } = new JSDOM('', { pretendToBeVisual: true });
  const view = window as unknown as Window;
  const done: string[] = [];
  const pieces = (name: string, takesMs: number) =>
    [1, 2, 3].map((piece) => () => {
      for (const end = view.performance.now() + takesMs; view.performance.now() < end; );
      done.push(`${name}${piece}`);
    });
  const frames = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => view.requestAnimationFrame(resolve));
    }
  };
  return { sequence: new FrameSequence(view), done, pieces, frames };
}

describe('FrameSequence', () => {
  it('does what takes long one piece a frame, from the frame after the next', async () => {
    const { sequence, done, pieces, frames } = prepared();
    sequence.request(pieces('a', 10));
    await frames(1);
    expect(done).toEqual([]);
    await frames(1);
    expect(done).toEqual(['a1']);
    await frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3']);
  });

  it('does what is quick in one frame', async () => {
    const { sequence, done, pieces, frames } = prepared();
    sequence.request(pieces('a', 0));
    await frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3']);
  });

  it('does what was asked for last once what is under way has ended', async () => {
    const { sequence, done, pieces, frames } = prepared();
    sequence.request(pieces('a', 10));
    await frames(2);
    sequence.request(pieces('b', 10));
    sequence.request(pieces('c', 10));
    await frames(5);
    expect(done).toEqual(['a1', 'a2', 'a3', 'c1', 'c2', 'c3'].slice(0, done.length));
    expect(done.length).toBeGreaterThanOrEqual(5);
  });

  it('forgets what was not done when it is told so', async () => {
    const { sequence, done, pieces, frames } = prepared();
    sequence.request(pieces('a', 10));
    await frames(2);
    sequence.request(pieces('b', 10));
    sequence.cancel();
    await frames(3);
    expect(done).toEqual(['a1']);
  });
});
