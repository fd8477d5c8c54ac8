import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { ForecastChart } from './forecastChart.ts';
import { forecastData } from './forecastData.ts';
import { LossChart } from './lossChart.ts';
import { lossData } from './lossData.ts';

function makeContainer(): HTMLElement {
  return new JSDOM('<div id="here"></div>').window.document.querySelector<HTMLElement>('#here')!;
}

const sine = (length: number, from = 0) => Array.from({ length }, (_, i) => Math.sin((from + i) / 5));
const tutorial = forecastData({ history: sine(400), fit: sine(399, 1), forecast: sine(200, 400), truth: sine(200) });

function press(element: Element, key: string): void {
  const { KeyboardEvent } = element.ownerDocument.defaultView!;
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function makeForecast(data = tutorial) {
  const container = makeContainer();
  const said: string[] = [];
  const chart = new ForecastChart(container, (text) => said.push(text));
  chart.resize(900, 300);
  chart.update(data);
  return { container, chart, said, svg: container.querySelector('svg[data-chart=forecast]')! };
}

describe('ForecastChart', () => {
  it('draws every line in its class, the divider, and the names of the lines', () => {
    const { svg } = makeForecast();
    for (const series of ['history', 'fit', 'forecast', 'truth']) {
      expect(svg.querySelector(`.plot path.${series}`)?.getAttribute('d')).toMatch(/^M[\d.]+,[\d.]+/);
    }
    expect(svg.querySelectorAll('.plot path.history.dots')).toHaveLength(1);
    expect(svg.querySelector('line.divider')?.classList.contains('hidden')).toBe(false);
    expect([...svg.querySelectorAll('.label text')].map(({ textContent }) => textContent)).toEqual([
      'data',
      'one step ahead',
      'forecast',
      'truth',
    ]);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws a band for each interval, the widest behind, and other forecasts as dashes', () => {
    const intervals = [0.8, 0.95].map((level) => ({
      level,
      lower: sine(200, 400).map((value) => value - level),
      upper: sine(200, 400).map((value) => value + level),
    }));
    const baselines = [{ name: 'Drift', forecast: sine(200) }];
    const { svg, chart } = makeForecast(forecastData({ ...tutorial, intervals, baselines }));
    const bands = [...svg.querySelectorAll('.bands path')].map((path) => path.getAttribute('d') ?? '');
    const heights = bands.map((path) => {
      const ys = [...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
      return Math.max(...ys) - Math.min(...ys);
    });
    expect(heights).toHaveLength(2);
    expect(heights[0]).toBeGreaterThan(heights[1]);
    expect(svg.querySelectorAll('.baselines path')).toHaveLength(1);
    expect(svg.querySelector('.labels')?.textContent).toContain('forecast, 80 % and 95 % intervals');
    chart.update(tutorial);
    expect(svg.querySelectorAll('.bands path, .baselines path')).toHaveLength(0);
  });

  it('is an image with its content in words, and takes the focus', () => {
    const { svg } = makeForecast();
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('tabindex')).toBe('0');
    expect(svg.getAttribute('aria-label')).toContain('400 values from −1 to 1, then 200 forecast values');
  });

  it('moves its cursor by keys, shows and announces the values there', () => {
    const { svg, container, said } = makeForecast();
    for (const key of ['End', 'ArrowLeft', 'Home', 'ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp', 'PageUp']) {
      press(svg, key);
    }
    expect(said.map((text) => text.split(':')[0])).toEqual([
      'Step 600, 200 ahead',
      'Step 599, 199 ahead',
      'Step 1',
      'Step 2',
      'Step 62',
      'Step 61',
      'Step 1',
      'Step 1',
    ]);
    expect(said[1]).toMatch(/forecast [−\d.]+, truth [−\d.]+$/);
    const readout = container.querySelector<HTMLElement>('.readout')!;
    expect(readout.hidden).toBe(false);
    expect(readout.textContent).toContain('Step 1data');
    expect(svg.querySelectorAll('.cursor circle')).toHaveLength(1);
    press(svg, 'Escape');
    expect(readout.hidden).toBe(true);
    expect(svg.querySelectorAll('.cursor *')).toHaveLength(0);
  });

  it('leaves other keys to the page', () => {
    const { svg, said } = makeForecast();
    press(svg, 'Tab');
    press(svg, 'a');
    expect(said).toEqual([]);
  });

  it('takes new data and a new size in place', () => {
    const { svg, chart, container } = makeForecast();
    chart.update(forecastData({ history: sine(8), fit: [], forecast: [], truth: [] }));
    chart.resize(300, 200);
    expect(container.querySelectorAll('svg[data-chart=forecast]')).toHaveLength(1);
    expect(svg.getAttribute('width')).toBe('300');
    expect(svg.querySelector('.plot path.forecast')?.getAttribute('d')).toBe('');
    expect(svg.querySelector('line.divider')?.classList.contains('hidden')).toBe(true);
    expect(svg.querySelectorAll('.label')).toHaveLength(1);
  });

  it('leaves nothing behind', () => {
    const { chart, container } = makeForecast();
    chart.dispose();
    expect(container.innerHTML).toBe('');
  });
});

describe('LossChart', () => {
  it('draws the losses, says them in words and reads them by keys', () => {
    const container = makeContainer();
    const said: string[] = [];
    const chart = new LossChart(container, (text) => said.push(text));
    chart.resize(600, 160);
    chart.update(lossData({ iterations: [1, 2, 3], losses: [0.5, 0.05, 0], lastIteration: 500 }));
    const svg = container.querySelector('svg[data-chart=loss]')!;
    expect(svg.getAttribute('aria-label')).toContain('from 0.5 at iteration 1 to 0 at iteration 3');
    expect(svg.querySelector('path.loss')?.getAttribute('d')?.split('L')).toHaveLength(3);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    press(svg, 'End');
    press(svg, 'ArrowLeft');
    expect(said).toEqual(['Iteration 3: loss 0', 'Iteration 2: loss 0.05']);
    chart.dispose();
    expect(container.innerHTML).toBe('');
  });
});
