import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../../test/support/seriesOf.ts';
import { timeLabel } from './time/timeAxis.ts';

const day = (i: number) => new Date(Date.UTC(2024, 0, i)).toISOString().slice(0, 10);
const table = (numbers: readonly number[], value: (i: number) => string | number = (i) => i * i) =>
  ['day,value', ...numbers.map((i) => `${day(i)},${value(i)}`)].join('\n');
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('buildSeries', () => {
  it('has times, a season and no remarks for a whole table', () => {
    const series = seriesOf(table(upTo(20)));
    expect(series).toMatchObject({ name: 'value', gaps: [], season: 7, order: 'ascending', emptyAfter: 0, notes: [] });
    expect(timeLabel(series.time!, 20)).toBe('2024-01-21');
    expect([...series.cellOfStep]).toEqual([...upTo(20).keys()]);
  });

  it('fills days that are missing and names them', () => {
    const series = seriesOf(table(upTo(20).filter((i) => i !== 5 && i !== 6 && i !== 11)));
    expect(series.values).toHaveLength(20);
    expect(series.values[4]).toBe(16 + 33 / 3);
    expect(series.cellOfStep[4]).toBe(-1);
    expect(series.notes).toEqual(['Filled 3 missing days: 2024-01-05 to 2024-01-06 and 2024-01-11.']);
  });

  it('marks a long gap, and offers the longest stretch beside it', () => {
    const series = seriesOf(table(upTo(40).filter((i) => i < 11 || i > 20)));
    expect(series.gaps).toEqual([{ start: 10, end: 20, isLong: true }]);
    expect(series.stretch).toEqual({ start: 20, end: 40 });
    expect(series.notes).toEqual(['Did not train across a long gap of 10 missing days: 2024-01-11 to 2024-01-20.']);
  });

  it('refuses a series that long gaps leave nothing of', () => {
    const text = table(upTo(60).filter((i) => i % 12 < 5));
    expect(() => seriesOf(text)).toThrow('Between its 5 long gaps the series has no more than 5 numbers in a row');
  });

  it('sorts rows and says so', () => {
    const series = seriesOf(table([3, 1, 2, 4, 5, 6, 8, 7, 9]));
    expect([...series.values]).toEqual([1, 4, 9, 16, 25, 36, 49, 64, 81]);
    expect([...series.cellOfStep]).toEqual([1, 2, 0, 3, 4, 5, 7, 6, 8]);
    expect(series.notes).toEqual(['The rows were out of order; they were sorted by time.']);
  });

  it('reads newest rows first and says so', () => {
    const series = seriesOf(table(upTo(9).reverse()));
    expect(series.values[8]).toBe(81);
    expect(series.order).toBe('descending');
    expect(series.notes).toEqual(['The rows are newest first; they were read from the oldest on.']);
  });

  it('takes the mean of rows of one time and says so', () => {
    const series = seriesOf(`${table(upTo(9))}\n2024-01-09,83\n2024-01-09,85`);
    expect(series.values[8]).toBe(83);
    expect(series.notes).toEqual(['2 rows have the time of another; the means of such rows were taken.']);
  });

  it('leaves times alone that many rows share, and says so', () => {
    const rows = upTo(24).map((i) => `${2020 + Math.floor((i - 1) / 12)},${1 + ((i - 1) % 12)},${i * i}`);
    const series = seriesOf(['year,month,value', ...rows].join('\n'));
    expect([...series.values]).toEqual(upTo(24).map((i) => i * i));
    expect(series.time).toBeNull();
    expect(series.notes).toEqual([
      'Many rows share a time, so times were not used; the values were taken as they stand.',
    ]);
  });

  it('takes uneven times as evenly spaced, in their order, and says so', () => {
    const hours = [0, 7, 9, 30, 31, 33, 80, 85, 86.5];
    const rows = hours.map((hour, i) => `${new Date(hour * 3_600_000).toISOString().slice(0, 16)},${i * i}`);
    const series = seriesOf(['time,value', ...rows.reverse()].join('\n'));
    expect([...series.values]).toEqual(hours.map((_, i) => i * i));
    expect(series).toMatchObject({ time: null, season: null, gaps: [] });
    expect(series.notes).toContain('The times follow no fixed step; the values were taken as evenly spaced.');
  });

  it('names lines and values where there are no times', () => {
    expect(seriesOf('v\n1\n2\nNA\n4\n5\n6\n7\n8\n9').notes).toEqual(['Filled 1 missing value: line 4.']);
    expect(seriesOf('1,2,NA,4,5,6,7,NA,NA,10,11').notes).toEqual([
      'Filled 3 missing values: value 3 and value 8 to 9.',
    ]);
    const many = upTo(30).map((i) => (i % 5 === 3 ? 'null' : i));
    expect(seriesOf(JSON.stringify(many).replaceAll('"', '')).notes).toEqual([
      'Filled 6 missing values: value 3, value 8, value 13 and 3 more.',
    ]);
  });

  it('counts rows without a number at the end as forecast first', () => {
    const series = seriesOf(table(upTo(12), (i) => (i > 9 ? '' : i * i)));
    expect(series.values).toHaveLength(9);
    expect(series.emptyAfter).toBe(3);
    expect(series.notes).toEqual(['The last 3 rows have no number; the forecast starts there.']);
  });

  it('leaves out what is missing at the start', () => {
    const series = seriesOf(table(upTo(12), (i) => (i < 3 ? 'NA' : i * i)));
    expect(series.values[0]).toBe(9);
    expect(timeLabel(series.time!, 0)).toBe('2024-01-03');
    expect(series.notes).toEqual([]);
  });

  it('uses the last 100,000 numbers of more and says so', () => {
    const series = seriesOf(
      upTo(100_010)
        .map((i) => i % 9)
        .join('\n'),
    );
    expect(series.values).toHaveLength(100_000);
    expect(series.cellOfStep[0]).toBe(10);
    expect(series.notes[0]).toContain('Only the last 100,000 of 100,010 numbers are used');
  });

  it.each([
    ['a date that is none', `${table(upTo(9))}\nTotal,285`, '"Total" in line 11 is not a date like "2024-01-01"'],
    ['a missing date', `${table(upTo(9))}\n,285`, 'A date is missing in line 11; every row needs a date like'],
  ])('names %s', (_, text, sentence) => {
    expect(() => seriesOf(text)).toThrow(sentence);
  });
});
