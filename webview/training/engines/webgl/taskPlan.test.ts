import { describe, expect, it } from 'vitest';
import { scalarNetwork } from '../../../../src/shared/model/networkShape.ts';
import type { EngineTask } from '../engineTask.ts';
import type { WebglFacts } from './judgeWebgl.ts';
import { planTask } from './taskPlan.ts';

const facts: WebglFacts = {
  renderer: null,
  performanceCaveat: false,
  rendersFloat32: true,
  maximumTextureSize: 8192,
};

function task(hiddenSize: number, steps: number, members = 1, series = 1): EngineTask {
  const none = new Float64Array(0);
  const network = scalarNetwork(hiddenSize);
  return {
    network,
    members,
    parameters: none,
    steps,
    series,
    inputs: none,
    targets: none,
    learningRate: 0.01,
    clipNorm: null,
  };
}

describe('planTask', () => {
  it.each([
    [1, 1, 1, 1],
    [12, 399, 1, 1],
    [12, 8, 64, 1],
    [64, 1000, 8, 3],
    [5, 100_000, 1, 1],
  ])('covers %i units, %i steps, %i members, %i series', (hiddenSize, steps, members, series) => {
    const plan = planTask(task(hiddenSize, steps, members, series), facts);
    expect(plan.blocks * plan.blockSteps).toBeGreaterThanOrEqual(steps);
    expect((plan.blocks - 1) * plan.blockSteps).toBeLessThan(steps);
    expect(plan.sumRows * plan.columns).toBeGreaterThanOrEqual(members * plan.texels.count);
    // One block of padding past the end, where weights are zero.
    expect(plan.dataRows * plan.dataColumns).toBeGreaterThanOrEqual((plan.blocks + 1) * plan.blockSteps * series);
    expect(Number.isInteger(Math.log2(plan.dataColumns))).toBe(true);
    expect(plan.lossCapacity % 4).toBe(0);
  });

  it('fuses many steps of a small network and few of a large one', () => {
    expect(planTask(task(12, 399), facts).blockSteps).toBe(29);
    expect(planTask(task(64, 399), facts).blockSteps).toBeLessThan(4);
    expect(planTask(task(12, 399), facts, 25).blockSteps).toBe(25);
  });

  it.each([
    ['hidden units', task(65, 100)],
    ['members', task(12, 100, 3000)],
    ['steps', task(64, 5_000_000)],
  ])('refuses too many %s with a sentence', (_, excessive) => {
    expect(() => planTask(excessive, facts)).toThrow(/WebGL .* here.*\.$/);
  });
});
