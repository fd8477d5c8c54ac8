import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { NetworkMotion } from '../charts/networkMotion.ts';
import { PageFrames } from '../charts/pageFrames.ts';
import { NetworkPlayer } from './networkPlayer.ts';

/** A player on a window whose frames come when the test says so. */
function makePlayer(steps: number, { calm = false } = {}) {
  const { window } = new JSDOM(`<body class="${calm ? 'vscode-reduce-motion' : ''}"></body>`);
  const frames: FrameRequestCallback[] = [];
  let left = steps;
  const seen: string[] = [];
  const moves: NetworkMotion[] = [];
  Object.assign(window, {
    requestAnimationFrame: (callback: FrameRequestCallback) => frames.push(callback),
    cancelAnimationFrame: () => frames.splice(0),
  });
  const player = new NetworkPlayer(
    window as unknown as Window,
    {
      advance: () => {
        if (left === 0) {
          return false;
        }
        left--;
        seen.push('step');
        return true;
      },
      move: (motion) => moves.push(motion),
      changed: (isPlaying) => seen.push(isPlaying ? 'play' : 'pause'),
    },
    1000,
  );
  const frame = (now: number) => {
    for (const callback of frames.splice(0)) {
      callback(now);
    }
  };
  return { player, frame, seen, moves, page: PageFrames.of(window as unknown as Window) };
}

describe('NetworkPlayer', () => {
  it('takes a step each time its time is over, until there is none', () => {
    const { player, frame, seen } = makePlayer(2);
    player.play();
    for (let now = 0; now <= 5000; now += 100) {
      frame(now);
    }
    expect(seen).toEqual(['play', 'step', 'step', 'pause']);
    expect(player.isPlaying).toBe(false);
  });

  it('shows what moves in between, and two pictures that stand where that is not wanted', () => {
    const moving = makePlayer(3);
    moving.player.play();
    [0, 200, 400, 600, 800].forEach(moving.frame);
    expect(moving.moves.map(({ token }) => token !== null)).toEqual([false, false, false, true, true]);
    const calm = makePlayer(3, { calm: true });
    calm.player.play();
    [0, 200, 400, 650, 800, 1000].forEach(calm.frame);
    expect(calm.moves.map(({ token, reveal }) => `${token} ${reveal}`)).toEqual([
      'null 1',
      'null 1',
      'null 1',
      '0.5 1',
      '0.5 1',
      'null 1',
    ]);
    expect(calm.seen).toEqual(['play', 'step']);
  });

  it('stops at once, and does not make up for time in which no frame came', () => {
    const { player, frame, seen } = makePlayer(100);
    player.play();
    [0, 200, 400, 600, 800, 1000, 61_000].forEach(frame);
    expect(seen).toEqual(['play', 'step']);
    [61_200, 61_400, 61_600, 61_800].forEach(frame);
    expect(seen).toEqual(['play', 'step', 'step']);
    player.pause();
    frame(70_000);
    player.pause();
    expect(seen).toEqual(['play', 'step', 'step', 'pause']);
  });

  it('plays on where frames come more rarely than steps, one step each', () => {
    const { player, frame, seen } = makePlayer(100);
    player.stepMs = 30;
    player.play();
    [0, 700, 1400].forEach(frame);
    expect(seen).toEqual(['play', 'step', 'step']);
  });

  it('stands where it is while the page is hidden, though it has frames, and goes on from there', () => {
    const { player, frame, seen, moves, page } = makePlayer(100);
    player.play();
    [0, 200, 400, 600].forEach(frame);
    const { length } = moves;
    page.setShown(false);
    for (let now = 800; now < 10_000; now += 200) {
      frame(now);
    }
    expect(moves.length).toBe(length);
    expect(player.isPlaying).toBe(true);
    page.setShown(true);
    frame(10_000);
    expect(moves.length).toBe(length + 1);
    expect(seen).toEqual(['play']);
    [10_200, 10_400].forEach(frame);
    expect(seen).toEqual(['play', 'step']);
  });
});
