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
      'Season of 12 steps',
      '2 forecast',
      'Model Sales: 3 × GRU, 8 units, 200 iterations',
      'WebAssembly, 0.25 ms per iteration. There is no GPU.',
      'Paused',
    ]);
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
    } as const;
    const status = viewStatus({ ...view, report }, 'none');
    expect(status[1]).toBe('No season');
    expect(status.at(-1)).toBe('The 95 % interval covered 93 % in the backtest.');
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
      'Season of 7 steps',
      'LSTM, 8 units',
      'Training',
    ]);
    expect(runStatus(request, 'Paused', { backend, msPerIteration: 2 })).toContain(
      'WebAssembly, 2 ms per iteration. There is no GPU.',
    );
  });
});
