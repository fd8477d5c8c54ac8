import { describe, expect, it } from 'vitest';
import {
  type ForecastSeries,
  forecastData,
  forecastReadout,
  forecastSummary,
  rangeInWords,
  visibleExtent,
} from './forecastData.ts';
import { readoutSentence } from './readout.ts';

const series: ForecastSeries = {
  history: [1, 2, 4, 3],
  fit: [2.1, 3.5, 3.2],
  forecast: [2.5, 2.25],
  truth: [2.4, 2.2],
};

describe('forecastData', () => {
  it('counts steps from 1 to the end of the forecast', () => {
    expect(forecastData(series)).toMatchObject({ opening: { first: 1, last: 6 }, steps: 6, resolution: 0.003 });
  });

  it('lets wild one-step answers widen the picture but not rule it', () => {
    expect(visibleExtent({ ...series, fit: [1e9, -1e9, 3] }, { first: 1, last: 6 })).toEqual([-0.5, 5.5]);
  });

  it('shows only the end of a history that would hide its forecast', () => {
    const history = Array.from({ length: 100_000 }, (_, i) => i);
    expect(forecastData({ ...series, history, fit: [], forecast: [100_000], truth: [] })).toMatchObject({
      opening: { first: 99_801, last: 100_001 },
      steps: 100_001,
      resolution: 0.2,
    });
    expect(forecastData({ ...series, history, fit: [], forecast: [], truth: [] }).opening.first).toBe(1);
  });

  it.each([
    ['history', 'value 2 cannot be drawn: NaN'],
    ['fit', 'one-step answer 2 cannot be drawn: NaN'],
    ['forecast', 'forecast value 2 cannot be drawn: NaN'],
    ['truth', 'true value 2 cannot be drawn: NaN'],
  ] as const)('refuses a %s that cannot be drawn', (name, sentence) => {
    expect(() => forecastData({ ...series, [name]: [1, Number.NaN] })).toThrow(sentence);
  });

  it('takes the fit for that of the last values, and says where it was made knowing them', () => {
    const history = [1, 2, 3, 4, 5, 6];
    const data = forecastData({ history, fit: [4.5, 5.5], fitIsInSample: true, forecast: [7], truth: [] });
    const fitAt = (step: number) => forecastReadout(data, step).lines.find((line) => line.series === 'fit');
    expect([3, 4, 7].map(fitAt)).toEqual([undefined, undefined, undefined]);
    expect(fitAt(5)).toMatchObject({ label: 'one step ahead, in sample', value: 4.5 });
    expect(fitAt(6)).toMatchObject({ value: 5.5 });
    expect(visibleExtent({ ...data, fit: [0.5, 5.5] }, { first: 1, last: 4 })).toEqual([1, 4]);
  });

  it('refuses values whose differences are no numbers', () => {
    expect(() => forecastData({ ...series, history: [-1.5e308, 1.5e308] })).toThrow('too far apart');
  });
});

describe('outliers', () => {
  const history = Array.from({ length: 100 }, (_, i) => Math.sin(i / 3) + 0.1 * Math.sin(i * i) + (i === 40 ? 9 : 0));
  const data = forecastData({ ...series, history, fit: [] });

  it('are named in the readout and the summary', () => {
    expect(forecastReadout(data, 41).lines[0].label).toBe('data, an outlier');
    expect(forecastReadout(data, 42).lines[0].label).toBe('data');
    expect(forecastSummary(data)).toContain('1 outlier among them');
  });

  it('are none where they come back with the season', () => {
    const seasonal = history.map((value, i) => value + (i % 40 === 0 && i !== 40 && i > 0 ? 9 : 0));
    expect(forecastData({ ...series, history: seasonal, fit: [], periods: [40] }).outliers).toEqual([]);
  });
});

describe('forecasts of the past', () => {
  const pastForecasts = [
    { origin: 1, values: [1.5, 2.5] },
    { origin: 2, values: [3.5, 99] },
  ];
  const data = forecastData({ ...series, fit: [], pastForecasts });

  it('stand in the readout of the steps that they are of, the latest that there is', () => {
    expect(readoutSentence(forecastReadout(data, 2))).toBe('Step 2: data 2, backtest, 1 ahead 1.5');
    expect(readoutSentence(forecastReadout(data, 3))).toBe('Step 3: data 4, backtest, 1 ahead 3.5');
    expect(readoutSentence(forecastReadout(data, 1))).toBe('Step 1: data 1');
  });

  it('widen the picture, but do not rule it', () => {
    expect(visibleExtent(data, { first: 1, last: 6 })).toEqual([1, 5.5]);
  });
});

