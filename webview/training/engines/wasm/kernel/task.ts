/**
 * What is trained, and where everything stands in memory. The host writes this record, field by field in the same order
 * (`taskRecord.ts`), and owns all memory; the kernel keeps nothing of its own between calls.
 */
@unmanaged
export class Task {
  hiddenSize: i32;
  /** `hiddenSize` rounded up to a multiple of four: the padding has weights of zero and stays zero. */
  paddedSize: i32;
  members: i32;
  series: i32;
  steps: i32;
  /** Steps whose hidden states are kept at once; gradients do not reach further back than the window's first step. */
  windowSteps: i32;
  /** Numbers in a member's flat parameter vector. */
  parameterCount: i32;
  /** Largest global norm of a member's gradient; infinite for none. */
  clipNorm: f32;
  /** `[series, time]`, f32. */
  inputs: usize;
  /** `[series, time]`, f32. */
  targets: usize;
  /** `[member, parameter]`, f32, as all four that follow. */
  parameters: usize;
  gradient: usize;
  firstMoment: usize;
  secondMoment: usize;
  bestParameters: usize;
  /** `[member]`, f64. */
  bestLosses: usize;
  /** Sums of squared errors, `[member]`, f64. */
  squares: usize;
  /** Per iteration of this call: the step size, and what the root of the second moment is multiplied by; f32. */
  rates: usize;
  /** `[iteration of this call, member]`, f64. */
  losses: usize;
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
