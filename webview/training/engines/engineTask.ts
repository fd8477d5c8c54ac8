import type { LearningRateSchedule } from '../../../src/shared/model/learningRateSchedule.ts';
import type { NetworkShape } from '../../../src/shared/model/networkShape.ts';

/**
 * What an engine trains, in network units: one network for each member, all on the same series. The optional parts are
 * what forecasting asks for beyond the tutorial.
 */
export interface EngineTask {
  readonly network: NetworkShape;
  readonly members: number;
  /** Initial weights, `[member, parameter]`, each member flat in the order of `parameterLayout`. */
  readonly parameters: Float64Array;
  /** Time steps of the longest series. */
  readonly steps: number;
  readonly series: number;
  /** `[time, series, input]`. */
  readonly inputs: Float64Array;
  /** What the network should answer: `[time, series, output]`, or `[series, output]` where only the last answer counts. */
  readonly targets: Float64Array;
  readonly learningRate: number;
  /** How the learning rate changes; constant when left out. */
  readonly schedule?: LearningRateSchedule;
  /** Largest global norm of a member's gradient; `null` leaves gradients as they are. */
  readonly clipNorm: number | null;
  /** Which answers count: after every step, or after a series' last step only. `every` when left out. */
  readonly answers?: 'every' | 'last';
  /** Squared errors when left out. */
  readonly loss?: Loss;
  /** What each target's error counts, shaped as `targets`, none negative; where it is zero the target is not looked at. */
  readonly weights?: Float64Array;
  /**
   * Steps of each series, `[series]`, each from 1 to `steps`: a series' numbers stand in the first of its steps, what
   * stands in the rest is not looked at. All have `steps` when left out.
   */
  readonly lengths?: Int32Array;
  /** State before the first step, `[series, state]` as in `stateSize`; zero when left out. */
  readonly initialState?: Float64Array;
  /**
   * From this step on (at least 1), the first of a step's inputs is the first of the network's answers to the step before
   * instead of the number given: the loss is then that of a forecast of many steps, and its gradient goes through the
   * answers that were fed back. Never when left out.
   */
  readonly freeRunningFrom?: number;
  /** Takes each Adam step on some of the series; on all of them when left out. */
  readonly miniBatches?: MiniBatches;
}

/** An error's measure; the loss is the weighted mean over all targets of an iteration. */
export type Loss =
  | { readonly kind: 'squared' }
  | { readonly kind: 'absolute' }
  /** Each output is an estimate of a quantile: for `levels[output]` in (0, 1) (Koenker and Bassett 1978). */
  | { readonly kind: 'pinball'; readonly levels: readonly number[] };

/**
 * Every pass over the series takes them in a new order, `size` of them in each iteration (fewer in the last of a pass).
 * Losses of different series do not compare, so the weights kept as the best are the latest.
 */
export interface MiniBatches {
  readonly size: number;
  readonly seed: number;
}
