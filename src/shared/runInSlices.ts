import type { Steps } from './runSteps.ts';

// Every home of shared code has it; none of their type libraries serves all.
declare const performance: { now(): number };

/** Whoever else is there waits for no slice longer than about this. */
const sliceMs = 10;

/** Does a long piece of work in slices; `letIn` is waited for between two of them, and ends the work where it throws. */
export async function runInSlices<Result>(steps: Steps<Result>, letIn: () => Promise<void>): Promise<Result> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) {
        return step.value;
      }
    } while (performance.now() < end);
    await letIn();
  }
}
