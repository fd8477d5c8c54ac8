import { describe, expect, it } from 'vitest';
import { unfinishedTraining as training } from '../../test/support/unfinishedTraining.ts';
import { readUnfinished, writeUnfinished } from './unfinishedTraining.ts';

describe('an unfinished training', () => {
  it('comes back from its text to the bit', () => {
    expect(readUnfinished(writeUnfinished(training))).toEqual(training);
    const { request } = training;
    const withoutTruth = { ...training, request: { ...request, truth: null } };
    expect(readUnfinished(writeUnfinished(withoutTruth))).toEqual(withoutTruth);
  });

  it('is not read from text that was cut off anywhere', () => {
    const text = writeUnfinished(training);
    for (let end = 0; end < text.length; end += 97) {
      expect(readUnfinished(text.slice(0, end))).toBeNull();
    }
  });

  it.each([
    ['another version', { version: 2 }],
    ['no name', { name: null }],
    ['no source', { source: 'sine' }],
    ['values that are no numbers', { request: { ...training.request, values: [1, 'two'] } }],
    ['no number of iterations', { request: { ...training.request, iterations: 1.5 } }],
    [
      'weights that are not finite',
      { checkpoint: { ...training.checkpoint, state: { iteration: 1, parameters: [null] } } },
    ],
    ['values held out that are no numbers', { request: { ...training.request, validation: [1, 'two'] } }],
    [
      'errors on them that are fewer than their iterations',
      { checkpoint: { ...training.checkpoint, validation: { iterations: [1, 2], losses: [1] } } },
    ],
    [
      'an engine that there is not',
      {
        checkpoint: { ...training.checkpoint, conditions: [{ ...training.checkpoint.conditions![0], engine: 7 }] },
      },
    ],
    ['losses that are not finite', { checkpoint: { ...training.checkpoint, losses: [0.1, null] } }],
  ])('is not read with %s', (_, change) => {
    const plain = JSON.parse(writeUnfinished(training));
    expect(readUnfinished(JSON.stringify(plain))).not.toBeNull();
    expect(readUnfinished(JSON.stringify({ ...plain, ...change }))).toBeNull();
  });
});
