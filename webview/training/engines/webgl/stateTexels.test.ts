import { describe, expect, it } from 'vitest';
import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import { scalarNetwork } from '../../../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { stateFromTexels, stateToTexels } from './stateTexels.ts';
import { planTask } from './taskPlan.ts';

describe('state texels', () => {
  it.each([
    [1, 1],
    [5, 3],
    [12, 2],
  ])('give back the state of %i units and %i members', (hiddenSize, members) => {
    const network = scalarNetwork(hiddenSize);
    const count = members * parameterCount(network);
    const numbers = (start: number) => Float64Array.from({ length: count }, (_, i) => Math.fround(start + i / 7));
    const state: EngineState = {
      iteration: 3,
      parameters: numbers(1),
      firstMoment: numbers(-2),
      secondMoment: numbers(3),
      bestParameters: numbers(-4),
      bestLosses: Float64Array.from({ length: members }, (_, i) => (i === 0 ? Number.POSITIVE_INFINITY : i / 2)),
    };
    const plan = planTask(
      {
        network,
        members,
        parameters: state.parameters,
        steps: 10,
        series: 2,
        inputs: new Float64Array(20),
        targets: new Float64Array(20),
        learningRate: 0.01,
        clipNorm: null,
      },
      { renderer: null, performanceCaveat: false, rendersFloat32: true, maximumTextureSize: 4096 },
    );
    expect(stateFromTexels(network, plan, 3, stateToTexels(network, plan, state))).toEqual(state);
  });
});
