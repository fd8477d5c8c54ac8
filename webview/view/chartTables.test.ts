import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { forecastData } from '../charts/forecastData.ts';
import { lossData } from '../charts/lossData.ts';
import { forecastTable, lossTable } from './chartTables.ts';
import { ValueTable } from './valueTable.ts';

const few = forecastData({ history: [1, 2, 3], fit: [2, 3], forecast: [4], truth: [] });

describe('forecastTable', () => {
  it('has a row for each step and a column for each series there is', () => {
    expect(forecastTable(few)).toEqual({
      columns: ['Step', 'Data', 'One step ahead', 'Forecast'],
      rows: [
        ['1', '1', '', ''],
        ['2', '2', '2', ''],
        ['3', '3', '3', ''],
        ['4', '', '', '4'],
      ],
      note: 'A row for each step, the oldest first.',
    });
  });

  it('has a column for each interval and each other forecast', () => {
    const data = forecastData({
      ...{ history: [1, 2], fit: [], forecast: [3], truth: [] },
      intervals: [{ level: 0.8, lower: [2], upper: [4] }],
      baselines: [{ name: 'Drift', forecast: [5] }],
    });
    expect(forecastTable(data)).toMatchObject({
      columns: ['Step', 'Data', 'Forecast', '80 % interval', 'Drift'],
      rows: [
        ['1', '1', '', '', ''],
        ['2', '2', '', '', ''],
        ['3', '', '3', '2 to 4', '5'],
      ],
    });
  });

  it('says what the backtest forecast, and from how far, where that is drawn', () => {
    const pastForecasts = [{ origin: 1, values: [7, 8] }];
    const { columns, rows } = forecastTable(
      forecastData({ history: [1, 2, 3], fit: [], forecast: [4], truth: [], pastForecasts }),
    );
    expect(columns).toEqual(['Step', 'Data', 'Forecast', 'Backtest']);
    expect(rows.map((row) => row[3])).toEqual(['', '7 (backtest, 1 ahead)', '8 (backtest, 2 ahead)', '']);
  });

  it('names times and marks what is filled', () => {
    const time = {
      start: Date.UTC(2024, 0),
      step: { unit: 'month', count: 1, day: 1 },
      notation: { date: 'YYYY-MM', clock: null },
    } as const;
    const gaps = [{ start: 1, end: 2, isLong: false }];
    expect(
      forecastTable(forecastData({ history: [1, 2, 3], fit: [], forecast: [], truth: [], time, gaps })),
    ).toMatchObject({
      columns: ['Time', 'Data'],
      rows: [
        ['2024-01', '1'],
        ['2024-02', '2 (filled)'],
        ['2024-03', '3'],
      ],
    });
  });

  it('has no value where one is missing in a long gap', () => {
    const gaps = [{ start: 1, end: 2, isLong: true }];
    const { rows } = forecastTable(forecastData({ history: [1, 2, 3], fit: [], forecast: [], truth: [], gaps }));
    expect(rows[1]).toEqual(['2', 'missing (long gap)']);
  });

  it('keeps the last 1,000 of many steps and says so', () => {
    const history = Array.from({ length: 100_000 }, (_, i) => i);
    const { rows, note } = forecastTable(forecastData({ history, fit: [], forecast: [1, 2], truth: [] }));
    expect(rows).toHaveLength(1000);
    expect(rows[999]).toEqual(['100,002', '', '2']);
    expect(note).toBe('The last 1,000 of 100,002 steps.');
  });
});

describe('lossTable', () => {
  it('spreads 1,000 rows over many losses and says so', () => {
    const count = 4000;
    const iterations = Array.from({ length: count }, (_, i) => i + 1);
    const { rows, note } = lossTable(
      lossData({ iterations, losses: iterations.map((i) => 1 / i), lastIteration: count }),
    );
    expect(rows).toHaveLength(1000);
    expect([rows[0][0], rows[999][0]]).toEqual(['1', '4,000']);
    expect(note).toMatch(/^1,000 of 4,000 losses, evenly spaced\. /);
  });

  it('has columns for what is held out and smoothed where there is any, and says what happened', () => {
    const series = {
      ...{ iterations: [1, 2, 3, 4], losses: [4, 2, 3, 2.5], lastIteration: 4 },
      ...{ validation: { iterations: [1, 4], losses: [5, 3] } },
      rates: [{ iteration: 1, learningRate: 0.01 }],
      marks: [{ iteration: 3, kind: 'engine', engine: 'WebAssembly' } as const],
    };
    const { columns, rows, note } = lossTable(lossData(series));
    expect(columns).toEqual(['Iteration', 'Loss', 'Validation', 'Remarks']);
    expect(rows).toEqual([
      ['1', '4', '5', 'learning rate 0.01'],
      ['2', '2', '', 'lowest loss, learning rate 0.01'],
      ['3', '3', '', 'learning rate 0.01, from here WebAssembly'],
      ['4', '2.5', '3', 'learning rate 0.01'],
    ]);
    expect(note).toContain('values that training does not see');
    expect(lossTable(lossData(series, true)).columns).toEqual([
      'Iteration',
      'Loss',
      'Smoothed',
      'Validation',
      'Remarks',
    ]);
  });

  it('has a column for every member', () => {
    const members = [
      [5, 3],
      [3, 1],
    ];
    const { columns, rows } = lossTable(lossData({ iterations: [1, 2], losses: [4, 2], members, lastIteration: 2 }));
    expect(columns).toEqual(['Iteration', 'Loss of the best member', 'Mean loss', 'Member 1', 'Member 2', 'Remarks']);
    expect(rows[1]).toEqual(['2', '1', '2', '3', '1', 'lowest loss']);
  });

  it('leaves out no place of which more is known', () => {
    const count = 4000;
    const iterations = Array.from({ length: count }, (_, i) => i + 1);
    const { rows } = lossTable(
      lossData({
        ...{ iterations, losses: iterations.map((i) => (i === 1234 ? 1e-6 : 1 / i)), lastIteration: count },
        marks: [{ iteration: 2223, kind: 'restart', learningRate: 0.001 }],
        validation: { iterations: [77], losses: [0.5] },
      }),
    );
    const row = (iteration: string) => rows.find(([first]) => first === iteration)!;
    expect(row('1,234').at(-1)).toBe('lowest loss');
    expect(row('2,223').at(-1)).toContain('restart');
    expect(row('77')[2]).toBe('0.5');
  });
});

