import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { NetworkChart } from './networkChart.ts';
import type { NetworkData } from './networkData.ts';
import { type NetworkLayout, networkLayout, pointOnCurve } from './networkLayout.ts';
import { motionAt, stillMotion } from './networkMotion.ts';

function dataOf(overrides: Partial<NetworkData> = {}): NetworkData {
  return {
    cell: 'rnn',
    step: 431,
    size: 3,
    readsItsAnswer: true,
    inputs: [{ name: '', value: -0.963 }],
    units: [1, 0, 2],
    before: [0.5, -0.25, 0],
    after: [0.75, -0.5, 0.125],
    limit: 1,
    cellState: null,
    gates: [],
    products: [
      { kind: 'unit', from: 1, to: 2, value: 0.1 },
      { kind: 'input', from: 0, to: 0, value: -0.48 },
      { kind: 'answer', from: 0, to: 0, value: 0.75 },
    ],
    others: null,
    answer: -0.971,
    use: { kind: 'fedBack' },
    feedsBack: true,
    inDataUnits: null,
    selected: null,
    ...overrides,
  };
}

function makeChart(data = dataOf()) {
  const { window } = new JSDOM('<div id="here"></div>');
  const container = window.document.querySelector<HTMLElement>('#here')!;
  const selected: number[] = [];
  const pressed: string[] = [];
  const chart = new NetworkChart(container, {
    toggle: (unit) => selected.push(unit),
    press: (key) => {
      pressed.push(key);
      return key === ' ';
    },
  });
  chart.resize(520);
  chart.update(data);
  return { window, container, chart, selected, pressed, svg: container.querySelector('svg[data-chart=network]')! };
}

