import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A folder that the tests around the call have to themselves, and that goes with them; the answer names it. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  return () => folder;
}
