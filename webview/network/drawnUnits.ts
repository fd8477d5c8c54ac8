/** So many units are drawn all. */
const mostDrawnTogether = 64;
/** Of more units so many are drawn. */
const mostDrawnOfMore = 48;
/** A unit that is drawn gives way only to one on which so much more hangs: units should not come and go in training. */
const clearlyMore = 1.25;

/**
 * `[H]` How far each unit moves the answer over a run: the size of its weight in it, times the standard deviation of its
 * states, which are `[time, unit]`.
 */
export function partsInAnswer(states: Float64Array, toAnswer: Float64Array): Float64Array {
  const units = toAnswer.length;
  const times = states.length / units;
  return toAnswer.map((weight, unit) => {
    let mean = 0;
    for (let time = 0; time < times; time++) {
      mean += states[time * units + unit] / times;
    }
    let variance = 0;
    for (let time = 0; time < times; time++) {
      variance += (states[time * units + unit] - mean) ** 2 / times;
    }
    return Math.abs(weight) * Math.sqrt(variance);
  });
}

/**
 * The units of `order` that the picture of a network has room for, in that order: all where these are few enough, else those
 * of the largest `parts` in the answer, and of like ones those that are drawn already.
 */
export function drawnUnits(
  order: readonly number[],
  parts: Float64Array,
  current: readonly number[] | null,
): readonly number[] {
  if (order.length <= mostDrawnTogether) {
    return order;
  }
  const stays = new Set(current ?? []);
  const claims = parts.map((part, unit) => part * (stays.has(unit) ? clearlyMore : 1));
  const chosen = new Set(order.toSorted((a, b) => claims[b] - claims[a] || a - b).slice(0, mostDrawnOfMore));
  return order.filter((unit) => chosen.has(unit));
}

/** The units drawn with the one that is open among them, in the place of the one that matters least. */
export function drawnWith(
  selected: number | null,
  { order, drawn, parts }: { order: readonly number[]; drawn: readonly number[]; parts: Float64Array },
): readonly number[] {
  if (selected === null || drawn.includes(selected)) {
    return drawn;
  }
  const least = drawn.reduce((a, b) => (parts[b] < parts[a] ? b : a));
  const chosen = new Set([...drawn.filter((unit) => unit !== least), selected]);
  return order.filter((unit) => chosen.has(unit));
}
