/** Simple exponential smoothing fitted to a series. */
export interface ExponentialSmoothing {
  /** Share of an error by which the level moves, in [0, 1]. */
  readonly smoothing: number;
  readonly initialLevel: number;
  /** The level after the last value: the forecast for every step ahead. */
  readonly lastLevel: number;
}

const gridSteps = 20;
const refinements = 40;
/** As in R's `ses`: the level may neither stand still nor be the last value exactly. */
const smallestSmoothing = 1e-4;
const largestSmoothing = 0.9999;

/**
 * Fits the smoothing and the initial level by the least sum of squared one-step errors (Hyndman et al. 2008). The initial
 * level that belongs to a smoothing is the solution of a linear equation, so that only one number is searched for: on a
 * grid, then by golden section around the grid's best.
 */
export function fitExponentialSmoothing(values: ArrayLike<number>): ExponentialSmoothing {
  const spacing = (largestSmoothing - smallestSmoothing) / gridSteps;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= gridSteps; step++) {
    const { squares } = smooth(values, smallestSmoothing + step * spacing);
    if (squares < least) {
      least = squares;
      best = step;
    }
  }
  const centre = smallestSmoothing + best * spacing;
  const smoothing = minimise(
    (candidate) => smooth(values, candidate).squares,
    Math.max(centre - spacing, smallestSmoothing),
    Math.min(centre + spacing, largestSmoothing),
  );
  const { initialLevel, lastLevel } = smooth(values, smoothing);
  return { smoothing, initialLevel, lastLevel };
}

/** Runs a given smoothing with its best initial level; errors are linear in that level. */
export function smooth(values: ArrayLike<number>, smoothing: number) {
  const origin = values[0];
  let level = 0;
  let sensitivity = 1;
  let errorSquares = 0;
  let products = 0;
  let sensitivitySquares = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t] - origin - level;
    errorSquares += error * error;
    products += error * sensitivity;
    sensitivitySquares += sensitivity * sensitivity;
    level += smoothing * error;
    sensitivity *= 1 - smoothing;
  }
  const shift = products / sensitivitySquares;
  return {
    initialLevel: origin + shift,
    lastLevel: origin + level + shift * sensitivity,
    squares: Math.max(errorSquares - shift * products, 0),
  };
}

/** Golden-section search (Kiefer 1953) for the minimum of a function with one valley between `low` and `high`. */
function minimise(of: (at: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [atLeft, atRight] = [of(left), of(right)];
  for (let step = 0; step < refinements; step++) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}
