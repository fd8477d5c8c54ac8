import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from '../../scripts/root.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { PanelView } from '../../src/shared/protocol.ts';
import { runSteps } from '../../src/shared/runSteps.ts';
import { ErrorChart } from '../../webview/charts/errorChart.ts';
import { errorData } from '../../webview/charts/errorData.ts';
import { ForecastChart } from '../../webview/charts/forecastChart.ts';
import { forecastData } from '../../webview/charts/forecastData.ts';
import { HiddenStateChart } from '../../webview/charts/hiddenStateChart.ts';
import { LossChart } from '../../webview/charts/lossChart.ts';
import { lossData } from '../../webview/charts/lossData.ts';
import { NetworkChart } from '../../webview/charts/networkChart.ts';
import { OverviewStrip } from '../../webview/charts/overviewStrip.ts';
import { TimeFocus } from '../../webview/charts/timeFocus.ts';
import { networkAtStep } from '../../webview/network/networkAtStep.ts';
import { rememberedLosses } from '../../webview/view/lossHistory.ts';
import { NetworkSource } from '../../webview/view/networkSource.ts';
import { makeScenes, type Scene } from './scenes.ts';

// Every chart as SVG, of the gallery's own scenes. `npx vitest run test/gallery -u` takes what is drawn now for right.

/** Width and height of charts whose size is given to them, in pixels. */
const size = [900, 300] as const;

let scenes: ReadonlyMap<string, Scene>;
const warnings = vi.spyOn(console, 'warn');
const errors = vi.spyOn(console, 'error');

beforeAll(async () => {
  scenes = await makeScenes();
});

afterAll(() => {
  expect([...warnings.mock.calls, ...errors.mock.calls]).toEqual([]);
});

const listener = {
  announce: () => {},
  chosen: () => {},
  toggle: () => {},
  close: () => {},
  drawn: () => {},
  press: () => false,
};

test.each(['done', 'forecast', 'automatic'])('forecast chart and overview strip: %s', async (scene) => {
  const { container, frame } = makeContainer();
  const view = viewOf(scene);
  const data = forecastData({ ...view, pastForecasts: view.backtest?.forecasts ?? [] });
  const focus = new TimeFocus();
  const chart = new ForecastChart(container, focus, listener);
  const strip = new OverviewStrip(container, focus);
  focus.reset({ first: 1, last: data.steps }, data.opening);
  chart.resize(...size);
  chart.update(data);
  strip.resize(30);
  strip.update(data);
  focus.moveCursor(data.history.length - 2, 'key');
  await frame();
  await expectPicture(container.querySelector('svg.chart')!, `forecast-${scene}`);
  await expectPicture(container.querySelector('svg.overview-strip')!, `overview-${scene}`);
});

test('loss chart', async () => {
  const { container } = makeContainer();
  const { model } = viewOf('done');
  const chart = new LossChart(container, () => {});
  chart.resize(...size);
  const losses = rememberedLosses(model!);
  // When training looks at values held out depends on the clock; here it does so at every fiftieth loss that is kept.
  const looked = Array.from(losses.iterations, (_, place) => place).filter((place) => place % 50 === 0);
  const validation = {
    iterations: looked.map((place) => losses.iterations[place]),
    losses: looked.map((place) => 1.2 * losses.losses[place]),
  };
  chart.update(lossData({ ...losses, validation }));
  await expectPicture(container.querySelector('svg')!, 'loss-done');
});

test('backtest chart', async () => {
  const { container } = makeContainer();
  const chart = new ErrorChart(container, () => {});
  chart.resize(...size);
  chart.update(errorData(viewOf('automatic').backtest!));
  await expectPicture(container.querySelector('svg')!, 'backtest-automatic');
});

