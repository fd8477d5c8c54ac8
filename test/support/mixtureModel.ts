import type { Forecaster } from '../../src/shared/model/forecaster/forecaster.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { directPredictor, rollOutPredictor } from './forecasters.ts';
import { tutorialModel } from './models.ts';

/** Every kind of transform and predictor in one file. */
export function mixtureModel(): ForecastModel {
  const standard = { kind: 'scale', centre: 'mean', unit: 'deviation' } as const;
  const main = rollOutPredictor('gru', 6, 2);
  if (main.kind !== 'rollOut') {
    throw new Error('The first component has networks.');
  }
  const forecaster: Forecaster = {
    components: [
      {
        name: 'networks',
        weights: [3, 2, 1],
        transforms: [
          { kind: 'deseasonalise', period: 12, season: 'multiplicative' },
          { kind: 'damp', factor: 0.9 },
          standard,
        ],
        predictor: main,
      },
      {
        name: 'seasonal differences of logarithms',
        weights: [1],
        transforms: [
          { kind: 'log', offset: 0 },
          { kind: 'difference', lag: 12 },
          { kind: 'bound', margin: 0.5 },
          standard,
        ],
        predictor: rollOutPredictor('lstm', 5, 2),
      },
      {
        name: 'many steps at once',
        weights: [1],
        transforms: [
          { kind: 'deseasonalise', period: 4, season: 'additive' },
          { kind: 'signedLog', unit: 'deviation' },
        ],
        predictor: directPredictor('gru'),
      },
      { name: 'Theta', weights: [1], transforms: [], predictor: { kind: 'theta', smoothing: 0.3 } },
      { name: 'last season', weights: [1], transforms: [], predictor: { kind: 'seasonalNaive', period: 12 } },
      { name: 'line', weights: [1], transforms: [], predictor: { kind: 'drift' } },
    ],
    calibration: {
      unit: { kind: 'absoluteDifference', lag: 12 },
      growth: 0.5,
      intervals: [
        { level: 0.8, below: [1, 1.5], above: [1, 2] },
        { level: 0.95, below: [2, 3], above: [2, 4] },
      ],
    },
    nonNegative: true,
  };
  return tutorialModel({ forecaster, network: main.network, parameters: main.members[0].parameters });
}
