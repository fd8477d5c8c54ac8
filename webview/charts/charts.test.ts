import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { ErrorChart } from './errorChart.ts';
import { errorData } from './errorData.ts';
import { ForecastChart } from './forecastChart.ts';
import { forecastData } from './forecastData.ts';
import { LossChart } from './lossChart.ts';
import { lossData } from './lossData.ts';
import { OverviewStrip } from './overviewStrip.ts';
import { TimeFocus } from './timeFocus.ts';

function makeContainer(): HTMLElement {
  // What is pretended to be seen has frames.
  return new JSDOM('<div id="here"></div>', { pretendToBeVisual: true }).window.document.querySelector<HTMLElement>(
    '#here',
  )!;
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
  const chosen: number[] = [];
  const focus = new TimeFocus();
  const chart = new ForecastChart(container, focus, {
    announce: (text) => said.push(text),
    chosen: (step) => chosen.push(step),
  });
  focus.reset({ first: 1, last: data.steps }, data.opening);
  chart.resize(900, 300);
  chart.update(data);
  const svg = container.querySelector<SVGSVGElement>('svg[data-chart=forecast]')!;
  return { container, chart, focus, said, chosen, svg };
}

/** What was asked for is drawn. */
function frame({ ownerDocument }: Element): Promise<void> {
  return new Promise((resolve) => ownerDocument.defaultView!.requestAnimationFrame(() => resolve()));
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

  it('has its content in words, and takes the focus', () => {
    const { svg } = makeForecast();
    expect(svg.getAttribute('aria-roledescription')).toBe('chart');
    expect(svg.getAttribute('tabindex')).toBe('0');
    expect(svg.getAttribute('aria-label')).toContain('400 values from −1 to 1, then 200 forecast values');
  });

  it('moves its cursor by keys, shows and announces the values there', async () => {
    const { svg, container, said } = makeForecast();
    svg.focus();
    for (const key of ['End', 'ArrowLeft', 'Home', 'ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp']) {
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
    ]);
    expect(said[1]).toMatch(/forecast [−\d.]+, truth [−\d.]+$/);
    await frame(svg);
    const readout = container.querySelector<HTMLElement>('.readout')!;
    expect(readout.hidden).toBe(false);
    expect(readout.textContent).toContain('Step 1data');
    expect(svg.querySelectorAll('.cursor circle')).toHaveLength(1);
    press(svg, 'Escape');
    await frame(svg);
    expect(readout.hidden).toBe(true);
    expect(svg.querySelectorAll('.cursor *')).toHaveLength(0);
  });

  it('leaves other keys to the page', () => {
    const { svg, said } = makeForecast();
    press(svg, 'Tab');
    press(svg, 'a');
    expect(said).toEqual([]);
  });

  it('zooms and pans by keys, and says what it shows', async () => {
    const { svg, focus, said } = makeForecast();
    press(svg, '+');
    press(svg, '+');
    expect(focus.range.last - focus.range.first).toBeCloseTo(599 / 2.25);
    await frame(svg);
    expect([...svg.querySelectorAll('.step-tick')].map(({ textContent }) => textContent)).toContain('200');
    const { KeyboardEvent } = svg.ownerDocument.defaultView!;
    svg.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', shiftKey: true }));
    press(svg, '0');
    expect(focus.range).toEqual(focus.bounds);
    expect(said).toEqual([
      'Shows steps 101 to 500 of 600.',
      'Shows steps 168 to 433 of 600.',
      'Shows steps 141 to 406 of 600.',
      'Shows steps 1 to 600 of 600.',
    ]);
  });

  it('zooms by the wheel where it is used, and leaves it to the page elsewhere', () => {
    const { svg, focus } = makeForecast();
    const { WheelEvent } = svg.ownerDocument.defaultView!;
    const turn = (init: WheelEventInit) => {
      const event = new WheelEvent('wheel', { clientX: 400, cancelable: true, ...init });
      svg.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(turn({ deltaY: -100 })).toBe(false);
    expect(focus.range).toEqual(focus.bounds);
    expect(turn({ deltaY: -100, ctrlKey: true })).toBe(true);
    const { first, last } = focus.range;
    expect(turn({ deltaY: 30, shiftKey: true })).toBe(true);
    expect(focus.range.first).toBeGreaterThan(first);
    expect(focus.range.last - focus.range.first).toBeCloseTo(last - first);
    svg.focus();
    expect(turn({ deltaY: 1000 })).toBe(true);
    expect(focus.range).toEqual(focus.bounds);
    expect(turn({ deltaY: 1000 })).toBe(false);
  });

  it('is dragged, or told which step is meant', async () => {
    const { svg, focus, chosen } = makeForecast();
    svg.setPointerCapture = () => {};
    const { PointerEvent } = svg.ownerDocument.defaultView!;
    const point = (kind: string, clientX: number) =>
      svg.dispatchEvent(new PointerEvent(kind, { clientX, pointerId: 1, button: 0, bubbles: true }));
    focus.show({ first: 200, last: 300 }, 'key');
    const { left, width } = focus.axis!;
    for (const [kind, x] of [
      ['pointerdown', left + width / 2],
      ['pointermove', left + width / 4],
      ['pointerup', left + width / 4],
    ] as const) {
      point(kind, x);
    }
    expect(focus.range.first).toBeCloseTo(225);
    expect(chosen).toEqual([]);
    point('pointerdown', left);
    point('pointerup', left + 1);
    point('pointerleave', 0);
    expect(chosen).toEqual([225]);
    expect(focus.cursor).toBe(225);
    press(svg, 'ArrowRight');
    press(svg, 'Enter');
    expect(chosen).toEqual([225, 226]);
  });

  it('says in which line of its source a value stands, and rings outliers', async () => {
    const history = sine(200).map((value, i) => value + 0.05 * Math.sin(i * i) + (i === 100 ? 4 : 0));
    const { svg, chart, container, said } = makeForecast(forecastData({ history, fit: [], forecast: [], truth: [] }));
    expect(svg.querySelectorAll('circle.outlier')).toHaveLength(1);
    svg.focus();
    press(svg, 'Home');
    chart.showPlace(1, 17);
    await frame(svg);
    expect(container.querySelector('.readout')?.textContent).toContain('line17');
    // Also to those who only hear it, as soon as it is known.
    expect(said.slice(-2)).toEqual([expect.stringMatching(/^Step 1: data [−\d.]+$/), `${said.at(-2)}, line 17`]);
    press(svg, 'ArrowRight');
    await frame(svg);
    expect(container.querySelector('.readout')?.textContent).not.toContain('line');
    expect(said.at(-1)).toMatch(/^Step 2: data [−\d.]+$/);
    const { length } = said;
    chart.showPlace(1, 17);
    expect(said).toHaveLength(length);
  });

  it('takes new data and a new size in place', () => {
    const { svg, chart, container, focus } = makeForecast();
    focus.reset({ first: 1, last: 8 }, { first: 1, last: 8 });
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

describe('ErrorChart', () => {
  it('draws a line for each way to forecast, names them, and reads them by keys', () => {
    const container = makeContainer();
    const said: string[] = [];
    const chart = new ErrorChart(container, (text) => said.push(text));
    chart.resize(600, 160);
    const errors = [
      { name: null, byStep: [1, 2, 4] },
      { name: 'Theta', byStep: [2, 3, 4] },
    ];
    chart.update(errorData({ errors }));
    const svg = container.querySelector('svg[data-chart=errors]')!;
    expect([...svg.querySelectorAll('.error-names text')].map(({ textContent }) => textContent)).toEqual([
      'this forecast',
      'Theta',
    ]);
    expect([...svg.querySelectorAll('.errors path')].map((path) => path.getAttribute('class'))).toEqual([
      'series baseline theta',
      'series forecast',
    ]);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    press(svg, 'End');
    expect(said).toEqual(['3 ahead: this forecast 4, Theta 4']);
    chart.update(errorData({ errors: errors.slice(0, 1) }));
    expect(svg.querySelectorAll('.errors path')).toHaveLength(1);
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
    expect(said).toEqual(['Iteration 3: lowest loss 0', 'Iteration 2: loss 0.05']);
    chart.dispose();
    expect(container.innerHTML).toBe('');
  });

  it('draws what was found on values held out as dashes with dots, names it, and reads it', () => {
    const container = makeContainer();
    const said: string[] = [];
    const chart = new LossChart(container, (text) => said.push(text));
    chart.resize(600, 160);
    const losses = { iterations: [1, 2, 3], losses: [0.5, 0.05, 0.1], lastIteration: 3 };
    chart.update(lossData({ ...losses, validation: { iterations: [1, 3], losses: [0.6, 0.07] } }));
    const svg = container.querySelector('svg[data-chart=loss]')!;
    expect(svg.querySelector('path.validation')?.getAttribute('d')?.split('L')).toHaveLength(2);
    expect(svg.querySelectorAll('.validation-dots circle')).toHaveLength(2);
    expect([...svg.querySelectorAll('.loss-key text')].map(({ textContent }) => textContent)).toEqual([
      'training',
      'validation',
      'best weights',
    ]);
    press(svg, 'End');
    press(svg, 'ArrowLeft');
    expect(said).toEqual([
      'Iteration 3: loss 0.1, validation 0.07',
      'Iteration 2: lowest loss 0.05, validation at 1 0.6',
    ]);
    chart.update(lossData(losses));
    expect(svg.querySelector('path.validation')?.getAttribute('d')).toBe('');
    expect(svg.querySelectorAll('.validation-dots circle, .loss-key .validation')).toHaveLength(0);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws the best member strong and the others faint, rings the lowest, and marks what happened', () => {
    const container = makeContainer();
    const chart = new LossChart(container, () => {});
    chart.resize(600, 160);
    chart.update(
      lossData({
        iterations: [1, 2, 3, 4],
        losses: [3, 2, 1.5, 1],
        members: [
          [2, 1, 0.5, 0.6],
          [4, 3, 2.5, 1.4],
        ],
        marks: [
          { iteration: 2, kind: 'restart', learningRate: 0.001 },
          { iteration: 3, kind: 'engine', engine: 'WebAssembly' },
        ],
        lastIteration: 4,
      }),
    );
    const svg = container.querySelector('svg[data-chart=loss]')!;
    expect(svg.querySelectorAll('.loss-members path')).toHaveLength(1);
    expect(svg.querySelector('.loss-best')?.getAttribute('cx')).toBe(
      svg.querySelectorAll('.loss-marks line')[1].getAttribute('x1'),
    );
    expect([...svg.querySelectorAll('.loss-marks text')].map(({ textContent }) => textContent)).toEqual([
      'restart at rate 0.001',
      'WebAssembly',
    ]);
    expect([...svg.querySelectorAll('.loss-key text')].map(({ textContent }) => textContent)).toEqual([
      'training, best member',
      'other members',
      'best weights',
      'change on the way',
    ]);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('OverviewStrip', () => {
  async function makeStrip() {
    const container = makeContainer();
    const focus = new TimeFocus();
    const strip = new OverviewStrip(container, focus);
    focus.reset({ first: 1, last: tutorial.steps }, { first: 301, last: 600 });
    focus.placeAxis({ left: 40, width: 600 });
    strip.resize(30);
    strip.update(tutorial);
    const slider = container.querySelector<SVGSVGElement>('[role=slider]')!;
    slider.setPointerCapture = () => {};
    await frame(slider);
    return { container, focus, strip, slider };
  }

  it('is a slider that says what is shown and is moved by keys', async () => {
    const { focus, slider } = await makeStrip();
    expect(slider.getAttribute('aria-valuetext')).toBe('steps 301 to 600 of 600');
    for (const key of ['Home', 'ArrowRight', '+']) {
      press(slider, key);
    }
    await frame(slider);
    expect(slider.getAttribute('aria-valuetext')).toBe('steps 81 to 280 of 600');
    expect(slider.getAttribute('aria-valuenow')).toBe('180');
    press(slider, '0');
    expect(focus.range).toEqual(focus.bounds);
    expect(slider.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is dragged, pulled at its ends and drawn anew', async () => {
    const { focus, slider } = await makeStrip();
    const { PointerEvent } = slider.ownerDocument.defaultView!;
    const drag = (from: number, to: number) => {
      for (const [kind, clientX] of [
        ['pointerdown', from],
        ['pointermove', to],
        ['pointerup', to],
      ] as const) {
        slider.dispatchEvent(new PointerEvent(kind, { clientX, pointerId: 1, button: 0 }));
      }
      return [focus.range.first, focus.range.last].map(Math.round);
    };
    expect(drag(500, 400)).toEqual([201, 500]);
    expect(drag(540, 340)).toEqual([201, 301]);
    expect(drag(440, 540)).toEqual([400, 500]);
    // A click beside it moves it there.
    expect(drag(140, 140)).toEqual([51, 151]);
  });

  it('leaves nothing behind', async () => {
    const { container, strip } = await makeStrip();
    strip.dispose();
    expect(container.innerHTML).toBe('');
  });
});
