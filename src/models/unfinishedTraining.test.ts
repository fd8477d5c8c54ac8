import { describe, expect, it } from 'vitest';
import { tutorialShape } from '../shared/model/networkShape.ts';
import { noisySine } from '../shared/series/noisySine.ts';
import { readUnfinished, type UnfinishedTraining, writeUnfinished } from './unfinishedTraining.ts';

const numbers = (count: number) => Float64Array.from({ length: count }, (_, i) => Math.sin(i) / 3 ** (i % 40));

const training: UnfinishedTraining = {
  name: 'Sine',
  source: { kind: 'sine', seed: 7 },
  request: {
    title: 'Noisy sine',
    ...noisySine(7, 20),
    network: tutorialShape,
    scaling: { offset: 0.1, scale: 3 },
    seed: 7,
    iterations: 500,
    learningRate: 0.01,
    schedule: { kind: 'cosine', warmUpIterations: 3, iterations: 500, lastFraction: 0.1 },
    clipNorm: 1,
    backend: 'auto',
    horizon: 20,
  },
  checkpoint: {
    state: {
      iteration: 40,
      parameters: numbers(193),
      firstMoment: numbers(193),
      secondMoment: numbers(193),
      bestParameters: numbers(193),
      bestLosses: numbers(1),
    },
    losses: numbers(50),
    restarts: 1,
  },
};

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
    ['losses that are not finite', { checkpoint: { ...training.checkpoint, losses: [0.1, null] } }],
  ])('is not read with %s', (_, change) => {
    const plain = JSON.parse(writeUnfinished(training));
    expect(readUnfinished(JSON.stringify(plain))).not.toBeNull();
    expect(readUnfinished(JSON.stringify({ ...plain, ...change }))).toBeNull();
  });
});
