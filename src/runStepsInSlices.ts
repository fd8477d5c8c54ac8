import { nextTurn } from './nextTurn.ts';
import type { Steps } from './shared/runSteps.ts';

/** The editor waits for no slice longer than about this. */
const sliceMs = 10;

/** Does a long piece of work in slices, between which the editor is let in; throws the signal's reason once that is aborted. */
export async function runStepsInSlices<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) {
        return step.value;
      }
    } while (performance.now() < end);
    await nextTurn();
    signal?.throwIfAborted();
  }
}
