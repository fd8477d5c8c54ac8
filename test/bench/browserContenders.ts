import { join } from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../../scripts/chromium.ts';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';
import type { BrowserEngine, BrowserEngines } from './browserEngines.ts';
import type { Contender } from './timeInterleaved.ts';

/** Engines that wait in a browser's page for their turns. */
export interface BrowserContenders {
  /** Gives an engine a task; `null`, after saying why, where it cannot take it. */
  start(
    name: keyof BrowserEngines,
    task: EngineTask,
  ): Promise<{ readonly run: Contender; readonly renderer: string | null; reason(): Promise<string> } | null>;
  close(): Promise<void>;
}

/** Opens the page, in the browser that tests use. */
export async function openBrowserContenders(): Promise<BrowserContenders> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'browserEngines.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  });
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0].text });
  return {
    async start(name, task) {
      try {
        const engine = await page.evaluateHandle(
          ([which, what]) => (globalThis as unknown as { engines: BrowserEngines }).engines[which](what),
          [name, task] as const,
        );
        const renderer = await engine.evaluate((started: BrowserEngine) => started.renderer);
        return {
          renderer,
          reason: () => engine.evaluate((started: BrowserEngine) => started.reason()),
          run: (iterations) => engine.evaluate((started: BrowserEngine, count) => started.run(count), iterations),
        };
      } catch (error) {
        console.log(`${name}: ${error instanceof Error ? error.message : error}`);
        return null;
      }
    },
    close: () => browser.close(),
  };
}
