import { describe, expect, it } from 'vitest';
import type { Transform } from '../../src/shared/model/forecaster/forecaster.ts';
import { readingInWords } from './readingInWords.ts';

const direct = { window: 72, features: [] };

describe('readingInWords', () => {
  it.each<[readonly Transform[], string]>([
    [[], 'the numbers as they are'],
    [[{ kind: 'scale', centre: 0, unit: 1 }], 'the numbers as they are'],
    [[{ kind: 'likeTraining', scaling: { offset: 0, scale: 1 }, trainedOn: null }], 'the numbers as they are'],
    [[{ kind: 'scale', centre: 'mean', unit: 'deviation' }], 'the numbers scaled'],
    [
      [
        { kind: 'deseasonalise', period: 12, season: 'additive' },
        { kind: 'log', offset: 0 },
        { kind: 'difference', lag: 1 },
        { kind: 'damp', factor: 0.9 },
      ],
      'the numbers without their season of 12, as logarithms, as changes from step to step',
    ],
    [[{ kind: 'difference', lag: 12 }], 'the numbers as changes over 12 steps'],
  ])('says what %j makes of the numbers', (transforms, words) => {
    expect(readingInWords({ transforms, direct: null })).toBe(words);
  });

  it('says how many values are read at once', () => {
    expect(readingInWords({ transforms: [], direct })).toBe('the last 72 of the numbers as they are');
  });
});
