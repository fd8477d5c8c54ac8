import { afterEach, expect, test } from 'vitest';
import { listedSeries, toolText } from '../src/languageModel/toolText.ts';
import { english, useLanguage } from '../src/shared/l10n/language.ts';
import { checkForecastOptions } from '../src/shared/model/forecaster/forecastOptions.ts';
import { writeForecaster } from '../src/shared/onnx/forecaster/writeForecaster.ts';
import { writeStepModel } from '../src/shared/onnx/writeStepModel.ts';
import { plainNotation } from '../src/shared/series/numbers/numberNotation.ts';
import { type CopyFormat, printForecast } from '../src/shared/series/printing/printForecast.ts';
import { valuesSeries } from '../src/shared/series/valuesSeries.ts';
import { tutorialSettings } from '../src/shared/settings/networkSettings.ts';
import { writeSettings } from '../src/shared/settings/settingsJson.ts';
import { forecastData } from '../webview/charts/forecastData.ts';
import { errorsCsv } from '../webview/export/errorsCsv.ts';
import { lossCsv } from '../webview/export/lossCsv.ts';
import { shownCsv } from '../webview/export/shownCsv.ts';
import { german } from './support/german.ts';
import { mixtureModel } from './support/mixtureModel.ts';
import { tutorialModel } from './support/models.ts';

afterEach(() => useLanguage(english));

const values = Float64Array.from({ length: 40 }, (_, i) => 1234.5 + i * i);
const interval = { level: 0.975, lower: [1000.25], upper: [9000.75] };
const time = {
  start: Date.UTC(2024, 2, 5),
  step: { unit: 'month', count: 1, day: 5 },
  notation: { date: 'D MMM YYYY', clock: null },
} as const;

function printed(format: CopyFormat): string {
  const typed = { ...interval, lower: Float64Array.from(interval.lower), upper: Float64Array.from(interval.upper) };
  const series = { name: 'sales', values, time, notation: { ...plainNotation, decimals: 2 } };
  return printForecast([{ series, values: [5000.5], intervals: [typed] }], format);
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

test.each<[string, () => unknown]>([
  ['a copied table', () => (['csv', 'tsv', 'json', 'markdown'] as const).map(printed)],
  [
    'the table of a chart',
    () =>
      shownCsv(forecastData({ history: values, fit: [], forecast: [5000.5], truth: [], intervals: [interval], time })),
  ],
  ['the table of losses', () => lossCsv({ iterations: [1, 1500], losses: [0.5, 0.001], lastIteration: 1500 })],
  ['the table of errors', () => errorsCsv({ forecasts: [], errors: [{ name: null, byStep: [1.5, 2000.25] }] })],
  ['settings', () => writeSettings(tutorialSettings)],
  ['a step model', () => writeStepModel(tutorialModel())],
  ['a forecaster', () => writeForecaster(mixtureModel())],
  [
    'what a language model is told',
    () =>
      toolText('the numbers', listedSeries(values), {
        point: [5000.5],
        intervals: [interval],
        verdict: {
          sentence: 'It was tried.',
          backtests: 3,
          error: 1.5,
          baseline: { name: 'Drift', error: 2.5 },
          beatsBaseline: true,
          coverage: [],
        },
        seasons: [],
        candidates: [],
        notes: valuesSeries(Array.from(values), 20).notes,
      }),
  ],
  ['what an extension is refused', () => refusal(() => checkForecastOptions({ horizon: 12_345.5 }))],
])('%s is the same in German: it is data', (_, write) => {
  const inEnglish = write();
  useLanguage(german);
  expect(write()).toEqual(inEnglish);
});
