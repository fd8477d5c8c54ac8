import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { runProgram } from '../../scripts/runProgram.ts';
import { oneTest, type PatientStage, withStatus } from './stage.ts';

const timeoutMs = 900_000;

/** The short forms of the faults: each that survived is a test that passed. */
export const faultTests: PatientStage = {
  name: 'faults',
  run: async (shown) => {
    const script = join(root, 'test', 'faults', 'run.ts');
    const parameters = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script];
    const { status, output } = await runProgram(process.execPath, parameters, {
      folder: root,
      timeoutMs,
      shown,
      isPatient: true,
    });
    const [, survived] = /^(\d+) faults survived, \d+ lost$/m.exec(output) ?? [];
    if (survived === undefined) {
      return oneTest(false, 'ended before all faults were tried');
    }
    const failed = [...output.matchAll(/^✗ (.*)$/gm)].map(([, what]) => what);
    return withStatus({ passed: Number(survived), failed }, status);
  },
};
