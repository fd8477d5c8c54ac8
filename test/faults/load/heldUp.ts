import { threadCpuUsage } from 'node:process';

/** The editor is never held up for longer. */
export const mostBlockedMs = 50;

/** A hold-up is looked at so often before it counts. */
const mostLooks = 3;

/**
 * How long a piece of work holds up the editor. What took too long is looked at again: what else the machine did, or what
 * was compiled or collected meanwhile, takes no time then.
 */
export async function heldUp(look: () => number | Promise<number>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let left = mostLooks; left > 0 && shortest > mostBlockedMs; left--) {
    shortest = Math.min(shortest, await look());
  }
  return shortest;
}

/** From now on, the longest work of this thread without a stop is measured, on the processor; the answer ends that. */
export function watchWork(): () => number {
  let longest = 0;
  let before = threadCpuUsage();
  const look = () => {
    longest = Math.max(longest, milliseconds(before));
    before = threadCpuUsage();
  };
  const timer = setInterval(look, 1);
  return () => {
    look();
    clearInterval(timer);
    return longest;
  };
}

/** What this thread has worked since `before`, on the processor. */
export function milliseconds(before: NodeJS.CpuUsage): number {
  const { user, system } = threadCpuUsage(before);
  return (user + system) / 1000;
}
