import { describe, expect, it } from 'vitest';
import { mixtureModel } from '../../test/support/mixtureModel.ts';
import { pytorchExport, tutorialModel } from '../../test/support/models.ts';
import type { ForecastReport } from '../shared/model/forecaster/forecastReport.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { modelView } from './modelView.ts';

const report: ForecastReport = {
  data: { count: 40, missing: 0 },
  seasons: [],
  backtest: { origins: [30, 32], horizon: 6 },
  candidates: [
    { name: 'Prior', kind: 'prior', error: 2, share: 1 },
    { name: 'Theta', kind: 'baseline', error: 4, share: 0 },
  ],
  mixtureError: 2,
  networksError: 2,
  coverage: [],
  nonNegative: true,
  seed: 7,
  engine: 'wasm',
  seconds: 1,
  budgetSeconds: 1,
  networksTrained: 4,
};

describe('modelView', () => {
  it('shows a model of the sine on the sine, and says what it is', () => {
    const view = modelView(tutorialModel(), 'sine.onnx');
    expect(view.sentence).toMatch(
      /^sine\.onnx holds the model Sine of .*12.*, trained on the noisy sine in 500 iterations on 2026-01-01\. One step ahead, on the numbers it was trained on, it is off by 0\.0\d+, \d+ % less than repeating the last value\.$/,
    );
    expect(view).toMatchObject({ title: 'Noisy sine', canInsert: false, canResume: false });
    expect(view.history).toHaveLength(400);
    expect(view.fit).toHaveLength(399);
    expect(view.forecast).toHaveLength(200);
    expect([...view.fit, ...view.forecast].every(Number.isFinite)).toBe(true);
  });

  it('has the report of the search that found a model, and none of the numbers it was found for', () => {
    const { provenance } = tutorialModel();
    const source = { kind: 'selection', label: 'sales.csv' } as const;
    const model = { ...mixtureModel(), report, provenance: { ...provenance, source, training: null } };
    const view = modelView(model, 'sales.onnx');
    expect(view.sentence).toBe(
      'sales.onnx holds the model Sine, a mixture of 6 parts, trained on sales.csv on 2026-01-01. In 2 backtests the forecast was off by 2 on average, 50 % less than the best textbook method (Theta).',
    );
    expect(view).toMatchObject({ report, history: [], forecast: [] });
  });

  it('shows no numbers where a model that says it is of the sine cannot forecast one', () => {
    // It takes the logarithm.
    expect(modelView(mixtureModel(), 'odd.onnx')).toMatchObject({ history: [], forecast: [], fit: [] });
  });

  it('shows what PyTorch exported', () => {
    const view = modelView(readModel(pytorchExport(), 'simple-rnn.onnx'), 'simple-rnn.onnx');
    expect(view.sentence).toMatch(
      /^simple-rnn\.onnx holds the model .*12.*, trained elsewhere and imported from simple-rnn\.onnx on /,
    );
    expect(view.model?.losses).toEqual([]);
  });
});
