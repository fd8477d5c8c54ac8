import { describe, expect, it } from 'vitest';
import { cancelAtEveryAwait } from '../test/support/cancelAtEveryAwait.ts';
import { runStepsInSlices } from './runStepsInSlices.ts';
import type { Steps } from './shared/runSteps.ts';

/** Steps of some milliseconds each. */
function* slowSteps(count: number): Steps<string> {
  for (let step = 0; step < count; step++) {
    for (const end = performance.now() + 6; performance.now() < end; );
    yield;
  }
  return 'done';
}

describe('runStepsInSlices', () => {
  it('lets others in between its slices', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    expect(await runStepsInSlices(slowSteps(12))).toBe('done');
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(2);
  });

  it('is cancelled at every await', async () => {
    const { result, cancelled } = await cancelAtEveryAwait(
      (signal) => runStepsInSlices(slowSteps(12), signal),
      () => {},
    );
    expect(result).toBe('done');
    expect(cancelled).toBeGreaterThanOrEqual(2);
  });
});
