/** The worker is gone; what it was asked for can be asked of a new one. */
export class WorkerEndedError extends Error {
  override readonly name = 'WorkerEndedError';
}
