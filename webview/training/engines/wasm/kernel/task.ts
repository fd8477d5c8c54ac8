import { Optimisation } from './optimisation';

/** What the tutorial's kind of network is trained on, and where everything stands in memory. */
@unmanaged
export class Task extends Optimisation {
  hiddenSize: i32;
  /** `hiddenSize` rounded up to a multiple of four: the padding has weights of zero and stays zero. */
  paddedSize: i32;
  series: i32;
  steps: i32;
  /** Steps whose hidden states are kept at once; gradients do not reach further back than the window's first step. */
  windowSteps: i32;
  /** `[series, time]`, f32. */
  inputs: usize;
  /** `[series, time]`, f32. */
  targets: usize;
  /** Sums of squared errors, `[member]`, f64. */
  squares: usize;
  /** Weights and gradient of the lanes at work: see `slab.ts`. */
  slab: usize;
  slabGradient: usize;
  /** Hidden states of the window, `[1 + time, unit, lane]`; the first is the state before the window. */
  history: usize;
  /** Gradients by the pre-activations of a block, `[blockSteps + 1, unit, lane]`. */
  deltas: usize;
  /** Of the window, `[time, lane]`, as all four that follow. */
  laneInputs: usize;
  laneTargets: usize;
  answers: usize;
  /** Gradient of the loss by the answers. */
  errors: usize;
}

/** Steps of back-propagation between two visits to the weights' gradient: their states stay in the innermost cache. */
export const blockSteps: i32 = 32;
