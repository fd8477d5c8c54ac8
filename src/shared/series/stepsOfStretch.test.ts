import { describe, expect, it } from 'vitest';
import { stepsOfStretch } from './stepsOfStretch.ts';
import { timeLabel } from './time/timeAxis.ts';

const gaps = [
  { start: 2, end: 4, isLong: false },
  { start: 6, end: 16, isLong: true },
  { start: 18, end: 20, isLong: false },
  { start: 24, end: 26, isLong: false },
  { start: 29, end: 30, isLong: false },
];

describe('stepsOfStretch', () => {
  it('counts gaps from the start of the stretch, and cuts what lies across its ends', () => {
    expect(stepsOfStretch({ gaps, time: null }, 16, 25)).toEqual({
      gaps: [
        { start: 2, end: 4, isLong: false },
        { start: 8, end: 9, isLong: false },
      ],
      time: null,
    });
    expect(stepsOfStretch({ gaps, time: null }, 3, 6).gaps).toEqual([{ start: 0, end: 1, isLong: false }]);
  });

  it('goes on with the dates of the series', () => {
    const time = {
      start: Date.UTC(2024, 0, 31),
      step: { unit: 'month', count: 1, day: 31 },
      notation: { date: 'YYYY-MM-DD', clock: null },
    } as const;
    const stretch = stepsOfStretch({ gaps, time }, 1, 10).time!;
    for (const step of [0, 1, 5]) {
      expect(timeLabel(stretch, step)).toBe(timeLabel(time, step + 1));
    }
    expect(timeLabel(stretch, 1)).toBe('2024-03-31');
  });
});
