import { describe, expect, it } from 'vitest';
import { expectAllNear } from '../../../../test/support/expectAllClose.ts';
import { directPredictor, rollOutPredictor, testSeries } from '../../../../test/support/forecasters.ts';
import { parameterCount } from '../parameterLayout.ts';
import { evaluateForecaster } from './evaluateForecaster.ts';
import type { Forecaster, Predictor, Transform } from './forecaster.ts';
import { oneStepFit } from './oneStepFit.ts';

const plenty = 1e9;
const series = Float64Array.from(testSeries(60, 3, 2, 5), (value) => Math.abs(value) + 1);

function made(...parts: readonly (readonly [predictor: Predictor, transforms: readonly Transform[]])[]): Forecaster {
  return {
    components: parts.map(([predictor, transforms], which) => ({
      name: `part ${which}`,
      weights: [which + 1],
      transforms,
      predictor,
    })),
    calibration: null,
    nonNegative: false,
  };
}

describe('oneStepFit', () => {
  // Nothing in these is measured on the series, so that what is known later changes nothing.
  it.each<[string, Forecaster]>([
    ['networks on their own answers', made([rollOutPredictor('rnn', 6, 2), [{ kind: 'scale', centre: 1, unit: 2 }]])],
    ['networks on differences', made([rollOutPredictor('rnn', 6, 2), [{ kind: 'difference', lag: 4 }]])],
    [
      'networks on damped differences of logarithms',
      made([
        rollOutPredictor('rnn', 6, 2),
        [
          { kind: 'damp', factor: 0.7 },
          { kind: 'log', offset: 0 },
          { kind: 'difference', lag: 1 },
        ],
      ]),
    ],
    ['networks that read a window', made([directPredictor('gru'), []])],
    ['the last season', made([{ kind: 'seasonalNaive', period: 5 }, []])],
    ['Theta', made([{ kind: 'theta', smoothing: 0.4 }, []])],
    [
      'a mixture',
      made(
        [rollOutPredictor('rnn', 6, 2), [{ kind: 'difference', lag: 1 }]],
        [directPredictor('gru'), [{ kind: 'log', offset: 0 }]],
        [{ kind: 'drift' }, []],
      ),
    ],
  ])('expects of each value what the forecaster says of it, given those before: %s', (_, forecaster) => {
    const fit = oneStepFit(forecaster, series, plenty);
    expect(fit.length).toBeGreaterThan(50);
    const start = series.length - fit.length;
    const said = Array.from(fit, (_, i) => evaluateForecaster(forecaster, series.slice(0, start + i), 1).forecast[0]);
    expectAllNear(fit, said, 1e-9);
  });

  it('tells of the last values what it may spend, and nothing of too few', () => {
    const forecaster = made([directPredictor('gru'), []]);
    const whole = oneStepFit(forecaster, series, plenty);
    const { network } = directPredictor('gru');
    // Windows are full here: 24 steps, each as many multiplications as there are weights.
    const perStep = 24 * parameterCount(network);
    const some = oneStepFit(forecaster, series, 20.5 * perStep);
    expect(some).toHaveLength(20);
    expectAllNear(some, whole.slice(-20), 1e-12);
    expect(oneStepFit(forecaster, series, 5.5 * perStep)).toHaveLength(0);
  });

  it('leaves out what counts nothing, whatever it says', () => {
    const broken = made([{ kind: 'drift' }, []], [rollOutPredictor('rnn', 6, 2), [{ kind: 'log', offset: -1e6 }]]);
    const weights = [[1], [0]];
    const components = broken.components.map((each, which) => ({ ...each, weights: weights[which] }));
    const alone = oneStepFit(made([{ kind: 'drift' }, []]), series, plenty);
    expect(oneStepFit({ ...broken, components }, series, plenty)).toEqual(alone);
  });
});
