import { describe, expect, it } from 'vitest';
import type { DirectPredictor } from '../../../src/shared/model/forecaster/forecaster.ts';
import { direct, directInputs } from '../../../src/shared/model/forecaster/predictors/direct.ts';
import { parameterCount, parameterLayout } from '../../../src/shared/model/parameterLayout.ts';
import { expectAllNear } from '../../../test/support/expectAllClose.ts';
import { syntheticExample } from './pretrainingTask.ts';
import { type PriorExample, priorExampleArrays } from './priorExamples.ts';
import { priorNetwork, priorReading, priorSteps } from './priorNetwork.ts';
import { RandomDraws } from './randomDraws.ts';

const random = new RandomDraws(8);
const examples: readonly PriorExample[] = Array.from({ length: 20 }, () => syntheticExample(random));
const features = priorReading.features.length;

/** Answers the same whatever it reads. */
function constantPredictor(answer: Float64Array): DirectPredictor {
  const network = priorNetwork(2);
  const parameters = new Float32Array(parameterCount(network));
  parameters.set(answer, parameterLayout(network)['linear.bias'].start);
  return { kind: 'direct', ...priorReading, network, members: [{ seed: null, weight: 1, parameters }] };
}

describe('priorExampleArrays', () => {
  it('has the targets that the direct predictor makes the future of', () => {
    const { targets } = priorExampleArrays(examples);
    examples.forEach(({ values, known }, which) => {
      const answer = targets.subarray(which * priorSteps, (which + 1) * priorSteps);
      const forecast = direct(constantPredictor(answer), values.slice(0, known), priorSteps);
      const size = Math.max(...values.map(Math.abs));
      expectAllNear(forecast, values.subarray(known), 1e-5 * size);
    });
  });

  it('has the inputs that the direct predictor reads, but for most empty steps before them', () => {
    const { inputs, lengths, series } = priorExampleArrays(examples);
    examples.forEach(({ values, known, empty }, which) => {
      const read = values.slice(Math.max(known - priorReading.window, 0), known);
      const unit = read.slice(1).reduce((sum, value, t) => sum + Math.abs(value - read[t]), 0) / (read.length - 1);
      const whole = directInputs(priorReading, read, unit);
      const length = lengths?.[which] ?? 0;
      expect(length).toBe(Math.min(read.length + empty, priorReading.window));
      const mine = Array.from({ length: length * features }, (_, at) => {
        const time = Math.floor(at / features);
        return inputs[(time * series + which) * features + (at % features)];
      });
      expectAllNear(mine, whole.slice(-length * features), 1e-12);
    });
  });

  it('lets steps count nothing that an example does not reach', () => {
    const example = { values: Float64Array.of(1, 2, 4, 5, 7), known: 3, empty: 0 };
    const { weights, targets } = priorExampleArrays([example]);
    expectAllNear(weights?.subarray(0, 4) ?? [], [1, Math.SQRT1_2, 0, 0], 1e-12);
    // The unit is (1 + 2) / 2.
    expectAllNear(targets.subarray(0, 2), [1 / 1.5, 3 / (1.5 * Math.SQRT2)], 1e-12);
  });
});
