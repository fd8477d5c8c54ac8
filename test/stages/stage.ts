import { stripVTControlCharacters } from 'node:util';
import type { Show } from '../../scripts/runProgram.ts';

/** How many tests of a stage held, and one line for each that did not. */
export interface Counts {
  readonly passed: number;
  readonly failed: readonly string[];
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

/** A check that is right or wrong as a whole counts as one test; `wrong` says what it is then. */
export function oneTest(passed: boolean, wrong: string): Counts {
  return passed ? { passed: 1, failed: [] } : { passed: 0, failed: [wrong] };
}

/** The line for a test that failed: its name, and how what it says begins. */
export function failureLine(name: string, said: string): string {
  const [first = ''] = stripVTControlCharacters(said).trim().split('\n');
  return first === '' ? name : `${name}: ${first}`;
}

/** A program that says it failed without naming a failed test has failed all the same. */
export function withStatus(counts: Counts, status: number | null): Counts {
  return status !== 0 && counts.failed.length === 0
    ? { ...counts, failed: [`ended with ${status === null ? 'no status' : `status ${status}`}, and names no test`] }
    : counts;
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.flatMap(({ failed }) => failed),
  };
}
