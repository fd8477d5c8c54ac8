/** What is measured beside others: takes so many iterations and answers with the milliseconds that they took. */
export type Contender = (iterations: number) => Promise<number>;

/** How one contender did. */
export interface Timing {
  /** The median over batches of iterations. */
  readonly msPerIteration: number;
}

/** A batch is about this long: long against the clock and the call, short against what else the machine does. */
const batchMs = 40;
const warmUps = 3;

/**
 * Times contenders in turns, a batch of iterations each, and answers with their medians: whatever else the machine does
 * meanwhile falls on all of them alike. Each is warmed up first, until everything is compiled as well as it will be.
 */
export async function timeInterleaved<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds = 15,
): Promise<Record<Name, Timing>> {
  const entries = Object.entries<Contender>(contenders);
  const batches = new Map<string, number>();
  for (const [name, run] of entries) {
    await run(1);
    let batch = 1;
    for (let time = 0; time < warmUps; time++) {
      batch = Math.max(1, Math.round(batchMs / Math.max((await run(batch)) / batch, 1e-4)));
    }
    batches.set(name, batch);
  }
  const times = new Map(entries.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of entries) {
      const batch = batches.get(name)!;
      times.get(name)!.push((await run(batch)) / batch);
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, { msPerIteration: median(all) }]),
  ) as unknown as Record<Name, Timing>;
}

/** A contender that is timed here. */
export function timedHere(run: (iterations: number) => Promise<unknown>): Contender {
  return async (iterations) => {
    const began = performance.now();
    await run(iterations);
    return performance.now() - began;
  };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
