import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { root } from '../../scripts/root.ts';
import { runProgram } from '../../scripts/runProgram.ts';
import { npmPackageFile, packageFile, packingLog } from './packageFile.ts';

const timeoutMs = 180_000;

/** Makes the packages: VS Code's as `npm run package` does, and npm's of what that has built. */
export default async function makePackage(): Promise<void> {
  await mkdir(dirname(packageFile), { recursive: true });
  await writeFile(packingLog, await npm('run', 'package', '--', '--out', packageFile));
  await npm('pack', '--ignore-scripts', '--pack-destination', dirname(npmPackageFile));
}

async function npm(...parameters: readonly string[]): Promise<string> {
  const { status, output } = await runProgram('npm', parameters, { folder: root, timeoutMs });
  if (status !== 0) {
    throw new Error(`"npm ${parameters.join(' ')}" failed:\n${output}`);
  }
  return output;
}
