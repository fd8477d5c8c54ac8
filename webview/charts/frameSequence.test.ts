import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Steps } from '../../src/shared/runSteps.ts';
import { FrameSequence } from './frameSequence.ts';

/** A sequence of a page, whose frames are waited for, and work whose three steps say when they are done. */
function prepared() {
  const { window } = new JSDOM('', { pretendToBeVisual: true });
  const view = window as unknown as Window;
  const done: string[] = [];
  function* work(name: string, takesMs: number): Steps<void> {
    for (const step of [1, 2, 3]) {
      for (const end = view.performance.now() + takesMs; view.performance.now() < end; );
      done.push(`${name}${step}`);
      yield;
    }
  }
  const frames = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => view.requestAnimationFrame(resolve));
    }
  };
  return { sequence: new FrameSequence(view), done, work, frames };
}

describe('FrameSequence', () => {
  it('does what takes long one step a frame, from the frame after the next', async () => {
    const { sequence, done, work, frames } = prepared();
    sequence.request(work('a', 10));
    await frames(1);
    expect(done).toEqual([]);
    await frames(1);
    expect(done).toEqual(['a1']);
    await frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3']);
  });

  it('does what is quick in one frame', async () => {
    const { sequence, done, work, frames } = prepared();
    sequence.request(work('a', 0));
    await frames(2);
    expect(done).toEqual(['a1', 'a2', 'a3']);
  });

  it('does what was asked for last once what is under way has ended', async () => {
    const { sequence, done, work, frames } = prepared();
    sequence.request(work('a', 10));
    await frames(2);
    sequence.request(work('b', 10));
    sequence.request(work('c', 10));
    await frames(5);
    expect(done).toEqual(['a1', 'a2', 'a3', 'c1', 'c2', 'c3'].slice(0, done.length));
    expect(done.length).toBeGreaterThanOrEqual(5);
  });

  it('forgets what was not done when it is told so', async () => {
    const { sequence, done, work, frames } = prepared();
    sequence.request(work('a', 10));
    await frames(2);
    sequence.request(work('b', 10));
    sequence.cancel();
    await frames(3);
    expect(done).toEqual(['a1']);
  });
});
