import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { NetworkMotion } from '../charts/networkMotion.ts';
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
  return { player, frame, seen, moves };
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
    [0, 300, 800].forEach(moving.frame);
    expect(moving.moves.map(({ token }) => token !== null)).toEqual([false, false, true]);
    const calm = makePlayer(3, { calm: true });
    calm.player.play();
    [0, 300, 700, 800, 1000].forEach(calm.frame);
    expect(calm.moves.map(({ token, reveal }) => `${token} ${reveal}`)).toEqual([
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
    [0, 1000, 61_000, 61_500].forEach(frame);
    expect(seen).toEqual(['play', 'step', 'step']);
    player.pause();
    frame(70_000);
    player.pause();
    expect(seen).toEqual(['play', 'step', 'step', 'pause']);
  });
});
