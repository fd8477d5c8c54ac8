import { describe, expect, it } from 'vitest';
import { scalarNetwork } from '../../../../src/shared/model/networkShape.ts';
import type { EngineTask } from '../engineTask.ts';
import type { WebglFacts } from './judgeWebgl.ts';
import { dataColumns, dataRows, evenBlocks, likelyBlockSteps, planTask } from './taskPlan.ts';

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
    expect(plan.columns).toBe(members * series * Math.ceil(hiddenSize / 4));
    expect(plan.sumRows * plan.columns).toBeGreaterThanOrEqual(members * plan.texels.count);
    for (const atMost of [1, 7, likelyBlockSteps(plan, true), plan.largestBlock]) {
      const { blockSteps, blocks } = evenBlocks(steps, atMost);
      expect(blockSteps).toBeLessThanOrEqual(atMost);
      expect(blocks * blockSteps).toBeGreaterThanOrEqual(steps);
      expect((blocks - 1) * blockSteps).toBeLessThan(steps);
      // Steps past the end have data too.
      expect(dataRows(plan, series, 1) * dataColumns).toBeGreaterThanOrEqual(blocks * blockSteps * series);
    }
    expect(Number.isInteger(Math.log2(dataColumns))).toBe(true);
    expect(plan.lossCapacity % 4).toBe(0);
  });

  it('takes the series of one mini-batch side by side', () => {
    const large = { ...task(12, 50, 2, 5000), miniBatches: { size: 32, seed: 1 } };
    expect(planTask(large, facts)).toMatchObject({ series: 32, columns: 2 * 32 * 3 });
    expect(planTask({ ...task(12, 50, 2, 7), miniBatches: { size: 32, seed: 1 } }, facts).series).toBe(7);
  });

  it('guesses long blocks for a small network and short ones for a large one', () => {
    expect(likelyBlockSteps(planTask(task(12, 399), facts), true)).toBe(30);
    expect(likelyBlockSteps(planTask(task(64, 399), facts), true)).toBeLessThan(4);
  });

  it('guesses longer blocks on a GPU, where the weights are in registers', () => {
    expect(likelyBlockSteps(planTask(task(12, 399), facts), false)).toBe(90);
    expect(likelyBlockSteps(planTask(task(12, 40), facts), false)).toBe(40);
    expect(likelyBlockSteps(planTask(task(64, 399), facts), false)).toBeLessThan(4);
  });

  it.each([
    ['hidden units', task(65, 100), 'WebGL trains at most 64 hidden units here, not 65.'],
    [
      'members',
      task(12, 100, 3000),
      '3,000 networks of 12 units on 1 series of 100 steps need textures of 15,000 texels along a side; WebGL has 8,192 here.',
    ],
    [
      'steps',
      task(64, 3_000_000),
      '1 network of 64 units on 1 series of 3,000,000 steps need 825 MB of graphics memory; WebGL takes at most 512 MB here.',
    ],
  ])('refuses too many %s with a sentence', (_, excessive, sentence) => {
    expect(() => planTask(excessive, facts)).toThrow(sentence);
  });
});
