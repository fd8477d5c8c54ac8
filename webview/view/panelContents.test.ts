import { describe, expect, it } from 'vitest';
import { emptyView } from '../../src/shared/emptyView.ts';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import { noValidation } from '../../src/shared/model/validationHistory.ts';
import type { PanelView, TrainingOutcome, TrainingProgress, TrainingRequest } from '../../src/shared/protocol.ts';
import { identityScaling } from '../../src/shared/series/scaling.ts';
import { forecastData, forecastReadout } from '../charts/forecastData.ts';
import { LossHistory } from './lossHistory.ts';
import { endedContents, failedContents, trainingContents, viewContents } from './panelContents.ts';

const backend = { engine: 'webgl', renderer: 'GPU 9000', reason: 'The GPU is real.' } as const;
const values = Float64Array.from([1, 2, 1, 2, 1, 2, 1, 2]);

const view: PanelView = {
  ...emptyView,
  title: 'Noisy sine',
  sentence: 'Learned it.',
  history: [...values],
  fit: [...values.slice(1)],
  forecast: [1],
  truth: [],
  gaps: [],
  time: null,
  model: { name: 'Sine', hiddenSize: 12, losses: [1, 0.5], iterations: 500, backend, msPerIteration: 2.4 },
  canInsert: true,
  canResume: false,
};

const request: TrainingRequest = {
  title: 'Noisy sine',
  values,
  truth: null,
  network: tutorialShape,
  scaling: identityScaling,
  seed: 7,
  iterations: 1000,
  learningRate: 0.01,
  backend: 'auto',
  horizon: 1,
};

const progress: TrainingProgress = {
  iteration: 2,
  iterations: 1000,
  learningRate: 0.01,
  losses: Float64Array.from([0.5, 0.25]),
  memberLosses: Float64Array.from([0.5, 0.25]),
  conditions: [{ iteration: 1, learningRate: 0.01, engine: 'webgl', restarts: 0 }],
  validation: noValidation,
  fit: values.slice(1),
  parameters: new Float64Array(193),
  msPerIteration: 0.5,
  backend,
  restarts: 0,
  paused: false,
};

function historyOf(...losses: number[]): LossHistory {
  const history = new LossHistory();
  history.add(losses.length, losses);
  return history;
}

describe('viewContents', () => {
  it('says which backend trained, on what, how fast and why', () => {
    expect(viewContents(view, 'none').status).toEqual([
      '8 values, none missing',
      'No season taken out',
      '1 value forecast',
      'Model Sine: 12 units, 500 iterations',
      'WebGL (GPU 9000), 2.4 ms per iteration. The GPU is real.',
      'Done',
      'One step ahead it is off by 0, 100 % less than repeating the last value.',
    ]);
  });

  it('invites where there is nothing to show', () => {
    const empty = { ...view, title: '', sentence: '', history: [], fit: [], forecast: [], model: null };
    expect(viewContents(empty, 'none')).toMatchObject({
      state: 'idle',
      forecast: null,
      losses: null,
      iterations: null,
    });
    expect(viewContents(empty, 'none').sentence).toContain('select numbers in an editor');
  });

  it('has no loss chart for a model trained elsewhere, and says so', () => {
    const model = {
      name: 'simple-rnn',
      hiddenSize: 12,
      losses: [],
      iterations: 0,
      backend: null,
      msPerIteration: null,
    };
    const contents = viewContents({ ...view, model }, 'none');
    expect(contents.losses).toBeNull();
    expect(contents.status).toContain('Model simple-rnn: 12 units');
    expect(contents.status).toContain('Trained elsewhere.');
    const deeper = viewContents({ ...view, model: { ...model, layers: 2 } }, 'none');
    expect(deeper.status).toContain('Model simple-rnn: 2 layers of 12 units');
  });

  it('offers to resume what was interrupted, unless a run goes on meanwhile', () => {
    const interrupted = { ...view, canResume: true };
    expect(viewContents(interrupted, 'none').canResume).toBe(true);
    expect(viewContents(interrupted, 'running').canResume).toBe(false);
  });

  it('knows of the run that goes on behind the view', () => {
    expect(viewContents(view, 'paused')).toMatchObject({ state: 'done', run: 'paused' });
  });
});