describe('ValueTable', () => {
  it('makes rows only while it is open, in the frames that follow', async () => {
    const { window } = new JSDOM('<main></main>', { pretendToBeVisual: true });
    const main = window.document.querySelector('main')!;
    const rows = () => main.querySelectorAll('tbody tr').length;
    const table = new ValueTable(main, 'Forecast values', 'forecast');
    let asked = 0;
    const content = () => {
      asked++;
      return forecastTable(few);
    };
    table.update(content, false);
    expect([asked, main.querySelectorAll('tr').length]).toEqual([0, 0]);
    main.querySelector('details')!.open = true;
    table.update(content, true);
    expect(asked).toBe(0);
    table.update(content, false);
    table.update(content, false);
    await expect.poll(rows).toBe(4);
    expect(asked).toBe(1);
    expect(main.querySelector('tbody th')?.getAttribute('scope')).toBe('row');
    main.querySelector('details')!.open = false;
    await expect.poll(rows).toBe(0);
  });

  it('changes the texts of a table whose rows and columns are as many, and makes another anew', async () => {
    const { window } = new JSDOM('<main></main>', { pretendToBeVisual: true });
    const main = window.document.querySelector('main')!;
    const texts = () => [...main.querySelectorAll('tr')].map(({ cells }) => [...cells].map((cell) => cell.textContent));
    const table = new ValueTable(main, 'Forecast values', 'forecast');
    main.querySelector('details')!.open = true;
    const shown = async (content: ReturnType<typeof forecastTable>) => {
      table.update(() => content, false);
      await expect.poll(texts).toEqual([content.columns, ...content.rows]);
      expect(main.querySelector('.note')?.textContent).toBe(content.note);
      return main.querySelector('table');
    };
    const first = await shown(forecastTable(few));
    const other = forecastTable(forecastData({ history: [7, 8, 9], fit: [9, 9], forecast: [5], truth: [] }));
    expect(await shown({ ...other, note: 'Others.' })).toBe(first);
    const longer = forecastTable(forecastData({ history: [7, 8, 9], fit: [9, 9], forecast: [5, 6], truth: [] }));
    expect(await shown(longer)).not.toBe(first);
  });

  it('lays a table of many rows out in groups, under columns of their own widths', async () => {
    const { window } = new JSDOM('<main></main>', { pretendToBeVisual: true });
    const main = window.document.querySelector('main')!;
    const table = new ValueTable(main, 'Units', 'units');
    main.querySelector('details')!.open = true;
    const content = (words: string) => ({
      columns: ['Unit', 'Value', 'Responds to'],
      rows: Array.from({ length: 120 }, (_, i) => [String(i + 1), '−0.5', i === 60 ? words : '']),
      note: 'A row for each unit.',
    });
    const shown = async (words: string) => {
      table.update(() => content(words), false);
      await expect.poll(() => main.querySelectorAll('tr')[61]?.textContent).toBe(`61−0.5${words}`);
      await expect.poll(() => main.querySelectorAll('tr').length).toBe(121);
      return main.querySelector('table')!;
    };
    const first = await shown('Unit 61 follows the numbers.');
    expect(first.className).toBe('long');
    expect([...first.tBodies].map(({ rows }) => rows.length)).toEqual([25, 25, 25, 25, 20]);
    const tracks = () => first.style.getPropertyValue('--columns').match(/\d+(?=ch)/g);
    // At least and at most, in digits: the name's, and the number's, and what there is of words.
    expect(tracks()).toEqual(['5', '5', '6', '6', '24', '30']);
    expect([...first.querySelectorAll('.words')].map(({ textContent }) => textContent).slice(0, 2)).toEqual([
      'Responds to',
      '',
    ]);
    expect(first.querySelectorAll('td.words')).toHaveLength(120);
    expect(await shown('Unit 61 follows the numbers, 6 steps behind.')).toBe(first);
    expect(tracks()?.at(-1)).toBe('46');
  });

  it('has no rows while there is nothing to show, until there is something else', async () => {
    const { window } = new JSDOM('<main></main>', { pretendToBeVisual: true });
    const main = window.document.querySelector('main')!;
    const rows = () => main.querySelectorAll('tbody tr').length;
    const table = new ValueTable(main, 'Forecast values', 'forecast');
    main.querySelector('details')!.open = true;
    table.update(() => forecastTable(few), false);
    await expect.poll(rows).toBe(4);
    table.clear();
    expect(rows()).toBe(0);
    table.update(() => forecastTable(few), true);
    expect(rows()).toBe(0);
    table.update(() => forecastTable(few), false);
    await expect.poll(rows).toBe(4);
  });
});
