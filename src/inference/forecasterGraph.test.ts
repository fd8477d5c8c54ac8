import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import {
  anyTransform,
  directPredictor,
  forecasterOf,
  rollOutPredictor,
  testSeries,
} from '../../test/support/forecasters.ts';
import { runtimeFiles } from '../../test/support/models.ts';
import { runForecaster } from '../../test/support/runForecaster.ts';
import { evaluateForecaster } from '../shared/model/forecaster/evaluateForecaster.ts';
import type { Forecaster, Predictor, Transform } from '../shared/model/forecaster/forecaster.ts';
import { intervalNames } from '../shared/onnx/forecaster/forecasterGraph.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

const runtime = new OnnxRuntime(runtimeFiles);

/**
 * Compares a graph with what it mirrors, relative to the spread of the series and its forecast, and to what 32 bits make
 * of the level.
 */
async function expectMirrored(
  forecaster: Forecaster,
  histories: readonly ArrayLike<number>[],
  horizon: number,
  relative = 1e-4,
): Promise<void> {
  const outputs = await runForecaster(runtime, forecaster, histories, horizon);
  histories.forEach((history, which) => {
    const { forecast, intervals, fit } = evaluateForecaster(forecaster, history, horizon);
    const known = Array.from(history).filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const spread = Math.max(...[...known, ...forecast].map((value) => Math.abs(value - mean)));
    const tolerance = relative * spread + 2e-7 * Math.abs(mean) + 1e-30;
    expectAllNear(outputs.forecast[which], forecast, tolerance);
    intervals.forEach(({ lower, upper }, place) => {
      const names = intervalNames(forecaster)[place];
      expectAllNear(outputs[names.lower][which], lower, tolerance);
      expectAllNear(outputs[names.upper][which], upper, tolerance);
    });
    expect(outputs.fit === undefined).toBe(fit === null);
    if (fit !== null) {
      expect(outputs.fit[which][0]).toBeNaN();
      expectAllNear(outputs.fit[which].subarray(1), fit.subarray(1), tolerance);
    }
  });
}

const drift: Predictor = { kind: 'drift' };
const standard: Transform = { kind: 'scale', centre: 'mean', unit: 'deviation' };
const series = (steps: number) => [
  testSeries(steps, 40, 2, 1),
  testSeries(steps, 70, 3, 2),
  testSeries(steps, 50, 1, 3),
];

describe('the graph of a transform', () => {
  const transforms: readonly Transform[] = [
    { kind: 'log', offset: 0 },
    { kind: 'log', offset: 10 },
    { kind: 'signedLog', unit: 'deviation' },
    { kind: 'signedLog', unit: 4 },
    { kind: 'difference', lag: 1 },
    { kind: 'difference', lag: 12 },
    { kind: 'deseasonalise', period: 12, season: 'additive' },
    { kind: 'deseasonalise', period: 7, season: 'additive' },
    { kind: 'deseasonalise', period: 4, season: 'multiplicative' },
    { kind: 'deseasonalise', period: 200, season: 'multiplicative' },
    { kind: 'deseasonalise', period: 12, season: 'multiplicative', memory: 0.6 },
    { kind: 'deseasonalise', period: 5, season: 'additive', memory: 0.3, strength: 0.7 },
    { kind: 'scale', centre: 'mean', unit: 'deviation' },
    { kind: 'scale', centre: 'last', unit: 'meanAbsoluteDifference' },
    { kind: 'scale', centre: 41, unit: 3 },
    { kind: 'damp', factor: 0.9 },
    { kind: 'bound', margin: 0.01 },
    {
      kind: 'likeTraining',
      scaling: { offset: 50, scale: 2 },
      trainedOn: { count: 100, minimum: 38, maximum: 48, mean: 43, deviation: 2 },
    },
    { kind: 'likeTraining', scaling: { offset: 0, scale: 1 }, trainedOn: null },
    {
      kind: 'likeTraining',
      scaling: { offset: 50, scale: 2 },
      trainedOn: { count: 9, minimum: 50, maximum: 50, mean: 50, deviation: 0 },
    },
  ];

  it.each(transforms.map((transform) => [JSON.stringify(transform), transform] as const))(
    '%s mirrors what it stands for, there and back',
    async (_, transform) => {
      for (const predictor of [drift, rollOutPredictor('rnn', 5, 1)]) {
        for (const horizon of [1, 5, 31]) {
          await expectMirrored(forecasterOf([transform], predictor), series(57), horizon);
        }
      }
    },
  );
});

