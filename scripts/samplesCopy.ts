import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.ts';

/** A fresh copy of the samples, free to be changed; `remove` deletes it. */
export interface SamplesCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function copySamples(): Promise<SamplesCopy> {
  const parent = await mkdtemp(join(tmpdir(), 'rnn-forecast-samples-'));
  const folder = join(parent, 'samples');
  await cp(join(root, 'samples'), folder, { recursive: true });
  return { folder, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
