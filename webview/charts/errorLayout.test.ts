import { describe, expect, it } from 'vitest';
import { errorData, errorReadout, errorSummary } from './errorData.ts';
import { aheadAt, errorLayout } from './errorLayout.ts';
import { keyGapPx, keyLinePx } from './placeKey.ts';
import { readoutSentence } from './readout.ts';

const data = errorData({
  errors: [
    { name: null, byStep: [10, 20, 30] },
    { name: 'Seasonal naive', byStep: [25, 30, 31] },
    { name: 'Theta', byStep: [12, 25, 31.5] },
  ],
});

describe('errorData', () => {
  it('tells the errors of a step and of all in words', () => {
    expect(readoutSentence(errorReadout(data, 2))).toBe('2 ahead: this forecast 20, Seasonal naive 30, Theta 25');
    expect(errorSummary(data)).toBe(
      'Mean absolute error from 1 to 3 steps ahead: this forecast from 10 to 30; Seasonal naive from 25 to 31; Theta from 12 to 31.5.',
    );
  });

  it('refuses what cannot be drawn', () => {
    expect(() => errorData({ errors: [{ name: null, byStep: [Number.NaN] }] })).toThrow('error 1 cannot be drawn: NaN');
  });
});

describe('errorLayout', () => {
  it.each([300, 600, 900, 2500])('keeps names at the ends of their lines, apart from each other, at %d px', (width) => {
    const { lines, plot } = errorLayout(data, width, 160);
    const ys = lines.map(({ y }) => y).sort((a, b) => a - b);
    expect(Math.min(...ys.slice(1).map((y, i) => y - ys[i]))).toBeGreaterThanOrEqual(14.9);
    for (const { text, points, x, y } of lines) {
      expect(x + keyLinePx + keyGapPx + text.length * 6.6).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(plot.top + plot.height);
      for (const [x, y] of points) {
        expect(x).toBeLessThanOrEqual(plot.left + plot.width);
        expect(y).toBeGreaterThanOrEqual(plot.top);
        expect(y).toBeLessThanOrEqual(plot.top + plot.height);
      }
    }
  });

  it('starts its values at 0, so that lengths compare', () => {
    const { y, plot } = errorLayout(data, 600, 160);
    expect(y(0)).toBe(plot.top + plot.height);
  });

  it('has the names above where there is no room at the ends', () => {
    const { lines, plot } = errorLayout(data, 220, 160);
    expect(lines.map(({ text }) => text)).toEqual(['this forecast', 'Seasonal naive', 'Theta']);
    for (const { x, y, text, points } of lines) {
      expect(y).toBeLessThan(plot.top);
      expect(x + keyLinePx + keyGapPx + text.length * 6.6).toBeLessThanOrEqual(220);
      expect(Math.min(...points.map(([, pointY]) => pointY))).toBeGreaterThanOrEqual(plot.top);
    }
    expect(new Set(lines.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  });

  it('takes a perfect forecast of one step', () => {
    const perfect = errorData({ errors: [{ name: null, byStep: [0] }] });
    const layout = errorLayout(perfect, 400, 160);
    expect(layout.lines[0].points.flat().every(Number.isFinite)).toBe(true);
    expect(aheadAt(layout, perfect, 1e6)).toBe(1);
    expect(aheadAt(layout, errorData({ errors: [] }), 5)).toBeNull();
  });
});
