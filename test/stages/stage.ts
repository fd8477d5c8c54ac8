import type { Show } from '../../scripts/runProgram.ts';

/** How many tests of a stage held and how many did not. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** One part of `npm test`; `run` prints as it goes and rejects only when it could not do its work. */
export interface Stage {
  readonly name: string;
  run(): Promise<Counts>;
}

/** A stage that can run beside others: nothing in it is about time, and it says what it has to say to `show`. */
export interface PatientStage {
  readonly name: string;
  run(show: Show): Promise<Counts>;
}

/** A check that is right or wrong as a whole counts as one test. */
export function oneTest(passed: boolean): Counts {
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A program that says it failed without naming a failed test has failed all the same. */
export function withStatus(counts: Counts, status: number | null): Counts {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
  };
}
