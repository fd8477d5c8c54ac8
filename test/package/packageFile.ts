import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };

/** Where the tests' packages stand, VS Code's and npm's, and what the packing of the first said. */
export const packageFile = join(root, 'out', 'rnn-forecast.vsix');
export const npmPackageFile = join(root, 'out', `rnn-forecast-${version}.tgz`);
export const packingLog = join(root, 'out', 'rnn-forecast.vsix.log');