describe('trainingContents', () => {
  it('prepares until the first report', () => {
    expect(trainingContents(request, new LossHistory(), null, null)).toMatchObject({
      state: 'training',
      sentence: 'Preparing to train on Noisy sine.',
      iterations: { done: 0, planned: 1000 },
      losses: null,
    });
  });

  it('shows what is filled, and when the steps are, as the view will that it ends in', () => {
    const gaps = [{ start: 3, end: 5, isLong: false }];
    const time = {
      start: 0,
      step: { unit: 'month', count: 1, day: 1 },
      notation: { date: 'YYYY-MM', clock: null },
    } as const;
    const contents = trainingContents({ ...request, gaps, time }, historyOf(0.5, 0.25), progress, null);
    const data = forecastData(contents.forecast!.series);
    expect(forecastReadout(data, 4)).toMatchObject({ title: '1970-04', lines: [{ label: 'filled', value: 2 }, {}] });
    expect(contents.status[0]).toBe('8 values, 2 filled');
  });

  it('says how far it is', () => {
    const contents = trainingContents(request, historyOf(0.5, 0.25), progress, view.model);
    expect(contents.sentence).toBe('Training on Noisy sine: iteration 2 of 1,000, loss 0.25.');
    expect(contents.forecast?.series).toMatchObject({ history: values, fit: progress.fit, forecast: [] });
    // The axis grows with the run.
    expect(contents.losses?.lastIteration).toBe(20);
    expect(contents.model?.name).toBe('Sine');
  });
});

describe('trainingContents of a run that waits', () => {
  it('says where it waits', () => {
    expect(trainingContents(request, historyOf(0.5, 0.25), { ...progress, paused: true }, null)).toMatchObject({
      state: 'paused',
      run: 'paused',
      sentence: 'Paused training on Noisy sine: iteration 2 of 1,000, loss 0.25.',
      iterations: { done: 2, planned: 1000 },
    });
  });

  it('says that the run diverged', () => {
    const { sentence } = trainingContents(request, historyOf(0.5, 0.25), { ...progress, restarts: 1 }, null);
    expect(sentence).toMatch(/ loss 0\.25\. It diverged once, and went back to its best weights with a tenth of the/);
  });

  it('has no loss to say before the first iteration', () => {
    const waiting = { ...progress, iteration: 0, losses: new Float64Array(), paused: true };
    const contents = trainingContents(request, new LossHistory(), waiting, null);
    expect(contents.sentence).toBe('Paused training on Noisy sine: iteration 0 of 1,000.');
  });
});

describe('endedContents', () => {
  const outcome: TrainingOutcome = {
    parameters: new Float32Array(193),
    bestLoss: 0.25,
    state: {
      iteration: 2,
      parameters: new Float64Array(193),
      firstMoment: new Float64Array(193),
      secondMoment: new Float64Array(193),
      bestParameters: new Float64Array(193),
      bestLosses: Float64Array.of(0.25),
    },
    tuning: { learningRate: 0.01, iterations: 1000 },
    losses: Float64Array.from([0.5, 0.25]),
    validation: noValidation,
    conditions: [],
    fit: values.slice(1),
    generated: Float64Array.from([1.5]),
    backend,
    msPerIteration: 0.5,
    restarts: 0,
    stopped: true,
  };

  it('draws the generated values, and is still at work until the host has kept the model', () => {
    expect(endedContents(request, historyOf(0.5, 0.25), outcome, null)).toMatchObject({
      state: 'training',
      run: 'none',
      sentence: 'Stopped on Noisy sine after 2 iterations; keeping the model.',
      forecast: { series: { forecast: outcome.generated } },
      losses: { lastIteration: 2 },
    });
  });
});

describe('failedContents', () => {
  it('puts the reason in the place of the sentence and leaves the picture', () => {
    const last = trainingContents(request, historyOf(0.5), progress, null);
    expect(failedContents(last, 'It broke.')).toMatchObject({
      state: 'failed',
      run: 'none',
      sentence: 'It broke.',
      forecast: last.forecast,
      canInsert: false,
    });
    expect(last.status).toContain('Training');
    expect(failedContents(last, 'It broke.').status).toEqual(
      last.status.map((statement) => (statement === 'Training' ? 'Failed' : statement)),
    );
  });
});