describe('visibleExtent', () => {
  it('follows what is shown', () => {
    const long = { ...series, history: [1, 2, 4, 3, -50, 8, 9], fit: [], forecast: [], truth: [] };
    expect(visibleExtent(long, { first: 6, last: 7 })).toEqual([8, 9]);
    expect(visibleExtent(long, { first: 4.4, last: 5.2 })).toEqual([-50, 8]);
  });

  it('gives answers room where the values shown are all alike', () => {
    const flat = { ...series, history: [5, 5, 5, 5, 105], fit: [5, 4, 6, 5], forecast: [], truth: [] };
    expect(visibleExtent(flat, { first: 1, last: 4 })).toEqual([4, 6]);
  });

  it('has something to show where there is nothing', () => {
    expect(visibleExtent({ history: [], fit: [], forecast: [], truth: [] }, { first: 1, last: 1 })).toEqual([0, 1]);
  });
});

describe('forecastReadout', () => {
  const data = forecastData(series);

  it.each([
    [1, 'Step 1: data 1'],
    [2, 'Step 2: data 2, one step ahead 2.1'],
    [4, 'Step 4: data 3, one step ahead 3.2'],
    [5, 'Step 5, 1 ahead: forecast 2.5, truth 2.4'],
    [6, 'Step 6, 2 ahead: forecast 2.25, truth 2.2'],
  ])('tells all that is known of step %d', (step, sentence) => {
    expect(readoutSentence(forecastReadout(data, step))).toBe(sentence);
  });
});

describe('intervals and other forecasts', () => {
  const around = forecastData({
    ...series,
    intervals: [
      { level: 0.8, lower: [2.25, 1.5], upper: [2.75, 3] },
      { level: 0.95, lower: [2, -50], upper: [3, 4.5] },
    ],
    baselines: [{ name: 'Theta', forecast: [3.5, 3.75] }],
  });

  it('stand in the readout of the steps ahead', () => {
    expect(readoutSentence(forecastReadout(around, 6))).toBe(
      'Step 6, 2 ahead: forecast 2.25, truth 2.2, 80 % interval 1.5 to 3, 95 % interval −50 to 4.5, Theta 3.75',
    );
    expect(readoutSentence(forecastReadout(around, 4))).not.toContain('interval');
  });

  it('widen the picture, but do not rule it', () => {
    expect(visibleExtent(around, around.opening)).toEqual([-0.5, 4.5]);
  });

  it('are refused where they cannot be drawn', () => {
    const broken = [{ level: 0.8, lower: [Number.NaN], upper: [1] }];
    expect(() => forecastData({ ...series, intervals: broken })).toThrow('interval or baseline 1 cannot be drawn: NaN');
  });
});

describe('forecastSummary', () => {
  it('says the chart in words and numbers', () => {
    expect(forecastSummary(forecastData(series))).toBe(
      'Forecast chart: 4 values from 1 to 4, then 2 forecast values from 2.25 to 2.5, beside 2 true values from 2.2 to 2.4.',
    );
  });

  it('leaves out what there is none of', () => {
    expect(forecastSummary(forecastData({ ...series, forecast: [], truth: [] }))).toBe(
      'Forecast chart: 4 values from 1 to 4.',
    );
  });
});

describe('a series with times and gaps', () => {
  const time = {
    start: Date.UTC(2024, 0),
    step: { unit: 'month', count: 1, day: 1 },
    notation: { date: 'YYYY-MM', clock: null },
  } as const;
  const data = forecastData({ ...series, time, gaps: [{ start: 1, end: 2, isLong: false }] });

  it('names steps by their times and says what is filled', () => {
    expect(forecastReadout(data, 1)).toMatchObject({ title: '2024-01', lines: [{ label: 'data' }] });
    expect(forecastReadout(data, 2).lines[0]).toMatchObject({ series: 'history', label: 'filled' });
    expect(forecastReadout(data, 5).title).toBe('2024-05, 1 ahead');
    expect(rangeInWords(data, { first: 1.5, last: 4 })).toBe('2024-02 to 2024-04');
    expect(forecastSummary(data)).toContain('4 values from 1 to 4, 1 of them filled, then');
  });

  it('does not call filled what is missing in a long gap', () => {
    const gaps = [
      { start: 1, end: 2, isLong: false },
      { start: 2, end: 3, isLong: true },
    ];
    const withLong = forecastData({ ...series, gaps });
    const { lines, title } = forecastReadout(withLong, 3);
    expect(lines[0]).toEqual({ series: 'history', label: 'missing (long gap)', value: null, text: '' });
    expect(readoutSentence({ title, lines: lines.slice(0, 1) })).toBe('Step 3: missing (long gap)');
    expect(forecastReadout(withLong, 2).lines[0]).toMatchObject({ label: 'filled', value: 2 });
    expect(forecastSummary(withLong)).toContain('1 of them filled, 1 of them missing in long gaps, then');
  });
});
