import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { completeList, latestMs, warmUp } from '../../src/shared/completion/completeList.ts';
import type { Prior } from '../../src/shared/model/prior.ts';
import { loadPrior } from './accuracy/loadPrior.ts';

/** How soon ghost text is there when a person has typed. */
export interface GhostTextTiming {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  /** Processor time: what a busy machine does not lengthen. */
  readonly cpuMedianMs: number;
  readonly cpuP95Ms: number;
  /** The share of keystrokes that were answered with values: the others were too late, or their values not sure. */
  readonly answered: number;
}

/** Keystrokes at the end of a list, each of which goes through all of it again. */
const keystrokes = 60;

/** Times what is offered at the end of lists of so many numbers, a year's season and noise in each. */
export async function timeGhostText(counts: readonly number[]): Promise<Readonly<Record<string, GhostTextTiming>>> {
  const prior = await loadPrior(join(root, 'media'));
  for (const _ of warmUp(prior));
  return Object.fromEntries(counts.map((count) => [count, timeKeystrokes(prior, count)]));
}

function timeKeystrokes(prior: Prior, count: number): GhostTextTiming {
  const ms: number[] = [];
  const cpuMs: number[] = [];
  let answered = 0;
  for (let keystroke = 0; keystroke < keystrokes; keystroke++) {
    // Another list each time, so that nothing of one answer serves the next.
    const values = Array.from({ length: count }, (_, step) =>
      Math.round(500 + 200 * Math.sin((2 * Math.PI * (step + keystroke)) / 12) + ((step * 7 + keystroke) % 5)),
    );
    const cpuBefore = process.cpuUsage();
    const began = performance.now();
    const isLate = () => performance.now() - began > latestMs;
    answered += completeList(`const sales = [${values.join(', ')}, `, '];\n', prior, isLate) === null ? 0 : 1;
    ms.push(performance.now() - began);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs.push((user + system) / 1000);
  }
  return {
    medianMs: quantile(ms, 0.5),
    p95Ms: quantile(ms, 0.95),
    longestMs: Math.max(...ms),
    cpuMedianMs: quantile(cpuMs, 0.5),
    cpuP95Ms: quantile(cpuMs, 0.95),
    answered: answered / keystrokes,
  };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))];
}
