/** A transform at work on one series. */
export interface AppliedTransform {
  /** The transformed series. */
  readonly values: Float64Array;
  /** Takes the values that came after the series to those after the transformed series; it learns nothing from them. */
  follow(later: Float64Array): Float64Array;
  /** Takes forecasts of the transformed series, from its next step on, to forecasts of the series. */
  invert(forecasts: Float64Array): Float64Array;
  /**
   * Takes answers for each step of the transformed series to such for each step of the series; `null` where one answer
   * depends on others.
   */
  readonly invertFit: ((fit: Float64Array) => Float64Array) | null;
}

/** A transform of each value by itself. */
export function elementwise(
  values: Float64Array,
  there: (value: number) => number,
  back: (value: number) => number,
): AppliedTransform {
  const invert = (forecasts: Float64Array) => forecasts.map(back);
  return { values: values.map(there), follow: (later) => later.map(there), invert, invertFit: invert };
}