const texts = (svg: Element, selector: string) =>
  [...svg.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('NetworkChart', () => {
  it('shows the numbers of the step with their signs, and the way back of the answer', async () => {
    const { svg, container } = makeChart();
    expect(texts(svg, '.number-box .number')).toEqual(['−0.963', '−0.971']);
    expect(texts(svg, '.unit-node.before text')).toEqual(['+0.50', '−0.25', '0.00']);
    expect(texts(svg, '.unit-node.after text')).toEqual(['+0.75', '−0.50', '+0.13']);
    expect(texts(svg, '.unit-number')).toEqual(['2', '1', '3']);
    expect(texts(svg, '.head')).toEqual(['x 431', 'h 430', 'h 431', 'y 431']);
    expect(texts(svg, '.note')).toEqual(['the answer becomes the next input']);
    expect(svg.querySelectorAll('.way .loop')).toHaveLength(1);
    expect(svg.querySelectorAll('.link.negative')).toHaveLength(1);
    expect(svg.getAttribute('aria-label')).toContain(
      'it reads −0.963, its own answer to the step before, and answers −0.971.',
    );
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    expect(Number.parseFloat(container.style.height)).toBeGreaterThan(150);
    await expect(svg.outerHTML).toMatchFileSnapshot('../../test/fixtures/charts/network.svg');
  });

  it('has a line stay where it is from step to step, however strong it is among the others', () => {
    const { svg, chart } = makeChart();
    const [unit, input, answer] = svg.querySelectorAll('.link');
    chart.update(
      dataOf({
        products: [
          { kind: 'answer', from: 0, to: 0, value: -0.2 },
          { kind: 'input', from: 0, to: 1, value: 0.3 },
          { kind: 'unit', from: 1, to: 2, value: 0.9 },
        ],
      }),
    );
    const links = [...svg.querySelectorAll('.link')];
    expect([links.includes(unit), links.includes(input), links.includes(answer)]).toEqual([true, false, true]);
    expect([unit, answer].map((link) => link.getAttribute('class'))).toEqual([
      'link unit positive',
      'link answer negative',
    ]);
    expect(links).toHaveLength(3);
  });

  it('hides lines behind the numbers of the units', () => {
    const { svg } = makeChart();
    const strip = svg.querySelector('.number-strip')!;
    const [x, width] = ['x', 'width'].map((name) => Number(strip.getAttribute(name)));
    for (const number of svg.querySelectorAll('.unit-number')) {
      const end = Number(number.getAttribute('x'));
      expect(x).toBeLessThan(end - 12);
      expect(x + width).toBeGreaterThan(end);
    }
    const order = [...svg.children].map((group) => group.getAttribute('class'));
    expect(order.indexOf('strip')).toBeGreaterThan(order.indexOf('links'));
    expect(order.indexOf('strip')).toBeLessThan(order.indexOf('nodes'));
  });

  it('shows in the data where the input comes from and what the answer is compared with', () => {
    const { svg } = makeChart(dataOf({ readsItsAnswer: false, use: { kind: 'compared', next: -0.95 } }));
    expect(texts(svg, '.note')).toEqual(['value 431', 'next value', '−0.95', 'off by 0.021']);
    expect(svg.querySelectorAll('.way .loop')).toHaveLength(0);
    expect(svg.querySelectorAll('.way .drop')).toHaveLength(1);
  });

  it('shows both ways beside each other at the last step of the data', () => {
    const { svg } = makeChart(dataOf({ readsItsAnswer: false }));
    const endOf = (name: string) => svg.querySelector(`.way .${name}`)!.getAttribute('d')!.split(' ').at(-1)!;
    expect(Number.parseFloat(endOf('drop'))).toBeLessThan(Number.parseFloat(endOf('loop')) - 10);
  });

  it('has one row for the units that are not drawn, with its lines and what they add together', () => {
    const products = [
      { kind: 'answer', from: 3, to: 0, value: -0.25 },
      { kind: 'unit', from: 3, to: 1, value: 0.125 },
    ] as const;
    const without = makeChart();
    const { svg, container } = makeChart(
      dataOf({ size: 211, selected: 0, products, others: { count: 208, toAnswer: -0.25, toSelected: 0.125 } }),
    );
    expect(texts(svg, '.other-units text')).toEqual(['208 others', '208 others']);
    expect(texts(svg, '.other-units title')[1]).toBe('the other 208 add −0.25 to the answer together');
    expect(svg.querySelectorAll('.link')).toHaveLength(2);
    expect(svg.getAttribute('aria-label')).toMatch(
      /^The RNN of 211 units at step 431: .* Drawn are 3 of 211 units, those that the answer hangs on most;/,
    );
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    const height = (element: HTMLElement) => Number.parseFloat(element.style.height);
    expect(height(container)).toBeGreaterThan(height(without.container));
    expect(texts(without.svg, '.other-units text')).toEqual([]);
  });

  it('shows gates as vessels as full as they are open, and the cell state where there is room', async () => {
    const gates = ['i', 'f', 'o'].map((letter) => ({ letter, meaning: 'does', values: [0.25, 0.5, 1] }));
    const { svg, chart } = makeChart(dataOf({ cell: 'lstm', gates, cellState: [1.5, -0.2, 0.3] }));
    const heights = [...svg.querySelectorAll('.filling')]
      .slice(0, 3)
      .map((each) => Number(each.getAttribute('height')));
    expect(heights[1]).toBeCloseTo(2 * heights[0], 1);
    expect(heights[2]).toBeCloseTo(4 * heights[0], 1);
    expect(texts(svg, '.unit-node.cell-state text')).toEqual(['+1.50', '−0.20', '+0.30']);
    await expect(svg.outerHTML).toMatchFileSnapshot('../../test/fixtures/charts/networkOfGates.svg');
    chart.resize(380);
    expect(svg.querySelectorAll('.cell-state')).toHaveLength(0);
  });

  it('shows states that have no room for a number as bars: their side is the sign, their length the size', () => {
    const units = Array.from({ length: 64 }, (_, unit) => unit);
    const after = units.map((unit) => (unit === 0 ? -1 : unit === 1 ? 0.5 : 0));
    const gates = ['i', 'f', 'o'].map((letter) => ({ letter, meaning: 'does', values: units.map(() => 0.5) }));
    const data = dataOf({ cell: 'lstm', units, before: after, after, gates, cellState: after, products: [] });
    const { svg, chart } = makeChart(data);
    const number = (element: Element, name: string) => Number(element.getAttribute(name));
    const bars = [...svg.querySelectorAll('.unit-node.after .bar')].map((bar) => [
      number(bar, 'x'),
      number(bar, 'width'),
    ]);
    expect(bars.slice(0, 3)).toEqual([
      [-17, 17],
      [0, 8.5],
      [0, 0],
    ]);
    expect(texts(svg, '.unit-node text').join('')).toBe('');
    const numbers = [...svg.querySelectorAll('.unit-number')].map((text) => number(text, 'y'));
    expect(numbers.length).toBeGreaterThan(15);
    expect(Math.min(...numbers.slice(1).map((y, i) => y - numbers[i]))).toBeGreaterThanOrEqual(15);
    const strip = svg.querySelector('.number-strip')!;
    const pillEnd = networkLayout(data, 520).before[0].x + 17;
    expect(number(strip, 'x') + number(strip, 'width')).toBeCloseTo(pillEnd, 0);
    expect(svg.querySelectorAll('.gate')).toHaveLength(0);
    chart.update({ ...data, limit: 2 });
    expect(number(svg.querySelectorAll('.unit-node.after .bar')[1], 'width')).toBe(4.3);
    chart.update({ ...data, selected: 63 });
    expect([...svg.querySelectorAll('.vessel')].map((vessel) => number(vessel, 'height'))).toEqual([26, 26, 26]);
    expect(texts(svg, '.head').slice(2, 5)).toEqual(['i', 'f', 'o']);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws the strongest lines alone where they would hide what they pass, and all of the unit that is open', () => {
    const units = Array.from({ length: 64 }, (_, unit) => unit);
    const products = units.map((to) => ({ kind: 'input' as const, from: 0, to, value: (to + 1) / 64 }));
    const data = dataOf({ units, before: units, after: units, products });
    const drawn = (selected: number | null) =>
      networkLayout({ ...data, selected }, 520).links.map(({ product }) => product.to);
    expect(drawn(null)).toEqual(units.slice(-24));
    expect(drawn(3)).toEqual([3, ...units.slice(-24)]);
  });

  it('has the answer travel to the input, and the step appear from left to right', () => {
    const { svg, chart } = makeChart();
    chart.move({ token: 0.5, reveal: 1 });
    const token = svg.querySelector('.token g')!;
    const { loop, height } = networkLayout(dataOf(), 520);
    const [x, y] = pointOnCurve(loop, 0.5);
    expect(token.getAttribute('transform')).toBe(`translate(${x.toFixed(1)},${y.toFixed(1)})`);
    expect(y).toBeLessThan(height);
    expect(token.textContent).toBe('−0.971');
    chart.move({ token: null, reveal: 0.5 });
    expect(svg.querySelectorAll('.token g')).toHaveLength(0);
    const opacity = (selector: string) => svg.querySelector<SVGElement>(selector)!.style.opacity;
    expect([opacity('.link.unit'), opacity('.link.answer')]).toEqual(['', '0']);
    chart.move(stillMotion);
    expect(opacity('.link.answer')).toBe('');
  });

  it('hands on what is clicked and pressed', () => {
    const { svg, window, selected, pressed } = makeChart();
    svg.querySelector('.unit-node.after text')!.dispatchEvent(new window.MouseEvent('click', { bubbles: true }));
    svg.dispatchEvent(new window.MouseEvent('click', { bubbles: true }));
    expect(selected).toEqual([1]);
    const press = (key: string) => svg.dispatchEvent(new window.KeyboardEvent('keydown', { key, cancelable: true }));
    expect(press(' ')).toBe(false);
    expect(press('a')).toBe(true);
    expect(pressed).toEqual([' ', 'a']);
  });

  it('puts everything but the lines of the chosen unit aside', () => {
    const { svg } = makeChart(dataOf({ selected: 2 }));
    expect([...svg.querySelectorAll('.link')].map((link) => link.classList.contains('aside'))).toEqual([
      false,
      true,
      true,
    ]);
    expect(svg.querySelectorAll('.unit-node.selected')).toHaveLength(2);
  });
});

describe('networkLayout', () => {
  it.each([1, 3, 12, 24, 64])('keeps %i units apart and inside, at every width', (count) => {
    const units = Array.from({ length: count }, (_, unit) => unit);
    for (const width of [280, 390, 520, 900, 1400]) {
      const layout = networkLayout(dataOf({ units, before: units, after: units, products: [] }), width);
      const { before, after, answer, inputs, height } = layout;
      expect(inputs[0].x + inputs[0].width / 2).toBeLessThan(before[0].x - before[0].width / 2);
      expect(before[0].x + before[0].width / 2).toBeLessThan(after[0].x - after[0].width / 2);
      expect(after[0].x + after[0].width / 2).toBeLessThan(answer.x - answer.width / 2);
      expect(answer.x + answer.width / 2).toBeLessThanOrEqual(width);
      expect(after[count - 1].y + after[0].height / 2).toBeLessThan(height);
      expect(layout.hasNumbers).toBe(count <= 22);
      // The loop passes under all units.
      expect(pointOnCurve(layout.loop, 0.5)[1]).toBeGreaterThan(after[count - 1].y + after[0].height / 2);
    }
  });
});

describe('networkLayout of a network that never reads its answers', () => {
  it('keeps no room for the way back, only for the way of a datum where there is one', () => {
    const units = Array.from({ length: 12 }, (_, unit) => unit);
    const data = dataOf({ units, before: units, after: units, products: [], feedsBack: false, readsItsAnswer: false });
    const input = { name: 'change', value: 1 };
    const lowestUnit = (layout: NetworkLayout) => layout.after[11].y + layout.after[11].height / 2;
    const several = networkLayout({ ...data, inputs: [input, input, input] }, 900);
    expect(several.height - lowestUnit(several)).toBeLessThan(10);
    const few = { ...data, units: [0], before: [0], after: [0], inputs: [input] };
    const { drop, height } = networkLayout(few, 900);
    expect(height).toBeGreaterThan(drop[0][1] + 12);
  });
});

describe('motionAt', () => {
  it('first computes from left to right, then carries the answer', () => {
    expect(motionAt(0, 2000, false)).toEqual({ token: null, reveal: 0 });
    expect(motionAt(0.9, 2000, false)).toMatchObject({ reveal: 1, token: expect.any(Number) });
    expect(motionAt(1, 2000, false).token).toBe(1);
  });

  it('does not move too fast to be seen', () => {
    expect(motionAt(0.9, 100, false)).toBe(stillMotion);
  });

  it('shows still pictures where movement is not wanted: the step, then its answer on the way', () => {
    const shares = [0, 0.2, 0.5, 0.6, 0.8, 0.99];
    expect(shares.map((share) => motionAt(share, 2000, true).token)).toEqual([null, null, null, 0.5, 0.5, 0.5]);
    expect(shares.map((share) => motionAt(share, 2000, true).reveal)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(motionAt(0.9, 200, true)).toBe(stillMotion);
  });
});
