import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { runTool } from '../../scripts/runProgram.ts';
import { type Stage, withStatus } from './stage.ts';

const timeoutMs = 1_200_000;

/** The part of Playwright's JSON report that is read. */
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

export const engineTests = playwrightTests('engines that need a browser', 'engines');
export const galleryTests = playwrightTests('the panel in all themes', 'gallery');
export const browserTests = playwrightTests('what a person sees', 'browser');
export const packageTests = playwrightTests('the package, installed', 'package');

/** The Playwright tests of a folder in `test/` that has a configuration of its own. */
function playwrightTests(name: string, folder: string): Stage {
  const file = join(root, 'test-results', `${folder}.json`);
  return {
    name,
    run: async () => {
      await rm(file, { force: true });
      const { status } = await runTool('playwright', ['test', '-c', `test/${folder}`, '--reporter=list,json'], {
        environment: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
        timeoutMs,
        shown: true,
      });
      const { stats } = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport;
      if (stats.flaky > 0) {
        console.log(`${stats.flaky} passed only when tried again`);
      }
      return withStatus({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, status);
    },
  };
}
