import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium, gpuParameters, usesGpu } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { panelHtml } from '../../src/panel/panelHtml.ts';
import { emptyView } from '../../src/shared/emptyView.ts';
import { english } from '../../src/shared/l10n/language.ts';

/** How the forecast chart of a long series behaves in the panel's page. */
export interface ChartTiming {
  /** From the arrival of the series until it has been on screen. */
  readonly firstPaintMs: number;
  /** 95 % of the frames while it is zoomed and panned came within this time of the one before. */
  readonly frameP95Ms: number;
  readonly frameMedianMs: number;
  /** What a frame takes of the page's process, drawing included; it does not depend on what else the machine does. */
  readonly frameCpuMs: number;
  /** The page's JavaScript heap with its typed arrays, after a collection, with the series as it arrived. */
  readonly heapMB: number;
}

declare global {
  interface Window {
    benchFirstPaint: (count: number) => Promise<number>;
    benchFrames: () => Promise<number[]>;
  }
}

const viewport = { width: 1600, height: 900 };
const horizon = 100;

/** Times the chart at each length, in a fresh page each. */
export async function timeChart(counts: readonly number[]): Promise<Record<string, ChartTiming>> {
  const { origin, close } = await servePage();
  // Without a GPU unless one is asked for; GL in software, which tests of WebGL need, would draw the page with many times
  // the work.
  const args = usesGpu ? gpuParameters : ['--disable-gpu'];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  try {
    const timings: Record<string, ChartTiming> = {};
    for (const count of counts) {
      timings[count] = await timeCount(browser, origin, count);
    }
    return timings;
  } finally {
    await browser.close();
    close();
  }
}

async function timeCount(browser: Browser, origin: string, count: number): Promise<ChartTiming> {
  const page = await browser.newPage({ viewport });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript(standInForHost, { view: { ...emptyView, title: 'Long series' }, horizon });
  await page.goto(origin);
  await page.locator('body[data-state=idle]').waitFor();
  const firstPaintMs = await page.evaluate((many) => window.benchFirstPaint(many), count);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const before = await processMs(client);
  const frames = (await page.evaluate(() => window.benchFrames())).sort((a, b) => a - b);
  const cpuMs = (await processMs(client)) - before;
  await client.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; backingStorageSize?: number } = await client.send('Runtime.getHeapUsage');
  await page.close();
  if (faults.length > 0) {
    throw new Error(`The page failed at ${count} values: ${faults.join('; ')}`);
  }
  return {
    firstPaintMs,
    frameP95Ms: frames[Math.floor(0.95 * frames.length)],
    frameMedianMs: frames[frames.length >> 1],
    frameCpuMs: cpuMs / frames.length,
    heapMB: (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6,
  };
}

/** Time that the page's process has worked. */
async function processMs(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN);
}

/** Serves the panel's page as it is packaged. */
async function servePage(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const bundle = await build({
    entryPoints: { page: join(root, 'webview/main.ts') },
    bundle: true,
    write: false,
    minify: true,
    outdir: '/',
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
  });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const send = (type: string, body: string | Uint8Array) =>
      response.writeHead(200, { 'content-type': type }).end(body);
    if (path === '/page.js') {
      send('text/javascript', bundle.outputFiles[0].contents);
    } else if (path === '/panel.css') {
      void readFile(join(root, 'media/panel.css')).then((body) => send('text/css', body));
    } else if (path === '/') {
      const assets = {
        style: '/panel.css',
        page: '/page.js',
        worker: '/worker.js',
        kernels: ['/training.wasm'],
        language: english,
      };
      send('text/html', panelHtml({ cspSource: `http://${request.headers.host}`, ...assets }, 'bench'));
    } else {
      // No training takes place.
      response.writeHead(204).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Runs in the page, before its script: answers as the host does, and times what is asked. */
function standInForHost({ view, horizon: ahead }: { view: object; horizon: number }): void {
  const send = (message: unknown) => window.postMessage(message, location.origin);
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      getState: () => undefined,
      setState: () => {},
      postMessage: ({ id, method }: { id: number | null; method?: string }) => {
        if (id !== null && method !== undefined) {
          send({ kind: 'reply', id, outcome: { ok: method === 'ready' ? view : null } });
        }
      },
    }),
  });
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const waveAt = (i: number) => 20 * Math.sin(i / 40_000) + 5 * Math.sin(i / 30) + Math.sin(i * i);
  window.benchFirstPaint = async (count) => {
    const history = Float64Array.from({ length: count }, (_, i) => waveAt(i));
    const fit = Float64Array.from({ length: count - 1 }, (_, i) => waveAt(i + 1) + 0.5 * Math.sin(i));
    const forecast = Array.from({ length: ahead }, (_, i) => waveAt(count + i));
    const around = (by: number) => forecast.map((value) => value + by);
    const intervals = [0.8, 0.95].map((level) => ({ level, lower: around(-4 * level), upper: around(4 * level) }));
    await frame();
    const start = performance.now();
    send({ kind: 'call', id: null, method: 'show', parameters: [{ ...view, history, fit, forecast, intervals }] });
    while (!document.querySelector('.overview-strip path.history')?.getAttribute('d')) {
      await frame();
    }
    // Before this frame, the one with the picture was on screen.
    await frame();
    return performance.now() - start;
  };
  window.benchFrames = async () => {
    const chart = document.querySelector('svg[data-chart=forecast]')!;
    const { left, width, top, height } = chart.getBoundingClientRect();
    const turn = (deltaY: number, keys: { ctrlKey?: boolean; shiftKey?: boolean }) =>
      chart.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          clientX: left + width / 2,
          clientY: top + height / 2,
          bubbles: true,
          cancelable: true,
          ...keys,
        }),
      );
    chart.dispatchEvent(new KeyboardEvent('keydown', { key: '0', bubbles: true }));
    const times: number[] = [];
    let before = await frame();
    const next = async () => {
      const now = await frame();
      times.push(now - before);
      before = now;
    };
    // From all values to a few and back, and along them where they are many, some, and few.
    for (const zoom of [-1, 1]) {
      for (let i = 0; i < 60; i++) {
        turn(100 * zoom, { ctrlKey: true });
        await next();
      }
      turn(-300, { ctrlKey: true });
      for (let i = 0; i < 60; i++) {
        turn(i < 30 ? 40 : -40, { shiftKey: true });
        await next();
      }
    }
    return times;
  };
}
