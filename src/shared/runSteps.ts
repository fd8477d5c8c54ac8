/** A long piece of work, which stops at every `yield` so that others can be let in. */
export type Steps<Result> = Generator<void, Result, void>;

/** How many cells are worked on between two stops: some milliseconds at most. */
export const cellsPerStep = 4096;

/** Does a piece of work without a stop. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
