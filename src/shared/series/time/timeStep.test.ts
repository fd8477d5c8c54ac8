import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from './calendar.ts';
import { addSteps, findStep, seasonOfStep, stepInWords, stepsBetween, type TimeStep } from './timeStep.ts';

const days = (...dates: string[]) =>
  Float64Array.from(dates, (date) => Date.parse(`${date}${date.length < 11 ? 'T00:00' : ''}Z`));
const month = (count: number, day = 1): TimeStep => ({ unit: 'month', count, day });
const ms = (count: number): TimeStep => ({ unit: 'millisecond', count });

describe('findStep', () => {
  it.each([
    ['months', days('2024-01-01', '2024-02-01', '2024-04-01'), month(1)],
    ['quarters', days('2024-01-01', '2024-04-01', '2024-10-01'), month(3)],
    ['years', days('2021-01-01', '2022-01-01', '2024-01-01'), month(12)],
    ['ends of months', days('2024-01-31', '2024-02-29', '2024-03-31'), month(1, 31)],
    ['the thirtieth', days('2024-01-30', '2024-02-29', '2024-03-30'), month(1, 30)],
    ['working days', days('2024-01-04', '2024-01-05', '2024-01-08', '2024-01-09'), { unit: 'workday', count: 1 }],
    ['days with a weekend', days('2024-01-04', '2024-01-05', '2024-01-06', '2024-01-09'), ms(dayMs)],
    ['weeks', days('2024-01-01', '2024-01-08', '2024-01-15', '2024-01-29'), ms(7 * dayMs)],
    ['hours', days('2024-01-01T22:00', '2024-01-01T23:00', '2024-01-02T00:00', '2024-01-02T03:00'), ms(dayMs / 24)],
    [
      'a clock that is late at times',
      days(
        '2024-01-01T00:00:01',
        '2024-01-01T00:10:00',
        '2024-01-01T00:20:20',
        '2024-01-01T00:30:00',
        '2024-01-01T00:39:59',
      ),
      ms(600_000),
    ],
    ['more gaps than steps', days('2024-01-01', '2024-01-03', '2024-01-04', '2024-01-08', '2024-01-10'), ms(dayMs)],
  ])('finds %s', (_, moments, step) => {
    const found = findStep(moments);
    // A late clock may be a few seconds off the round step.
    expect(
      found?.unit === 'millisecond' ? { ...found, count: Math.round(found.count / 60_000) * 60_000 } : found,
    ).toEqual(step);
  });

  it('finds none where moments follow none', () => {
    expect(findStep(days('2024-01-01T00:00', '2024-01-01T07:13', '2024-01-01T09:59', '2024-01-05T01:00'))).toBeNull();
  });
});

describe('steps of time', () => {
  const steps: readonly TimeStep[] = [
    month(1),
    month(3),
    month(1, 31),
    month(12, 15),
    { unit: 'workday', count: 1 },
    ms(dayMs),
    ms(1500),
  ];

  it('are counted as they are added', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...steps),
        fc.integer({ min: -3000, max: 3000 }),
        fc.integer({ min: -500, max: 500 }),
        (step, from, count) => {
          const start = addSteps(0, step, from);
          const end = addSteps(start, step, count);
          expect(stepsBetween(start, step, end)).toBe(count);
          expect(end).toBe(addSteps(0, step, from + count));
        },
      ),
    );
  });

  it('end months on their last day', () => {
    const dates = [0, 1, 2, 13].map((count) =>
      new Date(addSteps(Date.UTC(2023, 0, 31), month(1, 31), count)).toISOString().slice(0, 10),
    );
    expect(dates).toEqual(['2023-01-31', '2023-02-28', '2023-03-31', '2024-02-29']);
  });

  it('pass over weekends', () => {
    expect(addSteps(Date.UTC(2024, 0, 5), { unit: 'workday', count: 1 }, 1)).toBe(Date.UTC(2024, 0, 8));
  });

  it.each([
    [ms(1000), 60, 'second'],
    [ms(60_000), 60, 'minute'],
    [ms(900_000), 96, 'step of 15 minutes'],
    [ms(1_800_000), 48, 'step of 30 minutes'],
    [ms(dayMs / 24), 24, 'hour'],
    [ms(dayMs), 7, 'day'],
    [{ unit: 'workday', count: 1 } as const, 5, 'working day'],
    [ms(7 * dayMs), 52, 'week'],
    [month(1), 12, 'month'],
    [month(2), 6, 'step of 2 months'],
    [month(3), 4, 'quarter'],
    [month(12), null, 'year'],
    [ms(1234), null, 'step of 1,234 ms'],
  ])('of %o suggest a season of %s', (step, season, words) => {
    expect(seasonOfStep(step)).toBe(season);
    expect(stepInWords(step).one).toBe(words);
  });
});
