import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../../scripts/root.ts';
import { runTool } from '../../scripts/runProgram.ts';
import { failureLine, type PatientStage, withStatus } from './stage.ts';

const timeoutMs = 900_000;

/** The part of Vitest's JSON report that is read. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** What is wrong with the file as a whole. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

export const unitTests: PatientStage = {
  name: 'unit tests',
  run: async (shown) => {
    const file = join(root, 'test-results', 'unit.json');
    await rm(file, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { status } = await runTool('vitest', ['run', ...reporters], { timeoutMs, shown, isPatient: true });
    const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
    return withStatus({ passed: report.numPassedTests, failed: failuresOf(report) }, status);
  },
};

function failuresOf({ testResults }: VitestReport): string[] {
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative(root, name);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length === 0
        ? [failureLine(file, message)]
        : failed.map(({ fullName, failureMessages = [] }) =>
            failureLine(`${file}: ${fullName}`, failureMessages.join('\n')),
          );
    });
}
