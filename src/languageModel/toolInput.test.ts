import { describe, expect, it } from 'vitest';
import { InputError } from '../shared/inputError.ts';
import { readToolInput } from './toolInput.ts';

describe('readToolInput', () => {
  it('tells numbers and files apart, and leaves the rest to the forecast', () => {
    expect(readToolInput({ values: [1, 2], horizon: 3 })).toEqual({
      source: { kind: 'values', values: [1, 2] },
      options: { horizon: 3 },
    });
    expect(readToolInput({ file: 'a.csv', column: 'b', comma: 'decimal', season: null })).toEqual({
      source: { kind: 'file', file: 'a.csv', column: 'b', comma: 'decimal' },
      options: { season: null },
    });
  });

  it.each([
    [null, 'There is no input; give "values"'],
    [{}, 'There is neither "values" nor "file"; give one of them.'],
    [{ values: [1], file: 'a.csv' }, 'There is both "values" and "file"; give one of them.'],
    [{ file: 7 }, '"file" is 7; give a path in the workspace'],
    [{ file: 'a.csv', column: 2 }, '"column" is 2; give a column\'s name.'],
    [{ file: 'a.csv', comma: 'yes' }, '"comma" is "yes"; it is "decimal", "thousands" or "separator".'],
  ])('says of %j what would do', (input, sentence) => {
    expect(() => readToolInput(input)).toThrow(InputError);
    expect(() => readToolInput(input)).toThrow(sentence);
  });
});
