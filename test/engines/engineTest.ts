import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { build } from 'esbuild';
import { launchChromium } from '../../scripts/chromium.ts';
import type { EngineWorkerMethods, EngineWorkerReply } from './engineWorker.ts';

/** The worker's methods, called from the test. */
export type EngineWorker = {
  [Name in keyof EngineWorkerMethods]: (
    ...values: Parameters<EngineWorkerMethods[Name]>
  ) => Promise<Awaited<ReturnType<EngineWorkerMethods[Name]>>>;
};

/** Where the page pretends to be; answered by the test itself. */
const address = 'http://engines.localhost/';

/** What VS Code allows a webview's worker, less the reading of files, which no engine does. */
const usualPolicy = "default-src 'none'; script-src 'nonce-none' 'wasm-unsafe-eval'; worker-src blob:";

interface EngineFixtures {
  /** The content security policy of the page, which its worker inherits. */
  readonly policy: string;
  /** What the browser may say on the console; nothing unless it is told to. */
  readonly complaint: RegExp | null;
  readonly worker: EngineWorker;
}

interface EngineOptions {
  /** Parameters of the browser. */
  readonly parameters: readonly string[];
  readonly workerSource: string;
}

/** Tests of engines in a blob worker of a real Chromium, under a webview's content security policy. */
export const test = base.extend<EngineFixtures, EngineOptions>({
  policy: [usualPolicy, { option: true }],
  complaint: [null, { option: true }],
  parameters: [[], { option: true, scope: 'worker' }],
  browser: [
    async ({ parameters }, use) => {
      const browser = await launchChromium(parameters);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  workerSource: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
    async ({}, use) => {
      const { outputFiles } = await build({
        entryPoints: [join(import.meta.dirname, 'engineWorker.ts')],
        bundle: true,
        write: false,
        format: 'iife',
        platform: 'browser',
        target: 'es2022',
      });
      await use(outputFiles[0].text);
    },
    { scope: 'worker' },
  ],

  worker: async ({ page, workerSource, policy, complaint }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route(address, (route) =>
      route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: '<p>engines' }),
    );
    await page.goto(address);
    const handle = await page.evaluateHandle((source) => {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const started = new Worker(url);
      const waiting = new Map<number, (reply: EngineWorkerReply) => void>();
      started.onmessage = ({ data }: MessageEvent<EngineWorkerReply>) => waiting.get(data.id)?.(data);
      let next = 0;
      return (method: string, values: readonly unknown[]) =>
        new Promise<EngineWorkerReply>((resolve) => {
          const id = next++;
          waiting.set(id, resolve);
          started.postMessage({ id, method, values });
        });
    }, workerSource);
    const call = async (method: string, values: readonly unknown[]): Promise<unknown> => {
      const reply = await handle.evaluate((send, [name, all]) => send(name, all), [method, values] as const);
      if ('error' in reply) {
        throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
      }
      return reply.result;
    };
    await use(
      new Proxy({} as EngineWorker, {
        get: (_, method) => (method === 'then' ? undefined : (...values: unknown[]) => call(String(method), values)),
      }),
    );
    base.expect(complaints.filter((text) => complaint?.test(text) !== true)).toEqual([]);
  },
});

export const expect = test.expect;
