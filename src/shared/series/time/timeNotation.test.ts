import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from './calendar.ts';
import { printTime, TimeReader, timeNotations } from './timeNotation.ts';

const read = (written: string) => {
  const [notation] = timeNotations([written], true);
  const time = notation === undefined ? null : new TimeReader(notation).read(written);
  return time === null ? null : new Date(time.wall - time.offset * 60_000).toISOString().slice(0, 19);
};

describe('timeNotations', () => {
  it.each([
    ['2024-03-05', '2024-03-05T00:00:00'],
    ['2024/03/05', '2024-03-05T00:00:00'],
    ['2024.03.05', '2024-03-05T00:00:00'],
    ['2024-3-5', '2024-03-05T00:00:00'],
    ['20240305', '2024-03-05T00:00:00'],
    ['05.03.2024', '2024-03-05T00:00:00'],
    ['5.3.2024', '2024-03-05T00:00:00'],
    ['05.03.24', '2024-03-05T00:00:00'],
    ['3/25/2024', '2024-03-25T00:00:00'],
    ['25/3/2024', '2024-03-25T00:00:00'],
    ['25-03-2024', '2024-03-25T00:00:00'],
    ['2024-03', '2024-03-01T00:00:00'],
    ['03/2024', '2024-03-01T00:00:00'],
    ['03.2024', '2024-03-01T00:00:00'],
    ['Mar 2024', '2024-03-01T00:00:00'],
    ['March 2024', '2024-03-01T00:00:00'],
    ['Mar-24', '2024-03-01T00:00:00'],
    ['2024-Mar', '2024-03-01T00:00:00'],
    ['5 Mar 2024', '2024-03-05T00:00:00'],
    ['05-Mar-2024', '2024-03-05T00:00:00'],
    ['Mar 5, 2024', '2024-03-05T00:00:00'],
    ['2024Q2', '2024-04-01T00:00:00'],
    ['2024-Q2', '2024-04-01T00:00:00'],
    ['2024 Q2', '2024-04-01T00:00:00'],
    ['Q2 2024', '2024-04-01T00:00:00'],
    ['Q2/2024', '2024-04-01T00:00:00'],
    ['2024-W10', '2024-03-04T00:00:00'],
    ['2024W10', '2024-03-04T00:00:00'],
    ['2024-W10-3', '2024-03-06T00:00:00'],
    ['2024', '2024-01-01T00:00:00'],
    ['1709596800', '2024-03-05T00:00:00'],
    ['1709596800000', '2024-03-05T00:00:00'],
    ['2024-03-05T14:30', '2024-03-05T14:30:00'],
    ['2024-03-05 14:30:15', '2024-03-05T14:30:15'],
    ['2024-03-05 9:30', '2024-03-05T09:30:00'],
    ['2024-03-05T14:30:15.250Z', '2024-03-05T14:30:15'],
    ['2024-03-05T14:30:15+01:00', '2024-03-05T13:30:15'],
    ['2024-03-05 14:30:15 -0330', '2024-03-05T18:00:15'],
    ['05.03.2024 14:30', '2024-03-05T14:30:00'],
  ])('reads %s', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it.each([
    '2024-02-30',
    '2024-13',
    '31.04.2024',
    '2024-Q5',
    '2024-03-05T25:00',
    'Mrz 2024',
    '12.5',
    '',
    'x',
    '2024-03-05x',
  ])('reads no date in %j', (written) => {
    expect(timeNotations([written], true)).toEqual([]);
  });

  it('takes no plain number for a year or a moment unless its column is called so', () => {
    expect(timeNotations(['2024', '2025'], false)).toEqual([]);
    expect(timeNotations(['12345678'], false)).toEqual([]);
  });

  it('tells day and month apart by those that can be only one', () => {
    const names = (...written: string[]) => timeNotations(written, false).map(({ date }) => date);
    expect(names('01/02/2024', '01/13/2024')[0]).toBe('MM/DD/YYYY');
    expect(names('01/02/2024', '13/02/2024')[0]).toBe('DD/MM/YYYY');
    expect(names('01/02/2024', '02/02/2024')).toEqual(expect.arrayContaining(['MM/DD/YYYY', 'DD/MM/YYYY']));
  });

  it('writes every moment as it was read', () => {
    const dates = ['YYYY-MM-DD', 'DD.MM.YYYY', 'D/M/YYYY', 'MMM D, YYYY', 'YYYY-[W]WW-E', 'D MMMM YYYY', 'YYYYMMDD'];
    const clocks = [
      null,
      { separator: 'T', hourDigits: 2, seconds: false, fraction: 0, zone: 'Z' },
      { separator: ' ', hourDigits: 1, seconds: true, fraction: 0, zone: '' },
      { separator: 'T', hourDigits: 2, seconds: true, fraction: 3, zone: '+05:30' },
    ];
    const seconds = fc.integer({ min: -3e9, max: 5e9 });
    fc.assert(
      fc.property(fc.constantFrom(...dates), fc.constantFrom(...clocks), seconds, (date, clock, second) => {
        const exact = clock === null ? dayMs : clock.seconds ? 1000 : 60_000;
        const wall = Math.floor((second * 1000) / exact) * exact;
        const written = printTime(wall, { date, clock });
        const notations = timeNotations([written], true);
        expect(notations).toContainEqual({
          date,
          clock: clock && { ...clock, hourDigits: written.match(/ (\d+):/)?.[1].length ?? 2 },
        });
        expect(new TimeReader({ date, clock }).read(written)?.wall).toBe(wall);
      }),
    );
  });
});
