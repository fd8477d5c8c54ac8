import type { UnfinishedTraining } from '../../src/models/unfinishedTraining.ts';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import { noisySine } from '../../src/shared/series/noisySine.ts';

const numbers = (count: number) => Float64Array.from({ length: count }, (_, i) => Math.sin(i) / 3 ** (i % 40));

/** A training of the sine that came to iteration 50 of 500, with all that a request may have. */
export const unfinishedTraining: UnfinishedTraining = {
  name: 'Sine',
  source: { kind: 'sine', seed: 7 },
  request: {
    title: 'Noisy sine',
    ...noisySine(7, 20),
    gaps: [{ start: 3, end: 5, isLong: false }],
    time: {
      start: Date.UTC(2024, 0, 1),
      step: { unit: 'month', count: 1, day: 1 },
      notation: { date: 'YYYY-MM', clock: null },
    },
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
      bestParameters: new Float32Array(numbers(193)),
      bestLosses: numbers(1),
    },
    losses: numbers(50).map(Math.abs),
    validation: { iterations: Float64Array.of(1, 8, 40), losses: Float64Array.of(0.5, 0.25, 0.01) },
    conditions: [
      { iteration: 1, learningRate: 0.01, engine: 'webgl', restarts: 0 },
      { iteration: 11, learningRate: 0.001, engine: 'wasm', restarts: 1 },
    ],
    restarts: 1,
  },
};
