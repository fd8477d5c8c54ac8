import { availableParallelism } from 'node:os';
import { sentenceOf } from '../../../src/shared/sentenceOf.ts';
import type { JobMethods } from './jobMethods.ts';
import { Thread } from './thread.ts';

const cancelled = 'The job was cancelled.';
const closed = 'The pool of threads was closed.';

/** A job that waits for a thread. */
interface WaitingJob<Job, Result> {
  readonly job: Job;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Does jobs on several threads, first come, first served. Each thread runs the same script, which calls `serveJobs`, and
 * has a WebAssembly engine of its own; it is started when first needed, and again after it failed. An idle pool does not
 * keep the process alive.
 */
export class JobPool<Job, Result> {
  readonly #script: URL;
  readonly #kernel: WebAssembly.Module;
  readonly #size: number;
  readonly #idle: Thread<JobMethods>[] = [];
  /** The threads at work, and what cancels their jobs. */
  readonly #busy = new Map<Thread<JobMethods>, AbortSignal | undefined>();
  readonly #heard = new WeakSet<AbortSignal>();
  #waiting: WaitingJob<Job, Result>[] = [];
  #isClosed = false;

  /** `kernel` is the compiled training kernel; `threads` is the number of cores when left out. */
  constructor(script: URL, kernel: WebAssembly.Module, threads = availableParallelism()) {
    if (!Number.isInteger(threads) || threads < 1) {
      throw new Error(`A pool cannot have ${threads} threads.`);
    }
    this.#script = script;
    this.#kernel = kernel;
    this.#size = threads;
  }

  /**
   * Does a job as soon as a thread is free. Rejects with one sentence when the job throws, its thread fails, the pool is
   * closed, or `signal` is aborted; a job under way is then ended with its thread.
   */
  run(job: Job, signal?: AbortSignal): Promise<Result> {
    if (this.#isClosed || signal?.aborted) {
      return Promise.reject(new Error(this.#isClosed ? closed : cancelled));
    }
    if (signal !== undefined && !this.#heard.has(signal)) {
      // Once for all jobs that it cancels.
      this.#heard.add(signal);
      signal.addEventListener('abort', () => this.#cancel(signal), { once: true });
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, signal, resolve, reject });
      this.#goOn();
    });
  }

  /** Ends all threads, whatever they do, and rejects their jobs and those that wait. */
  async dispose(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) {
      reject(new Error(closed));
    }
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((thread) => thread.end(closed)));
  }

  #goOn(): void {
    while (this.#busy.size < this.#size) {
      const next = this.#waiting.shift();
      if (next === undefined) {
        return;
      }
      void this.#work(next);
    }
  }

  async #work({ job, signal, resolve, reject }: WaitingJob<Job, Result>): Promise<void> {
    const thread = this.#freeThread();
    this.#busy.set(thread, signal);
    try {
      resolve((await thread.call('work', job)) as Result);
    } catch (error) {
      reject(new Error(sentenceOf(error)));
    }
    this.#busy.delete(thread);
    if (!thread.hasEnded) {
      this.#idle.push(thread);
    }
    this.#goOn();
  }

  #freeThread(): Thread<JobMethods> {
    for (let thread = this.#idle.pop(); thread !== undefined; thread = this.#idle.pop()) {
      if (!thread.hasEnded) {
        return thread;
      }
    }
    return new Thread<JobMethods>(this.#script, this.#kernel);
  }

  #cancel(signal: AbortSignal): void {
    for (const waiting of this.#waiting.filter((each) => each.signal === signal)) {
      waiting.reject(new Error(cancelled));
    }
    this.#waiting = this.#waiting.filter((each) => each.signal !== signal);
    for (const [thread, other] of this.#busy) {
      if (other === signal) {
        void thread.end(cancelled);
      }
    }
  }
}
