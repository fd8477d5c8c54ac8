import { threadId } from 'node:worker_threads';
import { serveJobs } from '../../webview/training/node/serveJobs.ts';
import { randomTask } from './randomTask.ts';

// A script for a pool of threads, which does what a job says.

export type TestJob =
  | { readonly kind: 'train'; readonly seed: number; readonly iterations: number }
  | { readonly kind: 'fail'; readonly reason: string }
  | { readonly kind: 'crash' }
  | { readonly kind: 'never' };

export interface TestResult {
  readonly thread: number;
  readonly losses: Float64Array;
}

serveJobs<TestJob, TestResult>(async (job, engine) => {
  switch (job.kind) {
    case 'train': {
      await engine.prepare(randomTask({ hiddenSize: 12, steps: 100, seed: job.seed }));
      return { thread: threadId, losses: await engine.run(job.iterations) };
    }
    case 'fail':
      throw new Error(job.reason);
    case 'crash':
      queueMicrotask(() => {
        throw new Error('out of luck');
      });
      return new Promise(() => {});
    case 'never':
      // Not even a message gets in.
      for (;;) {}
  }
});
