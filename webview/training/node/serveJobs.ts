import { workerData } from 'node:worker_threads';
import type { Engine } from '../engines/engine.ts';
import { WasmEngine } from '../engines/wasm/wasmEngine.ts';
import type { JobMethods } from './jobMethods.ts';
import { serveThread } from './serveThread.ts';

const report = { engine: 'wasm', renderer: null, reason: 'A thread of a pool.' } as const;

/**
 * Has the script of a `JobPool` do its jobs, one after the other, each with the thread's own engine. What the job and its
 * result are made of crosses as structured clones. An error's message reaches the one who gave the job.
 */
export function serveJobs<Job, Result>(work: (job: Job, engine: Engine) => Result | Promise<Result>): void {
  const engine = new WasmEngine(workerData as WebAssembly.Module, report);
  serveThread<JobMethods>({ work: (job) => work(job as Job, engine) });
}
