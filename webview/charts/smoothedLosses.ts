/**
 * Losses without their jumps: at each iteration the geometric mean over all, a loss so many iterations away counting
 * `exp(-away / reach)`. It looks both ways, so that it does not lag behind, and goes through decades as the logarithmic axis
 * shows them. Losses below `least`, which is positive, count as that. Takes time in proportion to their number.
 */
export function smoothedLosses(
  iterations: ArrayLike<number>,
  losses: ArrayLike<number>,
  reach: number,
  least: number,
): Float64Array {
  const count = losses.length;
  const sums = new Float64Array(count);
  const weights = new Float64Array(count);
  const logs = Float64Array.from(losses, (loss) => Math.log(Math.max(loss, least)));
  const pass = (order: (place: number) => number, ownWeight: number) => {
    let [sum, weight] = [0, 0];
    for (let place = 0; place < count; place++) {
      const at = order(place);
      if (place > 0) {
        const faded = Math.exp(-Math.abs(iterations[at] - iterations[order(place - 1)]) / reach);
        [sum, weight] = [faded * sum, faded * weight];
      }
      // What both passes see at a place counts once.
      sums[at] += sum + ownWeight * logs[at];
      weights[at] += weight + ownWeight;
      [sum, weight] = [sum + logs[at], weight + 1];
    }
  };
  pass((place) => place, 1);
  pass((place) => count - 1 - place, 0);
  return sums.map((sum, at) => Math.exp(sum / weights[at]));
}
