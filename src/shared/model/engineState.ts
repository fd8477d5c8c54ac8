/** All that training needs to go on elsewhere; every array `[member, parameter]` or `[member]`. */
export interface EngineState {
  /** Adam steps taken. */
  readonly iteration: number;
  readonly parameters: Float64Array;
  /** Adam's running mean of the gradient. */
  readonly firstMoment: Float64Array;
  /** Adam's running mean of the squared gradient. */
  readonly secondMoment: Float64Array;
  /** The weights with the lowest loss seen so far, and that loss by member. */
  readonly bestParameters: Float64Array;
  readonly bestLosses: Float64Array;
}
