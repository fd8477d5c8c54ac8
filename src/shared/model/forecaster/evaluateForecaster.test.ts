import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAllNear } from '../../../../test/support/expectAllClose.ts';
import {
  anyTransform,
  directPredictor,
  forecasterOf,
  rollOutPredictor,
  testSeries,
} from '../../../../test/support/forecasters.ts';
import { scalarNetwork } from '../networkShape.ts';
import { parameterCount, parameterLayout } from '../parameterLayout.ts';
import { evaluateForecaster, hasFit, shortestHistory } from './evaluateForecaster.ts';
import { fillMissing } from './fillMissing.ts';
import type { Transform } from './forecaster.ts';
import { directInputs } from './predictors/direct.ts';
import { applyTransform, signedLog } from './transforms/applyTransform.ts';

const missing = Number.NaN;

describe('fillMissing', () => {
  it.each([
    [
      [1, missing, 3],
      [1, 2, 3],
    ],
    [
      [missing, missing, 5, missing, missing, 2, missing],
      [5, 5, 5, 4, 3, 2, 2],
    ],
    [
      [4, 5],
      [4, 5],
    ],
    [[missing], [missing]],
  ])('of %j gives %j', (values, expected) => {
    expect([...fillMissing(values)]).toEqual(expected);
  });
});

describe('applyTransform', () => {
  const history = testSeries(60, 30, 2, 1);

  it('can be undone on the series itself, or on what follows it', () => {
    fc.assert(
      fc.property(anyTransform, (transform) => {
        const { values, invertFit, invert } = applyTransform(transform, history);
        if (transform.kind === 'difference') {
          const before = applyTransform(transform, history.subarray(0, 40));
          expectAllNear(before.invert(values.subarray(40 - transform.lag)), history.subarray(40), 1e-9);
        } else {
          expectAllNear(invertFit!(values), history, 1e-9);
          expect(invert(new Float64Array(5))).toHaveLength(5);
        }
      }),
    );
  });

  it.each<[Transform, number[], number[], number[]]>([
    [{ kind: 'log', offset: 1 }, [0, Math.E - 1], [0, 1], [Math.E - 1]],
    [{ kind: 'difference', lag: 1 }, [1, 3, 4], [2, 1], [5]],
    [{ kind: 'difference', lag: 2 }, [1, 3, 4], [3], [4]],
    [{ kind: 'scale', centre: 'last', unit: 'meanAbsoluteDifference' }, [1, 5, 7], [-2, -2 / 3, 0], [10]],
    [{ kind: 'damp', factor: 0.5 }, [2, 4], [2, 4], [2.5]],
    [{ kind: 'bound', margin: 0.5 }, [2, 4], [2, 4], [1]],
  ])('%j of %j is %j; a forecast of 1 becomes %j', (transform, values, transformed, forecast) => {
    const applied = applyTransform(transform, Float64Array.from(values));
    expectAllNear(applied.values, transformed, 1e-12);
    expectAllNear(applied.invert(Float64Array.of(1)), forecast, 1e-12);
  });
});

describe('directInputs', () => {
  it('reads distances and differences in units, and nothing before the start', () => {
    const features = ['presence', 'deviation', 'difference'] as const;
    expectAllNear(
      directInputs({ window: 3, features }, Float64Array.of(8, 6), 2),
      [0, 0, 0, 1, signedLog(1), 0, 1, 0, signedLog(-1)],
      1e-12,
    );
  });

  it('reads smoothed levels, whose weights sum to 1 from the first value on', () => {
    const levels = [0, 8, (0.9 * 8 + 6) / 1.9].map((level) => signedLog((level - 6) / 2));
    const faster = [0, 8, (0.7 * 8 + 6) / 1.7].map((level) => signedLog((level - 6) / 2));
    expectAllNear(
      directInputs({ window: 3, features: ['slowLevel', 'fastLevel'] }, Float64Array.of(8, 6), 2),
      [0, 0, levels[1], faster[1], levels[2], faster[2]],
      1e-12,
    );
  });
});

describe('evaluateForecaster', () => {
  it('rolls out a network by hand: it answers with half of what it reads', () => {
    const network = scalarNetwork(1, 'rnn');
    const parameters = new Float32Array(parameterCount(network));
    // So little that tanh is the identity.
    parameters[parameterLayout(network)['rnn.weight_ih_l0'].start] = 1e-6;
    parameters[parameterLayout(network)['linear.weight'].start] = 0.5e6;
    const members = [{ seed: 1, weight: 1, parameters }];
    const forecaster = forecasterOf([{ kind: 'scale', centre: 10, unit: 2 }], { kind: 'rollOut', network, members });
    const { forecast, fit } = evaluateForecaster(forecaster, [18, 14, 26], 3);
    // In units: 4, 2, 8 is answered by 2, 1, 4, and that by 2, 1.
    expectAllNear(forecast, [18, 14, 12], 1e-5);
    expectAllNear(fit!.subarray(1), [14, 12], 1e-5);
  });

  it('goes on from its own steps where the horizon is longer than a look gives', () => {
    const predictor = directPredictor('gru', { steps: 4, window: 100 });
    const history = testSeries(30, 5, 1, 2);
    const whole = evaluateForecaster(forecasterOf([], predictor), history, 8).forecast;
    expectAllNear(evaluateForecaster(forecasterOf([], predictor), history, 4).forecast, whole.subarray(0, 4), 1e-12);
  });

  it('weighs components step by step', () => {
    const naive = { kind: 'seasonalNaive', period: 1 } as const;
    const components = [
      { name: 'last', weights: [1, 3], transforms: [], predictor: naive },
      { name: 'line', weights: [1], transforms: [], predictor: { kind: 'drift' } as const },
    ];
    const { forecast } = evaluateForecaster({ components, calibration: null, nonNegative: false }, [0, 4], 3);
    expectAllNear(forecast, [6, 6, 7], 1e-12);
  });

  it('reaches further as the calibration says, and stops at zero', () => {
    const calibration = {
      unit: { kind: 'absoluteDifference', lag: 1 } as const,
      growth: 1,
      intervals: [{ level: 0.9, below: [1, 2], above: [3, 3] }],
    };
    const naive = { kind: 'seasonalNaive', period: 1 } as const;
    const { forecast, intervals } = evaluateForecaster(
      forecasterOf([], naive, { calibration, nonNegative: true }),
      [1, 3, 5],
      4,
    );
    expect([...forecast]).toEqual([5, 5, 5, 5]);
    expect([...intervals[0].lower]).toEqual([3, 1, 0, 0]);
    expect([...intervals[0].upper]).toEqual([11, 11, 14, 17]);
  });

  it('says how many values it takes', () => {
    const forecaster = forecasterOf(
      [
        { kind: 'difference', lag: 12 },
        { kind: 'difference', lag: 1 },
      ],
      rollOutPredictor('rnn', 2, 1),
    );
    expect(shortestHistory(forecaster)).toBe(14);
    expect(hasFit(forecaster)).toBe(false);
    expect(() => evaluateForecaster(forecaster, new Float64Array(13), 1)).toThrow(
      'This model forecasts from 14 values or more; these are 13.',
    );
    expect(() => evaluateForecaster(forecaster, new Float64Array(14).fill(missing), 1)).toThrow(
      'None of the values is known',
    );
  });
});
