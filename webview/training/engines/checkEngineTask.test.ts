import { describe, expect, it } from 'vitest';
import { randomSequenceTask } from '../../../test/support/randomSequenceTask.ts';
import { checkEngineTask, lengthOf, targetCount } from './checkEngineTask.ts';
import type { EngineTask } from './engineTask.ts';

const task = randomSequenceTask({
  cell: 'lstm',
  hiddenSize: 3,
  inputSize: 2,
  outputSize: 2,
  steps: 5,
  series: 4,
  members: 2,
  seed: 1,
  answers: 'last',
  loss: 'pinball',
  weighted: true,
  ragged: true,
  started: true,
  freeRunningFrom: null,
  batchSize: 2,
  clipNorm: null,
  scheduled: false,
});

describe('checkEngineTask', () => {
  it('takes a task whose parts fit together', () => {
    expect(() => checkEngineTask(task)).not.toThrow();
    expect(targetCount(task)).toBe(8);
    expect(targetCount({ ...task, answers: 'every' })).toBe(40);
    expect(lengthOf({ ...task, lengths: Int32Array.of(1, 2, 3, 4) }, 2)).toBe(3);
  });

  it.each<[string, Partial<EngineTask>]>([
    ['Networks of 2 layers are read and forecast with, not trained.', { network: { ...task.network, layers: 2 } }],
    ['The task has 3 weights of the networks, where 184 belong.', { parameters: new Float64Array(3) }],
    ['The task has 3 inputs, where 40 belong.', { inputs: new Float64Array(3) }],
    ['The task has 3 targets, where 8 belong.', { targets: new Float64Array(3) }],
    ['The task has 8 targets, where 40 belong.', { answers: 'every' }],
    ['The task has 3 weights of the targets, where 8 belong.', { weights: new Float64Array(3) }],
    ['The task has 3 initial states, where 24 belong.', { initialState: new Float64Array(3) }],
    ['The task has 3 lengths, where 4 belong.', { lengths: new Int32Array(3) }],
    ['A series of 6 steps does not fit a task of 5 steps.', { lengths: Int32Array.of(1, 6, 2, 3) }],
    ['A series of 0 steps does not fit a task of 5 steps.', { lengths: Int32Array.of(1, 0, 2, 3) }],
    ['A target cannot count -1; weights are finite and not negative.', { weights: new Float64Array(8).fill(-1) }],
    [
      'A target cannot count NaN; weights are finite and not negative.',
      { weights: new Float64Array(8).fill(Number.NaN) },
    ],
    ['2 outputs cannot be estimates of 1 quantiles.', { loss: { kind: 'pinball', levels: [0.5] } }],
    ['1 is no quantile’s level; levels are between 0 and 1.', { loss: { kind: 'pinball', levels: [0.5, 1] } }],
    [
      'A network that runs on its own answers needs one after every step, and a first step before.',
      { freeRunningFrom: 2 },
    ],
    ['A mini-batch of 0 series trains nothing.', { miniBatches: { size: 0, seed: 1 } }],
  ])('%s', (sentence, change) => {
    expect(() => checkEngineTask({ ...task, ...change })).toThrow(sentence.replace('’', "'"));
  });
});
