import { join } from 'node:path';
import { runProgram } from './runProgram.ts';
import { serverFolder } from './vscodePackages.ts';

const timeoutMs = 60_000;

/**
 * Has the VS Code server install a .vsix file into the folder that keeps its user's data, as a person's VS Code would;
 * the extension then stands in `extensions` there.
 */
export async function installPackage(file: string, data: string): Promise<void> {
  const server = join(await serverFolder(), 'out', 'server-main.js');
  const { status, output } = await runProgram(
    process.execPath,
    [server, '--install-extension', file, '--server-data-dir', data, '--accept-server-license-terms'],
    { environment: { ...process.env, EXTENSIONS_GALLERY: '{}' }, timeoutMs },
  );
  if (status !== 0 || !output.includes('successfully installed')) {
    throw new Error(`${file} could not be installed:\n${output}`);
  }
}
