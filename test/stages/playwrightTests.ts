import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { runTool } from '../../scripts/runProgram.ts';
import { failureLine, type Stage, withStatus } from './stage.ts';

const timeoutMs = 1_200_000;

/** The part of Playwright's JSON report that is read. */
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly flaky: number };
  readonly suites: readonly PlaywrightSuite[];
  /** What is wrong with no test of its own. */
  readonly errors: readonly PlaywrightError[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly status: 'skipped' | 'expected' | 'unexpected' | 'flaky';
      readonly results: readonly { readonly errors: readonly PlaywrightError[] }[];
    }[];
  }[];
}

interface PlaywrightError {
  readonly message?: string;
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
      const { stats, suites, errors } = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport;
      for (const line of linesOf(suites, 'flaky')) {
        console.log(`Passed only when tried again: ${line}`);
      }
      const failed = [
        ...linesOf(suites, 'unexpected'),
        ...errors.map(({ message }) => failureLine('outside the tests', message ?? '')),
      ];
      return withStatus({ passed: stats.expected + stats.flaky, failed }, status);
    },
  };
}

/** One line for each test that ended so. */
function linesOf(suites: readonly PlaywrightSuite[], wanted: 'unexpected' | 'flaky'): string[] {
  return suites.flatMap(({ suites: inner = [], specs }) => [
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === wanted)
        .map(({ results }) => {
          const [first] = results.flatMap(({ errors }) => errors);
          return failureLine(`${file}:${line} ${title}`, first?.message ?? '');
        }),
    ),
    ...linesOf(inner, wanted),
  ]);
}
