import { describe, expect, it } from 'vitest';
import { emptyView } from '../../src/shared/emptyView.ts';
import { scalarNetwork } from '../../src/shared/model/networkShape.ts';
import type { PanelView, TrainingRequest } from '../../src/shared/protocol.ts';
import { identityScaling } from '../../src/shared/series/scaling.ts';
import { runStatus, viewStatus } from './statusWords.ts';

const backend = { engine: 'wasm', renderer: null, reason: 'There is no GPU.' } as const;

describe('viewStatus', () => {
  const model = {
    name: 'Sales',
    hiddenSize: 8,
    cell: 'gru',
    members: 3,
    seasons: [12],
    losses: [],
    iterations: 200,
    backend,
    msPerIteration: 0.25,
  } as const;
  const view: PanelView = { ...emptyView, history: Array(40).fill(1), forecast: [1, 2], model };

  it('tells data, season, model, where it was trained, and what goes on', () => {
    const gaps = [
      { start: 3, end: 5, isLong: false },
      { start: 10, end: 20, isLong: true },
    ];
    expect(viewStatus({ ...view, gaps }, 'paused')).toEqual([
      '40 values, 2 filled, 10 in long gaps',
      'Season of 12 steps taken out',
      '2 values forecast',
      'Model Sales: 3 × GRU, 8 units, 200 iterations',
      'WebAssembly, 0.25 ms per iteration. There is no GPU.',
      'Paused',
      'How good the forecast is was not tried.',
    ]);
  });

  it('names the parts of a mixture', () => {
    const mixture = {
      networks: [
        { cell: 'rnn', hiddenSize: 12, members: 40 },
        { cell: 'gru', hiddenSize: 64, members: 1 },
      ],
      methods: 2,
    } as const;
    const searched = { ...model, hiddenSize: null, iterations: 0, backend: null, mixture };
    expect(viewStatus({ ...view, model: searched }, 'searching').slice(3)).toEqual([
      'Model Sales: 40 × RNN, 12 units, GRU, 64 units, 2 textbook methods',
      'Searching',
      'How good the forecast is was not tried.',
    ]);
  });

  it('says how good a forecast is by its fit, where that was not made knowing the numbers', () => {
    const history = [1, 2, 1, 2];
    const fitted = { ...view, history, fit: [1.75, 1.25, 1.75] };
    expect(viewStatus(fitted, 'none').slice(-2)).toEqual([
      'Done',
      'One step ahead it is off by 0.25, 75 % less than repeating the last value.',
    ]);
    for (const unmeasured of [
      { fitIsInSample: true },
      { fit: [] },
      { fit: [Number.NaN, 1.25, 1.75] },
      { history: [2, 2, 2, 2] },
    ]) {
      const status = viewStatus({ ...fitted, fit: [1.75, 1.25, 1.75], ...unmeasured }, 'none');
      expect(status.at(-1)).toBe('How good the forecast is was not tried.');
    }
    expect(viewStatus({ ...fitted, forecast: [], canResume: true }, 'none').at(-1)).toBe('Interrupted');
  });

  it('says how honest the intervals were', () => {
    const report = {
      data: { count: 40, missing: 0 },
      seasons: [],
      backtest: { origins: [20], horizon: 2 },
      candidates: [],
      mixtureError: 1,
      networksError: null,
      coverage: [{ level: 0.95, achieved: 0.93, errors: 40 }],
      nonNegative: false,
      seed: 7,
      engine: 'wasm',
      seconds: 0.5,
      budgetSeconds: 1,
      networksTrained: 1,
      msPerIteration: 0.25,
    } as const;
    const status = viewStatus({ ...view, report }, 'none');
    expect(status[1]).toBe('No season found');
    expect(status.slice(-3)).toEqual([
      'Searched for 0.5 s with 1 network on WebAssembly, 0.25 ms per iteration, seed 7.',
      'Done',
      'In the backtest the forecast was off by 1 on average, and its 95 % interval covered 93 % of the values.',
    ]);
    expect(viewStatus({ ...view, report: { ...report, coverage: [] } }, 'none').at(-1)).toBe(
      'In the backtest the forecast was off by 1 on average.',
    );
  });
});

describe('runStatus', () => {
  it('tells the same of a run, and its state', () => {
    const request: TrainingRequest = {
      title: 'Sales',
      values: new Float64Array(40),
      truth: null,
      network: scalarNetwork(8, 'lstm'),
      transforms: [{ kind: 'deseasonalise', period: 7, season: 'additive' }],
      scaling: identityScaling,
      seed: 7,
      iterations: 10,
      learningRate: 0.01,
      backend: 'auto',
      horizon: 3,
    };
    expect(runStatus(request, 'Training', null)).toEqual([
      '40 values, none missing',
      'Season of 7 steps taken out',
      'LSTM, 8 units',
      'Training',
    ]);
    const gaps = [{ start: 3, end: 5, isLong: false }];
    expect(runStatus({ ...request, gaps }, 'Training', null)[0]).toBe('40 values, 2 filled');
    const values = Float64Array.of(1, 2, 1, 2);
    const trained = { backend, msPerIteration: 2, fit: Float64Array.of(1.5, 1.5, 1.5) };
    expect(runStatus({ ...request, values }, 'Paused', trained).slice(3)).toEqual([
      'WebAssembly, 2 ms per iteration. There is no GPU.',
      'Paused',
      'One step ahead, on the numbers it was trained on, it is off by 0.5, 50 % less than repeating the last value.',
    ]);
    const diverged = { ...trained, fit: Float64Array.of(1.5, Number.POSITIVE_INFINITY, 1.5) };
    expect(runStatus({ ...request, values }, 'Training', diverged).at(-1)).toBe('Training');
  });
});
