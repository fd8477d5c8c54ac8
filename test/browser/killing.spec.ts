import { expect, test } from '@playwright/test';
import { type Killing, Killings, type Phase } from '../faults/window/killings.ts';

// The short form of what `npm run soak` does two hundred times, in one window.
test.setTimeout(240_000);

const few: readonly (readonly [Killing, Phase])[] = [
  ['worker killed', 'training'],
  ['page reloaded', 'training'],
  ['host killed', 'training'],
];

test('worker, page and host killed in the midst of work lose nothing, and what comes back says so', async () => {
  const killing = await Killings.open();
  try {
    for (const [seed, [what, phase]] of few.entries()) {
      const { lost } = await killing.kill(seed, { what, phase });
      expect(lost, `${what} in ${phase}`).toEqual([]);
    }
    expect(killing.faults, 'what the panel must not do').toEqual([]);
  } finally {
    await killing.close();
  }
});