test.each([
  ['the heat map', null],
  ['the curve of a unit', 4],
] as const)('hidden state: %s', async (_, selected) => {
  const { container, frame } = makeContainer();
  const view = viewOf('done');
  const { run, order } = runSteps(new NetworkSource().see(networkOf(view), view));
  const focus = new TimeFocus();
  focus.reset({ first: 1, last: run.lastStep }, { first: 1, last: run.lastStep });
  focus.placeAxis({ left: 40, width: size[0] - 60 });
  const chart = new HiddenStateChart(container, focus, listener);
  chart.resize(size[0]);
  chart.update({
    units: order.length,
    order,
    valuesAt: (steps) => run.hiddenInSteps(steps),
    limit: 1,
    mostTogether: run.mostTogether,
    steps: { first: 1, last: run.lastStep },
    lastKnown: run.reading.lastStep,
    answersAtOnce: false,
    selected,
  });
  focus.moveCursor(401, 'key');
  await frame();
  const svg = container.querySelector('svg')!;
  // Its colours are on a canvas, which jsdom does not draw: the numbers that they stand for, at every tenth step.
  const steps = Int32Array.from({ length: 60 }, (_, i) => 1 + 10 * i);
  const states = run.hiddenAt(steps);
  const rows = order.map(
    (unit) =>
      `unit ${unit + 1}: ${Array.from(steps, (_, i) => states[i * order.length + unit].toFixed(2).replace('-0.00', '0.00')).join(' ')}`,
  );
  const words = container.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'desc');
  words.textContent = rows.join('\n');
  svg.append(words);
  await expectPicture(svg, selected === null ? 'hidden-state-done' : 'unit-done');
});

test.each([
  ['done', 401, null],
  ['done', 200, 4],
  ['gru', 401, null],
  ['lstm', 401, null],
] as const)('network: %s at step %i, unit %j', async (scene, step, selected) => {
  const { container } = makeContainer();
  const view = viewOf(scene);
  const seen = runSteps(new NetworkSource().see(networkOf(view), view));
  const chart = new NetworkChart(container, listener);
  chart.resize(600);
  chart.update(networkAtStep(seen, step, selected));
  await expectPicture(container.querySelector('svg')!, `network-${scene}-${step}`);
});

function viewOf(scene: string): PanelView {
  return scenes.get(scene)!.view;
}

function networkOf({ model }: PanelView): ShownNetwork {
  const network = model?.network;
  if (network === undefined || 'reason' in network) {
    throw new Error('the scene shows no network');
  }
  return network;
}

/** A place to draw in, and what waits for the next frame of it. */
function makeContainer(): { readonly container: HTMLElement; frame(): Promise<void> } {
  // It says aloud of its own that it has no canvas; what the charts say is heard by this process's console.
  const virtualConsole = new VirtualConsole();
  const { window } = new JSDOM('<div id="here"></div>', { pretendToBeVisual: true, virtualConsole });
  return {
    container: window.document.querySelector<HTMLElement>('#here')!,
    frame: () => new Promise((resolve) => window.requestAnimationFrame(() => resolve())),
  };
}

/** Compares a picture with the one kept; one that has changed is saved beside it in `test-results`. */
async function expectPicture(svg: Element, name: string): Promise<void> {
  const picture = stable(svg);
  expect(picture).not.toMatch(/NaN|Infinity|undefined/);
  try {
    await expect(picture).toMatchFileSnapshot(`pictures/${name}.svg`);
  } catch (error) {
    const folder = join(root, 'test-results/pictures');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.svg`), picture);
    throw error;
  }
}

/** The same picture as the same text: numbers with three decimals, ids by their order, an element a line. */
function stable(svg: Element): string {
  const ids = new Map<string, string>();
  const renamed = svg.outerHTML
    .replace(/\bid="([^"]+)"/g, (_, id: string) => {
      ids.set(id, `id${ids.size + 1}`);
      return `id="${ids.get(id)}"`;
    })
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${ids.get(id) ?? id})`);
  return `${renamed
    .replace(/^<svg(?! xmlns)/, '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/-?\d+\.\d{4,}(e-\d+)?/g, (number) => String(Number(Number(number).toFixed(3)) + 0))
    .replaceAll('><', '>\n<')}\n`;
}