describe('the graph of a predictor', () => {
  const predictors: Record<string, Predictor> = {
    'one RNN': rollOutPredictor('rnn', 12, 1),
    'three RNNs': rollOutPredictor('rnn', 5, 3),
    'one GRU': rollOutPredictor('gru', 12, 1),
    'two GRUs': rollOutPredictor('gru', 3, 2),
    'one LSTM': rollOutPredictor('lstm', 12, 1),
    'two LSTMs': rollOutPredictor('lstm', 1, 2),
    'an RNN of two layers': rollOutPredictor('rnn', 5, 1, 3, 2),
    'three RNNs of two layers': rollOutPredictor('rnn', 4, 3, 3, 2),
    'a GRU of two layers': rollOutPredictor('gru', 6, 1, 3, 2),
    'two GRUs of two layers': rollOutPredictor('gru', 3, 2, 3, 2),
    'an LSTM of two layers': rollOutPredictor('lstm', 5, 1, 3, 2),
    'two LSTMs of two layers': rollOutPredictor('lstm', 1, 2, 3, 2),
    'a direct GRU of two layers': directPredictor('gru', { layers: 2 }),
    'direct LSTMs of two layers': directPredictor('lstm', { members: 2, layers: 2 }),
    'a direct GRU': directPredictor('gru'),
    'direct GRUs of a longer memory': directPredictor('gru', { window: 80, members: 2 }),
    'a direct GRU that reads smoothed levels': directPredictor(
      'gru',
      { window: 80 },
      { features: ['deviation', 'slowLevel', 'presence', 'fastLevel'] },
    ),
    'a direct LSTM of one step': directPredictor('lstm', { steps: 1 }, { growth: 'none' }),
    'the seasonal naive method': { kind: 'seasonalNaive', period: 12 },
    'the seasonal naive method of a season not seen': { kind: 'seasonalNaive', period: 100 },
    drift,
    'Theta of little smoothing': { kind: 'theta', smoothing: 0.02 },
    'Theta of much smoothing': { kind: 'theta', smoothing: 0.9 },
  };

  it.each(Object.entries(predictors))('%s mirrors what it stands for', async (_, predictor) => {
    for (const [steps, horizon] of [
      [57, 1],
      [57, 8],
      [40, 29],
      [2, 20],
    ]) {
      await expectMirrored(forecasterOf([standard], predictor), series(steps), horizon);
    }
  });
});

