import { describe, expect, it } from 'vitest';
import { unfinishedTraining as training } from '../../test/support/unfinishedTraining.ts';
import { packJson, unpackJson } from './packedJson.ts';
import { readUnfinished, writeUnfinished } from './unfinishedTraining.ts';

describe('an unfinished training', () => {
  it('comes back from its file to the bit', () => {
    expect(readUnfinished(writeUnfinished(training))).toEqual(training);
    const { request } = training;
    const { gaps: _, time: __, ...less } = request;
    const withoutTruth = { ...training, request: { ...less, truth: null } };
    expect(readUnfinished(writeUnfinished(withoutTruth))).toEqual(withoutTruth);
  });

  it('is not read from a file that was cut off anywhere', () => {
    const bytes = writeUnfinished(training);
    for (let end = 0; end < bytes.length; end++) {
      expect(readUnfinished(bytes.subarray(0, end))).toBeNull();
    }
  });

  it.each([
    ['another version', { version: 1 }],
    ['no name', { name: null }],
    ['no source', { source: 'sine' }],
    ['values that are no numbers', { request: { ...training.request, values: [1, 'two'] } }],
    [
      'a gap that ends after the values',
      { request: { ...training.request, gaps: [{ start: 3, end: 401, isLong: false }] } },
    ],
    ['steps at no time', { request: { ...training.request, time: { start: 'then' } } }],
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
    const plain = unpackJson(writeUnfinished(training)) as object;
    expect(readUnfinished(packJson(plain))).not.toBeNull();
    expect(readUnfinished(packJson({ ...plain, ...change }))).toBeNull();
  });
});
