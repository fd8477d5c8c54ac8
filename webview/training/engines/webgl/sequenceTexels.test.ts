import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import type { EngineTask } from '../engineTask.ts';
import { sequenceTexels } from './sequenceTexels.ts';
import { planTask } from './taskPlan.ts';

const network = { cell: 'lstm', hiddenSize: 5, inputSize: 5, outputSize: 2 } as const;

/** Two series, of three steps and of two; what stands beyond the second's end is no number. */
const task: EngineTask = {
  network,
  members: 1,
  parameters: new Float64Array(parameterCount(network)),
  steps: 3,
  series: 2,
  inputs: Float64Array.from({ length: 30 }, (_, i) => (i < 25 ? i + 1 : Number.NaN)),
  targets: Float64Array.from({ length: 12 }, (_, i) => (i < 10 ? 100 + i : Number.NaN)),
  weights: Float64Array.of(1, 2, 1, 1, 0, 1, 3, 1, 1, 1, 5, 5),
  lengths: Int32Array.of(3, 2),
  initialState: Float64Array.from({ length: 20 }, (_, i) => i + 1),
  loss: { kind: 'pinball', levels: [0.25, 0.5] },
  learningRate: 0.01,
  clipNorm: null,
};

function texelsOf(of: EngineTask) {
  const facts = { renderer: null, performanceCaveat: false, rendersFloat32: true, maximumTextureSize: 8192 };
  const { inputs, targets, initial, weights } = sequenceTexels(of, planTask(of, facts));
  const texel = (grid: Float32Array) => (index: number) => [...grid.subarray(4 * index, 4 * index + 4)];
  return {
    input: texel(inputs),
    target: texel(targets),
    initial: texel(initial),
    weights: [...weights],
    inputs,
    targets,
  };
}

describe('sequenceTexels', () => {
  it('takes two texels for five inputs, and nothing from beyond a series’ end', () => {
    const { input, inputs } = texelsOf(task);
    expect(input(0)).toEqual([1, 2, 3, 4]);
    expect(input(1)).toEqual([5, 0, 0, 0]);
    // The second step of the second series, the third of the first, then nothing.
    expect(input(6)).toEqual([16, 17, 18, 19]);
    expect(input(8)).toEqual([21, 22, 23, 24]);
    expect([...inputs.subarray(40)].every((value) => value === 0)).toBe(true);
  });

  it('gives each target what an error costs above and below, times its weight', () => {
    const { target, targets, weights } = texelsOf(task);
    expect(target(0)).toEqual([100, 0, 0.75, 0.25]);
    expect(target(1)).toEqual([101, 0, 1, 1]);
    // One that does not count is not looked at.
    expect(target(4)).toEqual([0, 0, 0, 0]);
    expect(target(6)).toEqual([106, 0, 2.25, 0.75]);
    expect([...targets.subarray(40)].every((value) => value === 0)).toBe(true);
    expect(weights).toEqual([1 + 2 + 0 + 1 + 1 + 1, 1 + 1 + 3 + 1]);
  });

  it('places the last answer’s target at a series’ last step', () => {
    const { target, weights } = texelsOf({
      ...task,
      answers: 'last',
      targets: Float64Array.of(1, 2, 3, 4),
      weights: Float64Array.of(1, 1, 2, 1),
      loss: { kind: 'squared' },
    });
    expect([0, 1, 2, 3, 6, 8].map((index) => target(index))).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [3, 2, 0, 0],
      [1, 1, 0, 0],
    ]);
    expect(weights).toEqual([2, 3]);
  });

  it('pads hidden and cell states each to whole texels', () => {
    const { initial } = texelsOf(task);
    expect([0, 1, 2, 3, 4].map((index) => initial(index))).toEqual([
      [1, 2, 3, 4],
      [5, 0, 0, 0],
      [6, 7, 8, 9],
      [10, 0, 0, 0],
      [11, 12, 13, 14],
    ]);
  });
});
