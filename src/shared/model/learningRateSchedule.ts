/**
 * A learning rate that rises to its full height in the first `warmUpIterations` and falls by half a cosine to
 * `lastFraction` of it at `iterations`, where it stays (Loshchilov and Hutter 2017).
 */
export interface LearningRateSchedule {
  readonly kind: 'cosine';
  readonly warmUpIterations: number;
  readonly iterations: number;
  readonly lastFraction: number;
  /** Iterations of the schedule that had passed when the engine's count began; none when left out. */
  readonly passedIterations?: number;
}
