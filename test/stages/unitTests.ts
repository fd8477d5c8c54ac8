import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { runTool } from '../../scripts/runProgram.ts';
import { type PatientStage, withStatus } from './stage.ts';

const timeoutMs = 900_000;

/** The part of Vitest's JSON report that is read. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

export const unitTests: PatientStage = {
  name: 'unit tests',
  run: async (shown) => {
    const file = join(root, 'test-results', 'unit.json');
    await rm(file, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { status } = await runTool('vitest', ['run', ...reporters], { timeoutMs, shown, isPatient: true });
    const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
    return withStatus({ passed: report.numPassedTests, failed: report.numFailedTests }, status);
  },
};
