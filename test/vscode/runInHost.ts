// The browser build of Mocha needs nothing of Node, so it runs in every extension host.
import 'mocha/mocha.js';
import * as vscode from 'vscode';
import { resultLine, type TestResult } from './testResult.ts';

const testTimeoutMs = 20_000;
/** Searches are short, which is what most tests take their time for; what a longer one finds is tested elsewhere. */
const searchSeconds = 0.1;

/** Texts by file name. */
export type Samples = Readonly<Record<string, string>>;

/**
 * Runs the tests that `load` defines, writing each result to the console; rejects when any failed or none ran. First
 * writes `samples` into the window's folder, which starts empty where it lies in memory.
 */
export async function runInHost(samples: Samples, load: () => void): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  for (const [name, text] of Object.entries(samples)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
  }
  await vscode.workspace
    .getConfiguration('rnn.forecast')
    .update('searchSeconds', searchSeconds, vscode.ConfigurationTarget.Global);
  const results: TestResult[] = [];
  const report = (result: TestResult) => {
    results.push(result);
    console.log(resultLine(result));
  };
  class ConsoleReporter {
    constructor(runner: Mocha.Runner) {
      runner.on('pass', (test) => report(resultOf(test, 'passed')));
      runner.on('pending', (test) => report(resultOf(test, 'skipped')));
      // A hook that throws arrives here too, under the hook's own title.
      runner.on('fail', (test, error: Error) => report(resultOf(test, 'failed', error)));
    }
  }
  const mocha = new Mocha({
    timeout: testTimeoutMs,
    reporter: ConsoleReporter as unknown as Mocha.ReporterConstructor,
  });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  load();
  const failures = await new Promise<number>((resolve) => {
    // The browser build's own `run` would look for a page's address.
    Mocha.prototype.run.call(mocha, resolve);
  });
  if (failures > 0 || results.length === 0) {
    throw new Error(`${failures} of ${results.length} tests failed`);
  }
}

function resultOf(test: Mocha.Runnable, state: TestResult['state'], error?: Error): TestResult {
  return {
    title: test.fullTitle(),
    state,
    durationMs: test.duration ?? 0,
    failure: error === undefined ? '' : (error.stack ?? error.message),
  };
}
