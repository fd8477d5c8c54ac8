import { describe, expect, it } from 'vitest';
import type { TimeStep } from '../../src/shared/series/time/timeStep.ts';
import { timeTicks } from './timeTicks.ts';

const notation = { date: 'YYYY-MM-DD', clock: null };
const axisOf = (start: string, step: TimeStep) => ({ start: Date.parse(`${start}Z`), step, notation });
const hour = 3_600_000;

describe('timeTicks', () => {
  it.each([
    [
      'months as years',
      axisOf('2012-01-01T00:00', { unit: 'month', count: 1, day: 1 }),
      167,
      8,
      '2012 2014 2016 2018 2020 2022 2024',
    ],
    ['months as quarters', axisOf('2023-11-01T00:00', { unit: 'month', count: 1, day: 1 }), 12, 6, '2024 Apr Jul Oct'],
    [
      'days as months',
      axisOf('2024-01-10T00:00', { unit: 'millisecond', count: 24 * hour }),
      120,
      8,
      'Feb Mar Apr May',
    ],
    [
      'days as Mondays',
      axisOf('2024-01-10T00:00', { unit: 'millisecond', count: 24 * hour }),
      30,
      6,
      '15 Jan 22 Jan 29 Jan 5 Feb',
    ],
    ['hours', axisOf('2024-03-04T20:00', { unit: 'millisecond', count: hour }), 24, 6, '5 Mar 06:00 12:00 18:00'],
    ['minutes', axisOf('2024-03-04T20:58', { unit: 'millisecond', count: 60_000 }), 10, 4, '21:00 21:05'],
    [
      'years',
      axisOf('1990-01-01T00:00', { unit: 'month', count: 12, day: 1 }),
      34,
      9,
      '1990 1995 2000 2005 2010 2015 2020',
    ],
  ])('writes %s', (_, axis, last, most, labels) => {
    expect(
      timeTicks(axis, 0, last, most)
        .map(({ label }) => label)
        .join(' '),
    ).toBe(labels);
  });

  it('places a tick at the first value at or after its moment', () => {
    const workdays = axisOf('2024-03-29T00:00', { unit: 'workday', count: 1 });
    expect(timeTicks(workdays, 0, 40, 3)).toEqual([
      { index: 1, label: 'Apr' },
      { index: 23, label: 'May' },
    ]);
  });

  it('finds no more than it was asked for, whatever the span', () => {
    for (const last of [1, 10, 100, 1000, 10_000, 100_000]) {
      for (const step of [
        { unit: 'month', count: 1, day: 1 },
        { unit: 'millisecond', count: 1000 },
      ] as const) {
        expect(timeTicks(axisOf('2000-01-01T00:00', step), 0, last, 7).length).toBeLessThanOrEqual(7);
      }
    }
  });
});
