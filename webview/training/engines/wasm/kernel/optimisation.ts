/**
 * The networks that are trained and how: the first part of every record that the host writes (`optimisationPlan.ts`), field
 * by field in the same order. The host owns all memory; the kernel keeps nothing of its own between calls.
 */
@unmanaged
export class Optimisation {
  members: i32;
  /** Numbers in a member's flat parameter vector. */
  parameterCount: i32;
  /** Whether the best weights are those after the latest step, as when each step sees other series; 0 or 1. */
  keepLatest: i32;
  /** Largest global norm of a member's gradient; infinite for none. */
  clipNorm: f32;
  /** `[member, parameter]`, f32, as all four that follow. */
  parameters: usize;
  gradient: usize;
  firstMoment: usize;
  secondMoment: usize;
  bestParameters: usize;
  /** `[member]`, f64. */
  bestLosses: usize;
  /** Per iteration of this call: the step size, and what the root of the second moment is multiplied by; f32. */
  rates: usize;
  /** `[iteration of this call, member]`, f64. */
  losses: usize;
}