describe('the graph of a forecaster', () => {
  it('mirrors chains of transforms', async () => {
    const chains = fc.array(anyTransform, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(chains, fc.nat(), fc.integer({ min: 1, max: 40 }), async (chain, seed, horizon) => {
        const histories = [testSeries(80, 30, 2, seed), testSeries(80, -5, 1, seed + 1)];
        const predictor = rollOutPredictor('rnn', 4, 1, seed);
        await expectMirrored(forecasterOf([...chain, standard], predictor), histories, horizon, 1e-3);
      }),
      { numRuns: 40 },
    );
  });

  it('fills missing values as its mirror does', async () => {
    const gaps = series(40);
    gaps[0].fill(Number.NaN, 0, 3);
    gaps[0].fill(Number.NaN, 37);
    gaps[1].fill(Number.NaN, 10, 12);
    gaps[1].fill(Number.NaN, 0, 39);
    gaps[2][20] = Number.NaN;
    await expectMirrored(forecasterOf([], drift), gaps, 4);
    await expectMirrored(forecasterOf([standard], rollOutPredictor('gru', 6, 1)), gaps, 4);
  });

  it('knows nothing of a series of which nothing is known, and forecasts the others', async () => {
    const [known] = series(30);
    const forecaster = forecasterOf([standard], rollOutPredictor('rnn', 6, 1));
    const { forecast } = await runForecaster(runtime, forecaster, [new Float64Array(30).fill(Number.NaN), known], 3);
    expect([...forecast[0]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expectAllNear(forecast[1], evaluateForecaster(forecaster, known, 3).forecast, 1e-3);
  });

  it('forecasts a constant series as that constant', async () => {
    const constant = new Float64Array(30).fill(7);
    for (const transforms of [[standard], [{ kind: 'difference', lag: 1 } as const, standard]]) {
      await expectMirrored(forecasterOf(transforms, { kind: 'seasonalNaive', period: 1 }), [constant], 9);
    }
    const direct = forecasterOf([], directPredictor('gru'));
    await expectMirrored(direct, [constant], 9);
    expect([...evaluateForecaster(direct, constant, 9).forecast]).toEqual(new Array(9).fill(7));
  });

  it('mixes components step by step, whatever those that count nothing say', async () => {
    const season: Transform = { kind: 'deseasonalise', period: 12, season: 'multiplicative' };
    const exploding = rollOutPredictor('rnn', 2, 1);
    if (exploding.kind === 'rollOut') {
      exploding.members[0].parameters.fill(3e38);
    }
    const components = [
      {
        name: 'networks',
        weights: [3, 2, 1],
        transforms: [season, standard],
        predictor: rollOutPredictor('gru', 5, 2),
      },
      {
        name: 'prior',
        weights: [0, 1],
        transforms: [{ kind: 'log', offset: 0 } as const],
        predictor: directPredictor('gru'),
      },
      { name: 'Theta', weights: [1], transforms: [season], predictor: { kind: 'theta', smoothing: 0.3 } as const },
      { name: 'lost', weights: [0], transforms: [], predictor: exploding },
    ];
    await expectMirrored({ components, calibration: null, nonNegative: false }, series(60), 20);
  });

  it('draws intervals that contain the forecast and never narrow, and stops at zero where it should', async () => {
    const intervals = [
      { level: 0.8, below: [1, 2, 3], above: [0.5, 0.5, 4] },
      { level: 0.95, below: [2, 4, 5], above: [3, 3, 8] },
      { level: 0.995, below: [9], above: [9] },
    ];
    for (const unit of [{ kind: 'one' } as const, { kind: 'absoluteDifference', lag: 12 } as const]) {
      const calibration = { unit, growth: 0.5, intervals };
      const histories = [...series(40), testSeries(40, 0, 1, 9).map((value) => 1 - value)];
      await expectMirrored(forecasterOf([], drift, { calibration }), histories, 10);
      const positive = forecasterOf([], drift, { calibration, nonNegative: true });
      await expectMirrored(positive, histories, 10);
      const outputs = await runForecaster(runtime, positive, histories, 10);
      expect(Object.keys(outputs)).toEqual([
        ...['forecast', 'lower', 'upper', 'lower_95', 'upper_95', 'lower_99_5', 'upper_99_5'],
      ]);
      expect(outputs.lower[3]).toContain(0);
      outputs.forecast[3].forEach((value, step) => {
        expect(outputs.lower[3][step]).toBeLessThanOrEqual(value);
        expect(outputs.upper[3][step]).toBeGreaterThanOrEqual(value);
      });
    }
  });

  it('says of intervals that are not known that they are not', async () => {
    const { lower, upper } = await runForecaster(runtime, forecasterOf([], drift), series(20), 2);
    expect([...lower[0], ...upper[2]]).toEqual(Array(4).fill(Number.NaN));
  });

  it('forecasts the largest and the smallest numbers as it does others', async () => {
    const size = (factor: number) => testSeries(60, 3, 1, 5).map((value) => Math.fround(value * factor));
    for (const unit of ['deviation', 'meanAbsoluteDifference'] as const) {
      const forecaster = forecasterOf([{ kind: 'scale', centre: 'mean', unit }], rollOutPredictor('rnn', 6, 1));
      await expectMirrored(forecaster, [size(1e29), size(1), size(1e-25)], 12);
    }
    const like = { kind: 'likeTraining', scaling: { offset: 0, scale: 1 }, trainedOn: null } as const;
    await expectMirrored(forecasterOf([like], rollOutPredictor('rnn', 6, 1)), [size(1e29), size(1), size(1e-25)], 12);
  });

  const pipelines: Record<string, readonly Transform[]> = {
    'standard units': [standard],
    'local units': [{ kind: 'scale', centre: 'last', unit: 'meanAbsoluteDifference' }],
    differences: [{ kind: 'difference', lag: 1 }, standard],
    'an additive season': [{ kind: 'deseasonalise', period: 12, season: 'additive' }, standard],
    'a season that multiplies': [{ kind: 'deseasonalise', period: 12, season: 'multiplicative' }, standard],
    logarithms: [{ kind: 'log', offset: 0 }, standard],
    'differences of logarithms': [{ kind: 'log', offset: 0 }, { kind: 'difference', lag: 1 }, standard],
  };

  it.each(Object.entries(pipelines))(
    'loses no digits of a small change at a high level, by %s',
    async (_, pipeline) => {
      for (const level of [1e6, 1e9]) {
        // Whole multiples of what a 32-bit float can tell apart at this level.
        const grain = 2 ** (Math.floor(Math.log2(level)) - 23);
        const history = testSeries(60, 0, 200, 4).map((value) => Math.round(level / grain + value) * grain);
        const forecaster = forecasterOf(pipeline, rollOutPredictor('rnn', 6, 1));
        const { forecast } = await runForecaster(runtime, forecaster, [history], 12);
        const expected = evaluateForecaster(forecaster, history, 12).forecast;
        // The answer itself is rounded to the grain.
        expectAllNear(forecast[0], expected, 0.6 * grain);
      }
    },
  );
});
