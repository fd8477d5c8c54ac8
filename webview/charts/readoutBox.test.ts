import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';
import { forecastData, forecastReadout } from './forecastData.ts';
import { ReadoutBox } from './readoutBox.ts';

const data = forecastData({
  history: [1, 2, 3, 4],
  fit: [2, 3, 4],
  forecast: [5, 6],
  truth: [5, 6],
  intervals: [
    { level: 0.8, lower: [4, 5], upper: [6, 7] },
    { level: 0.95, lower: [3, 4], upper: [7, 8] },
  ],
  baselines: ['Seasonal naive', 'Drift', 'Theta'].map((name) => ({ name, forecast: [4, 4] })),
  pastForecasts: [{ origin: 2, values: [3, 4] }],
});
const plot = { left: 40, top: 10, width: 600, height: 200 };

function shown(step: number, width = plot.width) {
  const { window } = new JSDOM('<div id="here"></div>');
  const container = window.document.querySelector<HTMLElement>('#here')!;
  const box = new ReadoutBox(container);
  box.show(forecastReadout(data, step), 100, { ...plot, width });
  const rows = [...container.querySelectorAll('.readout-line')];
  const signs = new Map(
    rows.map((row) => [
      row.querySelector('.readout-label')!.textContent,
      [...row.querySelectorAll('.readout-sign path')].map((path) => path.getAttribute('class')),
    ]),
  );
  return { container, box, signs };
}

describe('ReadoutBox', () => {
  it('has before each value the line that it is read from, of the classes that it has in the chart', () => {
    expect(Object.fromEntries(shown(5).signs)).toEqual({
      forecast: ['series forecast'],
      truth: ['series truth'],
      '80 % interval': ['band', 'band'],
      '95 % interval': ['band'],
      'Seasonal naive': ['series baseline seasonal-naive'],
      Drift: ['series baseline drift'],
      Theta: ['series baseline theta'],
    });
    expect(Object.fromEntries(shown(4).signs)).toEqual({
      data: ['mark history whole'],
      'one step ahead': ['series fit'],
      'backtest, 2 ahead': ['series backtest'],
    });
  });

  it('stands under a narrow chart, beside the cursor of a wide one', () => {
    const isUnder = (width: number) => shown(5, width).container.querySelector('.readout')!.classList.contains('under');
    expect(isUnder(240)).toBe(true);
    expect(isUnder(600)).toBe(false);
  });
});

describe('the style sheet', () => {
  it('has a rule for every line and mark, with dashes of its own for each of those drawn alike', async () => {
    const css = await readFile(join(root, 'media/panel.css'), 'utf8');
    const ruleOf = (selector: string) =>
      css
        .split('\n}')
        .find((rule) => (rule.split('*/').at(-1) ?? '').split(/[,{]/).some((part) => part.trim() === selector));
    for (const name of ['forecast', 'truth', 'backtest', 'fit', 'unit', 'smoothed', 'validation', 'member', 'filled']) {
      expect(ruleOf(`.series.${name}`), name).toContain('stroke');
    }
    for (const name of ['forecast', 'truth', 'backtest', 'baseline', 'unit', 'members', 'validation', 'fit']) {
      expect(ruleOf(`.mark.${name}`), name).toContain('stroke');
    }
    const dashes = ['truth', 'backtest', 'seasonal-naive', 'drift', 'theta'].map(
      (name) => /stroke-dasharray: (.*);/.exec(ruleOf(`.series.${name}`) ?? '')?.[1],
    );
    expect(dashes).not.toContain(undefined);
    expect(new Set(dashes).size).toBe(5);
  });
});
