import { nextTurn } from './nextTurn.ts';
import { runInSlices } from './shared/runInSlices.ts';
import type { Steps } from './shared/runSteps.ts';

/** Does a long piece of work in slices, between which the editor is let in; throws the signal's reason once that is aborted. */
export function runStepsInSlices<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  return runInSlices(steps, async () => {
    await nextTurn();
    signal?.throwIfAborted();
  });
}
