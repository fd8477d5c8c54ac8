import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Progress } from './progress.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** What is said to a terminal or a pipe by `work`. */
function said(isTTY: boolean, quiet: boolean, work: (progress: Progress) => void): string {
  const messages = Object.assign(new PassThrough(), { isTTY });
  work(new Progress(messages, quiet));
  return String(messages.read() ?? '');
}

/** As long as a terminal waits between two pictures. */
function wait(): void {
  vi.advanceTimersByTime(80);
}

function work(progress: Progress): void {
  progress.begin('Searching');
  wait();
  progress.advance('Searching', 0.25);
  progress.advance('Searching', 0.3);
  wait();
  progress.advance('Searching', 0.999);
  progress.end();
}

describe('Progress', () => {
  it('draws a bar on a terminal, now and then, and takes it away', () => {
    expect(said(true, false, work)).toBe(
      `\r\u001b[K██████░░░░░░░░░░░░░░░░░░ 25 %  Searching\r\u001b[K███████████████████████░ 99 %  Searching\r\u001b[K`,
    );
  });

  it('writes plain lines into a pipe, of what lasts', () => {
    expect(said(false, false, work)).toBe('Searching.\n');
  });

  it('says nothing when it is to be quiet', () => {
    expect([true, false].map((isTTY) => said(isTTY, true, work))).toEqual(['', '']);
  });
});
