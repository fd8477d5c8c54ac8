import { parentPort, workerData } from 'node:worker_threads';
import { allFaults } from './allFaults.ts';

/** What a thread is given: which fault, how much of it, and where it counts the cases it has begun. */
export interface FaultJob {
  readonly which: number;
  readonly cases: number;
  readonly seed: number;
  readonly begun: Int32Array<SharedArrayBuffer>;
}

const { which, cases, seed, begun } = workerData as FaultJob;
parentPort!.postMessage(await allFaults[which].run({ cases, seed, begin: () => void Atomics.add(begun, 0, 1) }));
