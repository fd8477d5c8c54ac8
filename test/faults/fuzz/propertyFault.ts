import { threadCpuUsage } from 'node:process';
import fc from 'fast-check';
import { InputError } from '../../../src/shared/inputError.ts';
import type { Fault } from '../fault.ts';

/** A case that keeps the processor longer than this would be felt. */
const mostMs = 100;
const longestSentence = 1000;

/** What is to hold for every case that an arbitrary makes. */
export interface Property<Case> {
  readonly group: string;
  readonly name: string;
  readonly cases: Fault['cases'];
  readonly arbitrary: fc.Arbitrary<Case>;
  /** Throws anything but `InputError` when the case is lost. */
  readonly holds: (each: Case) => void | Promise<void>;
}

/** A fault of random cases: each may throw `InputError` and takes at most 100 ms; the first that is lost is made small. */
export function propertyFault<Case>({ group, name, cases, arbitrary, holds }: Property<Case>): Fault {
  return {
    group,
    name,
    cases,
    async run({ cases: numRuns, seed, begin }) {
      let slowest = 0;
      const check = async (each: Case) => {
        begin();
        // Time on the processor, so that what else the machine does counts for nothing.
        const before = threadCpuUsage();
        try {
          await holds(each);
        } catch (error) {
          if (!(error instanceof InputError)) {
            throw error;
          }
          checkSentence(error.message);
        }
        const { user, system } = threadCpuUsage(before);
        const milliseconds = (user + system) / 1000;
        // What is compiled meanwhile counts as well: a second look tells it from what is slow.
        if (milliseconds > mostMs && (await secondLook(holds, each)) > mostMs) {
          throw new Error(`takes ${Math.round(milliseconds)} ms`);
        }
        slowest = Math.max(slowest, milliseconds);
      };
      const details = await fc.check(fc.asyncProperty(arbitrary, check), {
        numRuns,
        seed,
        interruptAfterTimeLimit: 6 * 3600_000,
      });
      const { failed, counterexample, errorInstance } = details;
      const whole = fc.stringify(counterexample);
      const shown = whole.length > 400 ? `${whole.slice(0, 300)}…${whole.slice(-80)} (${whole.length})` : whole;
      const reason =
        errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
      return {
        tried: details.numRuns,
        lost: failed ? [`${shown} ${reason.split('\n').slice(0, 4).join(' ')} (seed ${seed})`] : [],
        note: `at most ${slowest.toFixed(0)} ms a case`,
      };
    },
  };
}

/** What a person is told is something, and no more than can be read. */
export function checkSentence(message: string): void {
  if (message === '' || message.length > longestSentence) {
    throw new Error(`is refused in ${message.length} characters: ${message.slice(0, 60)}`);
  }
}

async function secondLook<Case>(holds: Property<Case>['holds'], each: Case): Promise<number> {
  const before = threadCpuUsage();
  try {
    await holds(each);
  } catch {
    // Seen the first time.
  }
  const { user, system } = threadCpuUsage(before);
  return (user + system) / 1000;
}
