/** So many values, or groups of them, make one group of the next level. */
const branching = 8;

interface Level {
  readonly lowest: ArrayLike<number>;
  readonly highest: ArrayLike<number>;
}

/** Finds the lowest and highest value of any stretch of a list in a number of steps that grows with its length's logarithm. */
export class MinMaxPyramid {
  readonly values: ArrayLike<number>;
  /** The values themselves first, then ever larger groups of them. */
  readonly #levels: readonly Level[];

  /** Reads all values once; they must not change. */
  constructor(values: ArrayLike<number>) {
    this.values = values;
    const levels: Level[] = [{ lowest: values, highest: values }];
    for (let below = levels[0]; below.lowest.length > branching; below = levels[levels.length - 1]) {
      levels.push(grouped(below));
    }
    this.#levels = levels;
  }

  /** Of the half-open range of indices within the list; an empty one bounds nothing: `[Infinity, -Infinity]`. */
  extent(start: number, end: number): readonly [number, number] {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    let from = Math.max(0, start);
    let to = Math.min(this.values.length, end);
    for (const level of this.#levels) {
      const isLast = level === this.#levels[this.#levels.length - 1];
      while (from < to && (isLast || from % branching !== 0)) {
        lowest = Math.min(lowest, level.lowest[from]);
        highest = Math.max(highest, level.highest[from]);
        from++;
      }
      while (from < to && to % branching !== 0) {
        to--;
        lowest = Math.min(lowest, level.lowest[to]);
        highest = Math.max(highest, level.highest[to]);
      }
      if (from >= to) {
        break;
      }
      from /= branching;
      to /= branching;
    }
    return [lowest, highest];
  }
}

function grouped({ lowest, highest }: Level): Level {
  const count = Math.ceil(lowest.length / branching);
  const lows = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < lowest.length; i++) {
    const group = Math.floor(i / branching);
    lows[group] = Math.min(lows[group], lowest[i]);
    highs[group] = Math.max(highs[group], highest[i]);
  }
  return { lowest: lows, highest: highs };
}

const known = new WeakMap<ArrayLike<number>, MinMaxPyramid>();

/** The pyramid of a list that does not change; made once for each list. */
export function pyramidOf(values: ArrayLike<number>): MinMaxPyramid {
  let pyramid = known.get(values);
  if (pyramid === undefined) {
    pyramid = new MinMaxPyramid(values);
    known.set(values, pyramid);
  }
  return pyramid;
}
