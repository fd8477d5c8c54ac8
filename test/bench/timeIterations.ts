/** How one engine did. */
export interface Timing {
  /** The median over batches of iterations. */
  readonly msPerIteration: number;
}

/**
 * Runs batches of iterations until the time is up, at least five, after one that warms up (and may take long), and
 * answers with the median.
 */
export async function timeIterations(run: (iterations: number) => Promise<unknown>, seconds = 3): Promise<Timing> {
  await run(1);
  const trial = performance.now();
  await run(1);
  // A batch of about 20 ms: long against the clock and the call, short against what else the machine does.
  let batch = Math.max(1, Math.round(20 / Math.max(performance.now() - trial, 0.01)));
  const times: number[] = [];
  const end = performance.now() + 1000 * seconds;
  while (times.length < 5 || performance.now() < end) {
    const began = performance.now();
    await run(batch);
    const milliseconds = (performance.now() - began) / batch;
    times.push(milliseconds);
    if (times.length === 5) {
      // By now everything is compiled as well as it will be.
      const better = Math.max(1, Math.round(20 / Math.max(milliseconds, 0.001)));
      if (better > 2 * batch) {
        batch = better;
        times.length = 0;
      }
    }
  }
  times.sort((a, b) => a - b);
  return { msPerIteration: times[Math.floor(times.length / 2)] };
}
