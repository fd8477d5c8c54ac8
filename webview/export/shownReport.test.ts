import { afterEach, expect, test } from 'vitest';
import { emptyView } from '../../src/shared/emptyView.ts';
import { english, useLanguage } from '../../src/shared/l10n/language.ts';
import { german } from '../../test/support/german.ts';
import { viewContents } from '../view/panelContents.ts';
import { shownReport } from './shownReport.ts';

afterEach(() => useLanguage(english));

test('a report has the sentence, the status, how the forecast was found, and every step of it', () => {
  const contents = viewContents(
    {
      ...emptyView,
      title: 'sales_2024.csv',
      sentence: 'The forecast was off by 5 % on average.',
      history: [1, 2, 3],
      forecast: [4, 5],
      intervals: [{ level: 0.95, lower: [3, 3.5], upper: [5, 6.5] }],
      baselines: [{ name: 'Drift', forecast: [4, 4.5] }],
      backtest: {
        forecasts: [{ origin: 2, values: [3] }],
        errors: [
          { name: null, byStep: [2, 2.5] },
          { name: 'Naive', byStep: [3, 3.25] },
        ],
      },
      report: {
        data: { count: 3, missing: 0 },
        seasons: [],
        backtest: { origins: [2], horizon: 1 },
        candidates: [{ name: 'a|b', kind: 'network', error: 2, share: 1 }],
        mixtureError: 2,
        networksError: 2,
        coverage: [{ level: 0.975, achieved: 0.9, errors: 40 }],
        nonNegative: false,
        seed: 7,
        engine: 'wasm',
        seconds: 0.5,
        budgetSeconds: 1,
        networksTrained: 3,
      },
    },
    'none',
  );
  const report = shownReport(contents);
  expect(report).toMatch(
    /^# sales\\_2024\.csv\n\nThe forecast was off by 5 % on average\.\n\n- 3 values, none missing\n/,
  );
  expect(report).toContain('\n- Backtest: 1 forecast of up to 1 step, the first from 2 values.');
  expect(report).toContain('| a\\|b | trained on these numbers | 2 | 100 % |');
  expect(report).toContain(`## Backtest

### Error by step ahead

Mean absolute errors, in the units of the numbers.

| Steps ahead | This forecast | Naive |
| --- | ---: | ---: |
| 1 | 2 | 3 |
| 2 | 2.5 | 3.25 |

### Coverage

Of values that were not used to make the interval.

| Interval | Should hold | Held | Values |
| --- | ---: | ---: | ---: |
| 97.5 % interval | 97.5 % | 90 % | 40 |
`);
  expect(report).toContain(`| Step | Forecast | 95 % interval | Drift |
| --- | ---: | ---: | ---: |
| 4 | 4 | 3 to 5 | 4 |
| 5 | 5 | 3.5 to 6.5 | 4.5 |
`);
});

test('in German it has the numbers of the panel, not those of the CSV', () => {
  useLanguage(german);
  const intervals = [{ level: 0.975, lower: [3, 3.5], upper: [5, 6.5] }];
  const view = { ...emptyView, history: [1, 2, 3], forecast: [4, 4.5], intervals };
  expect(shownReport(viewContents(view, 'none'))).toContain(`| Schritt | Vorhersage | 97,5-%-Intervall |
| --- | ---: | ---: |
| 4 | 4 | 3 bis 5 |
| 5 | 4,5 | 3,5 bis 6,5 |
`);
});

test('a run without a report says what it can', () => {
  const contents = viewContents({ ...emptyView, title: 'Noisy sine', sentence: 'Learned.', history: [1, 2] }, 'none');
  expect(shownReport(contents)).toBe('# Noisy sine\n\nLearned.\n\n- 2 values, none missing\n- No season taken out\n');
});
