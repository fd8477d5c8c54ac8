// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PacedCall } from './pacedCall.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a call is made at once, and again at the end of the pause however often it is asked for', () => {
  const calledAt: number[] = [];
  const startedAt = performance.now();
  const paced = new PacedCall(() => calledAt.push(performance.now() - startedAt), 300);
  for (let request = 0; request < 10; request++) {
    paced.request();
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(1000);
  expect(calledAt).toEqual([0, 300, 600, 900, 1200]);
});

test('a call that cannot wait is made within the pause, once', () => {
  let calls = 0;
  const paced = new PacedCall(() => calls++, 300);
  paced.request();
  paced.request();
  paced.now();
  expect(calls).toBe(2);
  vi.advanceTimersByTime(1000);
  expect(calls).toBe(2);
});

test('one request after a pause is done at once', () => {
  let calls = 0;
  const paced = new PacedCall(() => calls++, 300);
  paced.request();
  vi.advanceTimersByTime(300);
  paced.request();
  expect(calls).toBe(2);
});
