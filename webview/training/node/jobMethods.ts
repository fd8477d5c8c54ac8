/** What the thread of a `JobPool` does for it. */
export interface JobMethods {
  /** Does a job of the pool's kind; answers with its result. */
  work(job: unknown): unknown;
}
