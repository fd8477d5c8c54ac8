import { runInSlices } from '../../src/shared/runInSlices.ts';
import type { Steps } from '../../src/shared/runSteps.ts';

/** Does a long piece of work in turns, between which the page answers; in a page that is hidden, too, which has no frames. */
export function runStepsInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  return runInSlices(steps, () => new Promise((resolve) => setTimeout(resolve)));
}
