import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { root } from '../../scripts/root.ts';
import { runProgram } from '../../scripts/runProgram.ts';
import { packageFile, packingLog } from './packageFile.ts';

const timeoutMs = 180_000;

/** Makes the package as `npm run package` does. */
export default async function makePackage(): Promise<void> {
  await mkdir(dirname(packageFile), { recursive: true });
  const { status, output } = await runProgram('npm', ['run', 'package', '--', '--out', packageFile], {
    folder: root,
    timeoutMs,
  });
  await writeFile(packingLog, output);
  if (status !== 0) {
    throw new Error(`The package cannot be made:\n${output}`);
  }
}
