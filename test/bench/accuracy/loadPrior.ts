import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Prior, readPrior } from '../../../src/shared/model/prior.ts';

/** Reads the prior that `npm run pretrain` wrote into a folder. */
export async function loadPrior(folder: string): Promise<Prior> {
  const weights = await readFile(join(folder, 'prior.f32'));
  return readPrior(await readFile(join(folder, 'prior.json'), 'utf8'), weights);
}
