import { expect, test } from 'vitest';
import { rangeHolding, stepAtPixel, wheelWish } from './timeNavigation.ts';

const axis = { left: 50, width: 500 };
const range = { first: 101, last: 201 };

test('the ends of the axis are the first and the last step shown', () => {
  expect(stepAtPixel(range, axis, 50)).toBe(101);
  expect(stepAtPixel(range, axis, 550)).toBe(201);
});

test('what one finger holds goes along with it', () => {
  const step = stepAtPixel(range, axis, 300);
  expect(rangeHolding([{ step, xPx: 200 }], range, axis)).toEqual({ first: 121, last: 221 });
});

test('what two fingers hold stays under both', () => {
  const held = [150, 160].map((step, i) => ({ step, xPx: 200 + 200 * i }));
  const shown = rangeHolding(held, range, axis);
  for (const { step, xPx } of held) {
    expect(stepAtPixel(shown, axis, xPx)).toBeCloseTo(step);
  }
  expect(rangeHolding(held.toReversed(), range, axis)).toEqual(shown);
});

test('two fingers in one place only move the picture', () => {
  const shown = rangeHolding(
    [150, 151].map((step) => ({ step, xPx: 295 })),
    range,
    axis,
  );
  expect(shown.last - shown.first).toBe(100);
});

const still = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };

test.each([
  ['a plain wheel over a picture nobody works in', { deltaY: 100 }, false, null],
  ['a plain wheel in use', { deltaY: 100 }, true, { kind: 'zoom', factor: Math.exp(0.2) }],
  ['with Ctrl', { deltaY: -100, ctrlKey: true }, false, { kind: 'zoom', factor: Math.exp(-0.2) }],
  ['a pinch', { deltaY: 5, ctrlKey: true }, false, { kind: 'zoom', factor: Math.exp(0.05) }],
  ['with Shift', { deltaY: 100, shiftKey: true }, false, { kind: 'pan', pixels: 100 }],
  ['with Shift where that turns it sideways', { deltaX: 100, shiftKey: true }, false, { kind: 'pan', pixels: 100 }],
  ['sideways', { deltaX: -30, deltaY: 4 }, true, { kind: 'pan', pixels: -30 }],
  ['by lines', { deltaY: 2, deltaMode: 1 }, true, { kind: 'zoom', factor: Math.exp(32 / 500) }],
] as const)('%s', (_, turn, isInUse, wish) => {
  expect(wheelWish({ ...still, ...turn }, isInUse)).toEqual(wish);
});
