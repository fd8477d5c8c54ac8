/**
 * Mean absolute error of the seasonal naive method within the history: the mean of `|y[t] - y[t - period]|`, the scale of
 * MASE and MSIS, in data units (Hyndman and Koehler 2006, "Another look at measures of forecast accuracy"). A history of
 * no more than `period` values is measured from step to step; 0 when it repeats itself exactly.
 */
export function seasonalNaiveError(history: ArrayLike<number>, period: number): number {
  const lag = history.length > period ? period : 1;
  let sum = 0;
  for (let step = lag; step < history.length; step++) {
    sum += Math.abs(history[step] - history[step - lag]);
  }
  return sum / (history.length - lag);
}

/**
 * Mean absolute scaled error (MASE): the mean absolute error in units of `scale`, which is `seasonalNaiveError` of the
 * history. Infinite when an error stands against a scale of 0.
 */
export function scaledError(actual: ArrayLike<number>, forecast: ArrayLike<number>, scale: number): number {
  let sum = 0;
  for (let step = 0; step < actual.length; step++) {
    sum += Math.abs(actual[step] - forecast[step]);
  }
  return inUnitsOf(scale, sum / actual.length);
}

/** `value / scale`; no error is none in any unit. */
export function inUnitsOf(scale: number, value: number): number {
  return value === 0 ? 0 : value / scale;
}
