import { describe, expect, it } from 'vitest';
import { PlainEngine } from '../../webview/training/engines/plain/plainEngine.ts';
import { searchForecaster } from '../../webview/training/search/forecastSearch.ts';
import { keptView } from '../shared/keptView.ts';
import { automaticModel } from '../shared/model/automaticModel.ts';
import { evaluateForecaster } from '../shared/model/forecaster/evaluateForecaster.ts';
import { oneStepFit } from '../shared/model/forecaster/oneStepFit.ts';
import { writeForecaster } from '../shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { automaticView, firstAnswerView } from './automaticView.ts';
import { restoredView } from './restoredView.ts';

const values = Float64Array.from({ length: 40 }, (_, step) => 50 + 10 * Math.sin(step / 3) + ((step * 7919) % 13));
const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: 'The test asks for it.' });
const problem = {
  ...{ values, horizon: 6, periods: null, suggestedPeriod: null, seed: 7, budgetSeconds: 0.01, levels: [0.95, 0.8] },
  ...{ nonNegative: null, prior: null, companions: [], chosen: null },
};
const found = await searchForecaster(problem, engine, { breathe: async () => {} });
const result = { ...found, fit: oneStepFit(found.forecaster, values, 1e9) };
const model = automaticModel('sales.csv', 'sales.csv', values, result.forecaster, result.report);
const { forecast, intervals } = evaluateForecaster(result.forecaster, values, 6);
const series = { values, gaps: [], time: null, season: null, notes: ['Something was filled.'] };
const shown = { title: 'sales.csv', series, model, forecast: { values: forecast, intervals, fit: new Float64Array() } };

describe('automaticView', () => {
  const view = automaticView(shown, result);

  it('says who forecasts, how good that is, and what was done to the numbers', () => {
    expect(view.sentence).toMatch(
      /^[A-Z].* forecasts the next 6 values of sales\.csv\. In \d+ backtests the forecast was off by .*(textbook method).*\. Its 95 % intervals covered \d+ % of \d+ values\..* Something was filled\.$/,
    );
    expect(view).toMatchObject({ canInsert: true, nonNegative: true, report: result.report, fitIsInSample: true });
    expect(view.fit.length).toBeGreaterThan(20);
  });

  it('has the intervals with the widest last, and what textbook methods say', () => {
    expect(view.intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
    expect(view.baselines.map(({ name }) => name)).toEqual(['Seasonal naive', 'Drift', 'Theta']);
  });

  it('says which networks alike it mixes, how many textbook methods, and how fast the networks were trained', () => {
    const { networks, methods } = view.model!.mixture!;
    const { components } = found.forecaster;
    const members = components.reduce(
      (sum, { predictor }) => sum + ('members' in predictor ? predictor.members.length : 0),
      0,
    );
    expect(networks.reduce((sum, alike) => sum + alike.members, 0)).toBe(members);
    expect(networks.every(({ cell, hiddenSize }) => cell === 'rnn' && hiddenSize > 0)).toBe(true);
    expect(methods).toBe(components.filter(({ predictor }) => !('members' in predictor)).length);
    expect(view.report!.msPerIteration).toBeGreaterThan(0);
  });

  it('comes back whole after a window reload, and not at all when it is damaged', () => {
    const kept = JSON.parse(JSON.stringify(keptView(view)));
    expect(restoredView(kept)).toMatchObject({ intervals: view.intervals, baselines: view.baselines });
    expect(restoredView(kept)?.model?.mixture).toEqual(view.model?.mixture);
    expect(restoredView({ ...kept, intervals: 3 })).toBeNull();
    for (const mixture of [
      3,
      { networks: [] },
      { networks: [{ cell: 'rnn', hiddenSize: '12', members: 1 }], methods: 0 },
    ]) {
      expect(restoredView({ ...kept, model: { ...kept.model, mixture } })).toBeNull();
    }
    expect(restoredView({ ...kept, intervals: [null] })).toBeNull();
    expect(restoredView({ ...kept, baselines: [{ name: 'Theta', forecast: [null] }] })).toBeNull();
  });
});

describe('firstAnswerView', () => {
  it('says that a better one is looked for, or that this was stopped', () => {
    expect(firstAnswerView(shown).sentence).toContain('looking for a better one');
    expect(firstAnswerView(shown, true).sentence).toContain('the search for a better one was stopped');
  });
});

describe('automaticModel', () => {
  it('can be kept as a file and opened again', () => {
    const opened = readModel(writeForecaster(model), 'sales.onnx');
    expect(opened.forecaster).toEqual(model.forecaster);
    expect(opened.metrics).toEqual(model.metrics);
    expect(opened.report).toEqual(model.report);
    expect(opened.report).toMatchObject({ seed: 7, budgetSeconds: 0.01, engine: 'plain' });
  });
});
