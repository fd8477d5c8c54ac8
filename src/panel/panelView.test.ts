import { describe, expect, it } from 'vitest';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { tutorialShape } from '../shared/model/networkShape.ts';
import type { TrainingOutcome, TrainingRequest } from '../shared/protocol.ts';
import { identityScaling } from '../shared/series/scaling.ts';
import { forecastView, trainedView } from './panelView.ts';

const history = Float64Array.from([1, 2, 1, 2, 1, 2, 1, 2]);
const fit = Float64Array.from([1.9, 1.1, 1.9, 1.1, 1.9, 1.1, 1.9]);
const series = { values: history, gaps: [], time: null, season: null, notes: [] };
const backend = { engine: 'plain', renderer: null, reason: 'The test asks for it.' } as const;

const model: ForecastModel = {
  name: 'Sine',
  network: tutorialShape,
  parameters: new Float32Array(193),
  scaling: identityScaling,
  trainedOn: null,
  provenance: {
    source: { kind: 'sine', seed: 7 },
    createdAt: '2026-01-01T00:00:00.000Z',
    training: {
      seed: 7,
      iterations: 3,
      learningRate: 0.01,
      backend,
      msPerIteration: 2,
      bestLoss: 0.1,
      losses: [0.3, 0.2, 0.1],
    },
  },
};

const request: TrainingRequest = {
  title: 'Noisy sine',
  values: history,
  truth: Float64Array.from([1, 2]),
  network: tutorialShape,
  scaling: identityScaling,
  seed: 7,
  iterations: 3,
  learningRate: 0.01,
  backend: 'cpu',
  horizon: 2,
};

const zeros = new Float64Array(193);

const outcome: TrainingOutcome = {
  parameters: model.parameters,
  bestLoss: 0.1,
  state: {
    iteration: 3,
    parameters: zeros,
    firstMoment: zeros,
    secondMoment: zeros,
    bestParameters: zeros,
    bestLosses: Float64Array.of(0.1),
  },
  tuning: { learningRate: 0.01, iterations: 3 },
  losses: Float64Array.from([0.3, 0.2, 0.1]),
  validation: { iterations: Float64Array.of(1, 3), losses: Float64Array.of(0.4, 0.2) },
  conditions: [{ iteration: 1, learningRate: 0.01, engine: 'webgl', restarts: 0 }],
  fit,
  generated: Float64Array.from([1.5, 2.5]),
  backend,
  msPerIteration: 2,
  restarts: 0,
  stopped: false,
};

describe('trainedView', () => {
  it('says what was learned, how long it took and how far off it is', () => {
    const view = trainedView(model, request, outcome);
    expect(view.sentence).toBe(
      'Learned the noisy sine in 3 iterations (6 ms). One step ahead, on the numbers it was trained on, it is off by 0.1, 90 % less than repeating the last value. Its 2 generated steps are off from the true sine, without noise, by 0.5.',
    );
    expect(view.forecast).toEqual([1.5, 2.5]);
    expect(view.truth).toEqual([1, 2]);
    expect(view.canInsert).toBe(false);
  });

  it('says when it diverged', () => {
    const view = trainedView(model, request, { ...outcome, restarts: 2 });
    expect(view.sentence).toContain(
      '(6 ms). It diverged twice, and went back to its best weights with a tenth of the learning rate. One step',
    );
  });

  it('says where it was stopped', () => {
    const view = trainedView(model, { ...request, iterations: 500 }, { ...outcome, stopped: true });
    expect(view.sentence).toContain('Stopped after 3 of 500 iterations');
  });
});

describe('forecastView', () => {
  const result = {
    title: 'sales.csv',
    model,
    series,
    fit,
    values: Float64Array.from([1]),
    intervals: [],
    asTrained: true,
  };

  it('names the model beside the forecast', () => {
    const view = forecastView(result);
    expect(view.sentence).toContain('Sine forecasts the next 1 value of sales.csv. ');
    expect(view.model?.name).toBe('Sine');
    expect(view.canInsert).toBe(true);
  });

  it('does not repeat the name of the numbers when the model was trained on them', () => {
    const source = { kind: 'selection', label: 'sales.csv' } as const;
    const own = { ...model, name: 'sales.csv', provenance: { ...model.provenance, source } };
    expect(forecastView({ ...result, model: own }).sentence).toContain(
      'The model trained on it forecasts the next 1 value of sales.csv. ',
    );
  });

  it('says when the numbers were on another scale than those trained on', () => {
    expect(forecastView({ ...result, intervals: [], asTrained: false }).sentence).toContain(
      'scaled to their mean and spread',
    );
  });

  it('says what was done to the numbers, and leaves what was filled out of the error', () => {
    const gaps = [{ start: 3, end: 5, isLong: false }];
    const values = Float64Array.from([1, 2, 1, 90, 90, 2, 1, 2]);
    const view = forecastView({ ...result, series: { ...series, values, gaps, notes: ['Filled 2 missing days.'] } });
    expect(view.sentence).toContain('One step ahead it is off by 0.1, ');
    expect(view.sentence).toMatch(/ Filled 2 missing days\.$/);
    expect(view.gaps).toEqual(gaps);
  });

  it('names the season that dates suggest when the series spans two', () => {
    const notation = { date: 'YYYY-MM', clock: null };
    const time = { start: 0, step: { unit: 'month', count: 3, day: 1 }, notation } as const;
    const view = forecastView({ ...result, series: { ...series, time, season: 4 } });
    expect(view.sentence).toMatch(/By its dates a season may have 4 quarters\.$/);
    expect(forecastView({ ...result, series: { ...series, time, season: 12 } }).sentence).not.toContain('season');
  });

  it('says when a model does worse than repeating the last value', () => {
    const poor = forecastView({ ...result, fit: fit.map((value) => value + 5) });
    expect(poor.sentence).toContain('times as much as repeating the last value.');
  });
});
