import { join } from 'node:path';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startStaticVSCode } from '../../scripts/staticVscode.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { bundleSuite, nodeBundle, workerBundle } from '../vscode/bundleSuite.ts';
import { runInBrowser } from '../vscode/runInBrowser.ts';
import { findDesktopForTests, runOnDesktop } from '../vscode/runOnDesktop.ts';
import type { SuiteRun } from '../vscode/testResult.ts';
import { type Counts, failureLine, type Stage } from './stage.ts';

const timeoutMs = 180_000;
const noTests: Counts = { passed: 0, failed: [] };

/** The whole suite in desktop VS Code; left out, with one line that says why, where none can be had. */
export const suiteOnDesktop: Stage = {
  name: 'suite in desktop VS Code',
  run: async () => {
    const desktop = await findDesktopForTests();
    if ('missing' in desktop) {
      console.log(`Skipped: ${desktop.missing}`);
      return noTests;
    }
    await bundleSuite();
    const samples = await copySamples();
    try {
      return countShown(await runOnDesktop(desktop.program, samples.folder, nodeBundle, timeoutMs));
    } finally {
      await samples.remove();
    }
  },
};

/** The whole suite in the VS Code server: Node extension host, real files. */
export const suiteInServer: Stage = {
  name: 'suite in the VS Code server',
  run: async () => {
    await bundleSuite();
    const samples = await copySamples();
    const browser = await launchChromium();
    const server = await startVSCodeServer({ extension: root, tests: join(root, nodeBundle) });
    try {
      return countShown(await runInBrowser(browser, server.address(samples.folder), timeoutMs));
    } finally {
      await browser.close();
      await server.stop();
      await samples.remove();
    }
  },
};

/** The `*.web.test.ts` of the suite in the static VS Code: extension host in a worker, cross-origin webviews. */
export const suiteInStaticWeb: Stage = {
  name: 'suite in the static VS Code for the web',
  run: async () => {
    await bundleSuite();
    const browser = await launchChromium();
    const server = await startStaticVSCode({ extension: root, tests: workerBundle });
    try {
      return countShown(await runInBrowser(browser, server.address, timeoutMs));
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

function countShown({ results, fault }: SuiteRun): Counts {
  const signs = { passed: '✓', failed: '✗', skipped: '-' };
  for (const { title, state, durationMs, failure } of results) {
    console.log(`  ${signs[state]} ${title} (${durationMs} ms)`);
    if (failure !== '') {
      console.log(failure.replace(/^/gm, '      '));
    }
  }
  const failed = results
    .filter(({ state }) => state === 'failed')
    .map(({ title, failure }) => failureLine(title, failure));
  if (fault !== null) {
    failed.push(`the run did not end as it should: ${fault}`);
    console.log(failed[failed.length - 1]);
  }
  return { passed: results.filter(({ state }) => state === 'passed').length, failed };
}
