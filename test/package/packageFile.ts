import { join } from 'node:path';
import { root } from '../../scripts/root.ts';

/** Where the tests' package stands, and what the packing of it said. */
export const packageFile = join(root, 'out', 'rnn-forecast.vsix');
export const packingLog = join(root, 'out', 'rnn-forecast.vsix.log');
