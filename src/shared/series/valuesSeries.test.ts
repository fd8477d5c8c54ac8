import { describe, expect, it } from 'vitest';
import { InputError } from '../inputError.ts';
import { valuesSeries } from './valuesSeries.ts';

const nine = [1, 2, 4, 3, 5, 6, 8, 7, 9];

describe('valuesSeries', () => {
  it('takes numbers as they are, from arrays of every kind', () => {
    for (const list of [nine, Float32Array.from(nine), Int16Array.from(nine)]) {
      expect(valuesSeries(list, 100)).toEqual({ values: Float64Array.from(nine), notes: [] });
    }
  });

  it('fills what is missing, drops what is missing at the start, and says so', () => {
    const { values, notes } = valuesSeries([null, Number.NaN, 0, null, ...nine], 100);
    expect([...values]).toEqual([0, 0.5, ...nine]);
    expect(notes).toEqual(['1 missing value was filled by straight lines.']);
  });

  it('uses the last values of too many', () => {
    const { values, notes } = valuesSeries([...nine, ...nine], 9);
    expect([...values]).toEqual(nine);
    expect(notes).toEqual(['Only the last 9 values were used.']);
  });

  it.each([
    [[1, 2, 3], 'There are 3 numbers; at least 8 are needed.'],
    [[...nine, null], 'The last value is missing'],
    [[...nine, '7'], 'Value 10 is "7"; values are finite numbers'],
    [[1, Number.POSITIVE_INFINITY, ...nine], 'Value 2 is Infinity'],
    [new Array(10).fill(5), 'All 10 numbers are 5'],
    [[...nine, 1e200], '1e+200'],
    ['1,2,3', 'The values are of type string; give an array of numbers'],
    [null, 'The values are null'],
    [new DataView(new ArrayBuffer(80)), 'of type object'],
    [[1, ...new Array(20).fill(null), 2, 3, 4, 5, 6, 7, 8], 'at least 8'],
  ])('refuses %j in one sentence', (list, sentence) => {
    const refused = () => valuesSeries(list, 12);
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(sentence);
  });
});
