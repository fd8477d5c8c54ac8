import { describe, expect, it } from 'vitest';
import { expectAllNear } from '../../../test/support/expectAllClose.ts';
import { theta } from '../evaluation/baselines/theta.ts';
import { parameterCount, parameterLayout } from './parameterLayout.ts';
import type { Prior } from './prior.ts';
import { priorForecaster, priorThetaForecaster, untrainedForecaster } from './priorForecaster.ts';

const network = { cell: 'gru', hiddenSize: 2, inputSize: 3, outputSize: 4 } as const;

/** Answers that the series stays where it is. */
function standingPrior(): Prior {
  const parameters = new Float32Array(parameterCount(network)).fill(0.3);
  const { 'linear.weight': weight, 'linear.bias': bias } = parameterLayout(network);
  parameters.fill(0, weight.start, bias.end);
  return {
    predictor: {
      kind: 'direct',
      network,
      members: [{ seed: 1, weight: 1, parameters }],
      window: 12,
      features: ['deviation', 'difference', 'presence'],
      growth: 'squareRoot',
    },
    provenance: {
      command: '',
      data: '',
      engine: 'plain',
      seed: 1,
      series: 0,
      iterations: 0,
      batchSize: 1,
      learningRate: 0,
      validationLoss: 1,
    },
  };
}

/** Answers depend on what is read. */
function leaningPrior(): Prior {
  const prior = standingPrior();
  const [member] = prior.predictor.members;
  return {
    ...prior,
    predictor: {
      ...prior.predictor,
      members: [{ ...member, parameters: member.parameters.map((_, i) => Math.sin(i)) }],
    },
  };
}

describe('priorForecaster', () => {
  const season = [2, 4, 1, 3];
  const forecast = priorForecaster(standingPrior());

  it('takes a season out before the prior reads, and puts it back', () => {
    const history = Float64Array.from({ length: 24 }, (_, t) => 10 * season[t % 4]);
    expectAllNear(forecast(history, 6, 4), [20, 40, 10, 30, 20, 40], 1e-9);
    const [transform] = untrainedForecaster(standingPrior(), history, 4).components[0].transforms;
    expect(transform).toMatchObject({ kind: 'deseasonalise', period: 4, season: 'multiplicative', memory: 1 });
  });

  it('adds the season where values are not all positive', () => {
    const history = Float64Array.from({ length: 24 }, (_, t) => season[t % 4] - 2);
    expectAllNear(forecast(history, 6, 4), [0, 2, -1, 1, 0, 2], 1e-9);
  });

  it('leaves a series without season as it is', () => {
    const history = Float64Array.from({ length: 24 }, (_, t) => t * t);
    expect(untrainedForecaster(standingPrior(), history, 1).components[0].transforms).toEqual([]);
    expectAllNear(forecast(history, 6, 1), new Array(6).fill(23 * 23), 1e-9);
  });

  it('is shifted and scaled with the series', () => {
    const history = Float64Array.from({ length: 30 }, (_, t) => Math.sin(t) + 0.1 * t);
    const leaning = leaningPrior();
    const forecast = priorForecaster(leaning)(history, 9, 1);
    const moved = priorForecaster(leaning)(
      history.map((value) => 250 + 40 * value),
      9,
      1,
    );
    expectAllNear(
      moved,
      forecast.map((value) => 250 + 40 * value),
      1e-6,
    );
  });

  it('meets Theta half way', () => {
    const history = Float64Array.from({ length: 24 }, (_, t) => t * t);
    const expected = theta(history, 6, 1).map((value) => (value + 23 * 23) / 2);
    expectAllNear(priorThetaForecaster(standingPrior())(history, 6, 1), expected, 1e-6);
  });
});
