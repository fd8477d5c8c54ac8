import type { Steps } from '../../src/shared/runSteps.ts';

/** Others wait for no turn longer than about this. */
const turnMs = 10;

/** Does a long piece of work in turns, between which the page answers; in a page that is hidden, too, which has no frames. */
export async function runStepsInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + turnMs;
    do {
      const step = steps.next();
      if (step.done === true) {
        return step.value;
      }
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
