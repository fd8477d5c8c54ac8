import { describe, expect, it } from 'vitest';
import { noisySine } from '../series/noisySine.ts';
import { identityScaling, standardise, toNetworkUnits } from '../series/scaling.ts';
import { summarise } from '../series/seriesSummary.ts';
import type { ForecastModel } from './forecastModel.ts';
import { tutorialShape } from './networkShape.ts';
import { scalingForSeries } from './scalingForSeries.ts';

const sine = noisySine(7, 0).values;

function modelOf(overrides: Partial<ForecastModel>): ForecastModel {
  return {
    name: 'Sine',
    network: tutorialShape,
    parameters: new Float32Array(193),
    scaling: identityScaling,
    trainedOn: summarise(sine),
    provenance: { source: { kind: 'sine', seed: 7 }, createdAt: '2026-01-01T00:00:00.000Z', training: null },
    ...overrides,
  };
}

describe('scalingForSeries', () => {
  it('keeps the training scaling for the training series and for parts of it', () => {
    const model = modelOf({});
    expect(scalingForSeries(model, summarise(sine))).toEqual({ scaling: identityScaling, asTrained: true });
    expect(scalingForSeries(model, summarise(sine.slice(200))).asTrained).toBe(true);
  });

  it('shows the network a wave in the thousands as the wave it knows', () => {
    const model = modelOf({});
    const thousands = sine.map((value) => 5000 + 300 * value);
    const { scaling, asTrained } = scalingForSeries(model, summarise(thousands));
    expect(asTrained).toBe(false);
    toNetworkUnits(scaling, thousands).forEach((value, i) => {
      expect(value).toBeCloseTo(sine[i], 9);
    });
  });

  it('does so for a model that was trained in other units, too', () => {
    const trained = sine.map((value) => 40 + 2 * value);
    const model = modelOf({ trainedOn: summarise(trained), scaling: standardise(summarise(trained)) });
    const other = trained.map((value) => -1e6 + 1e4 * value);
    const expected = toNetworkUnits(model.scaling, trained);
    const { scaling } = scalingForSeries(model, summarise(other));
    toNetworkUnits(scaling, other).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 9);
    });
  });

  it('rescales a small series inside the range known, which would look constant otherwise', () => {
    expect(scalingForSeries(modelOf({}), summarise(sine.map((value) => value / 100))).asTrained).toBe(false);
  });

  it('takes a network from elsewhere for one of the unit sine', () => {
    const model = modelOf({ trainedOn: null });
    expect(scalingForSeries(model, summarise(sine))).toEqual({ scaling: identityScaling, asTrained: true });
    expect(scalingForSeries(model, summarise(sine.map((value) => 1000 * value))).asTrained).toBe(false);
  });
});
