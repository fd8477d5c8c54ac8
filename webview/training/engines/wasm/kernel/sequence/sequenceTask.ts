import { Optimisation } from '../optimisation';

/** What networks of any kind are trained on, and where everything stands in memory. Numbers are f32 where not said. */
@unmanaged
export class SequenceTask extends Optimisation {
  cell: i32;
  hiddenSize: i32;
  inputSize: i32;
  outputSize: i32;
  /** Steps of the longest series: all series end together, at this step. */
  steps: i32;
  /** Steps whose states are kept at once; gradients do not reach further back than the window's first step. */
  windowSteps: i32;
  /** Whether only the last answer of a series counts; 0 or 1. */
  lastOnly: i32;
  /** From this step of its own on a series' first input is the network's first answer to the step before. */
  freeRunningFrom: i32;
  /** The measure of an error `e`: `square e² + above max(e, 0) + below max(-e, 0)`; the latter two by output. */
  square: f32;
  above: usize;
  below: usize;
  /** Steps of all series before each, `[series + 1]`, i32. */
  offsets: usize;
  /** `[step of all series, input]`. */
  inputs: usize;
  /** `[step of all series, output]`, or `[series, output]` where only the last answer counts. */
  targets: usize;
  /** As the targets; 0 where all count one. */
  weights: usize;
  /** What the targets of a series count together, `[series]`, f64. */
  seriesWeights: usize;
  /** `[series, state]`; 0 where all states start as zero. */
  initialStates: usize;
  /** The series of an iteration, `[iteration of this call, batchStride]`, i32; the stride is 0 where all have the same. */
  batches: usize;
  batchStride: i32;
  /** How many they are, `[iteration of this call]`, i32; only the first is read where the stride is 0. */
  batchSizes: usize;
  /** The member's weights and their gradient: see `panels.ts`. */
  panels: usize;
  panelGradients: usize;
  /** What the lanes are and what they see: see `lanes.ts`. */
  laneSeries: usize;
  laneStarts: usize;
  laneTargets: usize;
  laneWeights: usize;
  /** Answers of the window, `[1 + time, output, lane]`; the first is that before the window. */
  answers: usize;
  /** States and inputs of the window: see `rows.ts`. */
  history: usize;
  /** What back-propagation wants to know of each step, `[time, number of the cell's, lane]`. */
  traces: usize;
  /** The matrix products of one step. */
  sums: usize;
  /** Gradients by the sums of a block, `[blockSteps, row, lane]`. */
  deltas: usize;
  /** Gradient by the state of one step: hidden, padded to a multiple of four units, then an LSTM's cell state. */
  stateGradient: usize;
}

export const rnn: i32 = 0;
export const gru: i32 = 1;
export const lstm: i32 = 2;

/** Steps of back-propagation between two visits to the weights' gradient: what they read stays in the innermost cache. */
export const blockSteps: i32 = 16;

/** Series that are worked on side by side, each in a lane of its own: two vectors. */
export const lanes: i32 = 8;
/** Bytes of one number of all lanes. */
export const laneBytes: usize = 32;

/** The next multiple of four. */
@inline
export function padded(count: i32): i32 {
  return (count + 3) & ~3;
}
