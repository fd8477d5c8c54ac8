import { JSDOM, VirtualConsole } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { HiddenStateChart } from './hiddenStateChart.ts';
import type { HiddenStateData } from './hiddenStateData.ts';
import { TimeFocus } from './timeFocus.ts';

/** Three units: waves of different delays. */
function dataOf(selected: number | null = null): HiddenStateData {
  return {
    units: 3,
    order: [2, 0, 1],
    *valuesAt(steps) {
      return Float64Array.from({ length: 3 * steps.length }, (_, i) =>
        Math.sin(steps[Math.floor(i / 3)] / 5 + (i % 3)),
      );
    },
    limit: 1,
    mostTogether: Number.POSITIVE_INFINITY,
    steps: { first: 1, last: 60 },
    lastKnown: 40,
    answersAtOnce: false,
    selected,
  };
}

function makeChart() {
  // jsdom has no canvas and says so: the colours are then left out.
  const { window } = new JSDOM('<div id="here"></div>', {
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  const container = window.document.querySelector<HTMLElement>('#here')!;
  const focus = new TimeFocus();
  focus.reset({ first: 1, last: 60 }, { first: 1, last: 60 });
  focus.placeAxis({ left: 50, width: 600 });
  const said: string[] = [];
  const selected: (number | null)[] = [];
  const chart = new HiddenStateChart(container, focus, {
    announce: (text) => said.push(text),
    toggle: (unit) => {
      const isOpen = selected.at(-1) === unit;
      selected.push(isOpen ? null : unit);
      chart.update(dataOf(isOpen ? null : unit));
    },
    close: () => selected.push(null),
    drawn: () => {},
  });
  chart.resize(670);
  chart.update(dataOf());
  const svg = container.querySelector<SVGSVGElement>('svg[data-chart=hidden-state]')!;
  const press = (key: string) => {
    svg.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  const nextFrame = () => new Promise((resolve) => window.requestAnimationFrame(resolve));
  return { window, container, focus, chart, svg, said, selected, press, nextFrame };
}

describe('HiddenStateChart', () => {
  it('draws the rows by number in their order, and the divider', async () => {
    const { svg, container } = makeChart();
    expect([...svg.querySelectorAll('.rows text')].map(({ textContent }) => textContent)).toEqual(['3', '1', '2']);
    expect(svg.querySelector('line.divider')?.classList.contains('hidden')).toBe(false);
    expect(svg.getAttribute('aria-label')).toContain('3 units over 60 steps, the last 20 of them on its own answers.');
    expect(container.style.height).toBe('68px');
    await expect(svg.outerHTML).toMatchFileSnapshot('../../test/fixtures/charts/hiddenState.svg');
  });

  it('moves by keys through units and time, and says where it stands', () => {
    const { svg, said, press, focus } = makeChart();
    svg.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      press(key);
    }
    expect(focus.cursor).toBe(41);
    expect(said).toEqual([
      'Unit 1, step 40: +0.99',
      'Unit 2, step 40: +0.41',
      'Unit 2, step 41: +0.22',
      'Unit 1, step 41: +0.94',
      'Unit 3, step 41: −0.7',
      'Unit 3, step 41: −0.7',
    ]);
  });

  it('draws a picture that takes long to find in later frames, and again where it is looked at elsewhere by then', async () => {
    const { chart, container, focus, svg, nextFrame } = makeChart();
    const asked: number[] = [];
    const slow: HiddenStateData = {
      ...dataOf(),
      *valuesAt(steps) {
        asked.push(steps.length);
        yield;
        return new Float64Array(3 * steps.length);
      },
    };
    const frames = async (count: number) => {
      for (let i = 0; i < count; i++) {
        await nextFrame();
      }
    };
    chart.update(slow);
    chart.resize(500);
    focus.show({ first: 11, last: 30 }, 'key');
    expect(svg.getAttribute('width')).toBe('670');
    await frames(6);
    expect(svg.getAttribute('width')).toBe('500');
    expect(asked).toEqual([60, 60, 20]);
    await frames(3);
    expect(asked).toHaveLength(3);
    expect(container.style.height).toBe('68px');
  });

  it('opens a unit by Enter, with its curve, and closes it again', async () => {
    const { svg, selected, press } = makeChart();
    svg.focus();
    press('ArrowDown');
    press('Enter');
    expect(selected).toEqual([0]);
    expect(svg.querySelectorAll('path.unit')).toHaveLength(1);
    expect(svg.querySelectorAll('.cursor circle.unit')).toHaveLength(1);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    await expect(svg.outerHTML).toMatchFileSnapshot('../../test/fixtures/charts/hiddenStateWithUnit.svg');
    press('Enter');
    expect(selected).toEqual([0, null]);
    expect(svg.querySelectorAll('path.unit')).toHaveLength(0);
  });

  it('opens the unit that was closed a moment before, though it is drawn open still', () => {
    const { svg, selected, press } = makeChart();
    svg.focus();
    press('ArrowDown');
    press('Enter');
    press('Escape');
    press('Enter');
    expect(selected).toEqual([0, null, 0]);
  });

  it('goes back to the unit that keys have come to when the pointer leaves', () => {
    const { svg, selected, press, window } = makeChart();
    svg.focus();
    press('ArrowDown');
    svg.dispatchEvent(new window.MouseEvent('pointermove', { clientX: 100, clientY: 30 }));
    svg.dispatchEvent(new window.MouseEvent('pointerleave'));
    press('Enter');
    expect(selected).toEqual([0]);
  });

  it('follows the cursor of the other pictures without a word', async () => {
    const { svg, focus, said, nextFrame } = makeChart();
    focus.moveCursor(30, 'play');
    await nextFrame();
    await nextFrame();
    expect(Number(svg.querySelector('.cursor line')?.getAttribute('x1'))).toBeCloseTo(50 + (600 * 29) / 59, 6);
    expect(said).toEqual([]);
  });

  it('leaves nothing behind', () => {
    const { chart, container } = makeChart();
    chart.dispose();
    expect(container.innerHTML).toBe('');
  });
});
