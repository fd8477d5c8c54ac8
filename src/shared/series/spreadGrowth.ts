/** Steps that a series is cut into at the least, to compare their levels and spreads. */
const fewestBlocks = 3;
const fewestValuesInBlock = 3;
/** Pulls the answer towards no growth where levels hardly differ; in squared logarithms of levels. */
const shrinkage = 0.05;

/**
 * How the spread of positive values grows with their level: 0 where it does not, 1 where it grows in proportion, so that
 * logarithms have the same spread everywhere. It is the slope of the logarithm of the mean absolute difference from step to
 * step against that of the mean, over blocks of `block` values (a season, where there is one), as in Guerrero's choice of a
 * power transform (1993). `null` where values are not positive, or too few to tell.
 */
export function spreadGrowth(values: ArrayLike<number>, block: number): number | null {
  const length = Math.max(block, fewestValuesInBlock);
  const blocks = Math.floor(values.length / length);
  if (blocks < fewestBlocks) {
    return null;
  }
  const levels = new Float64Array(blocks);
  const spreads = new Float64Array(blocks);
  for (let which = 0; which < blocks; which++) {
    // The last blocks are whole, the oldest values are left out.
    const start = values.length - (blocks - which) * length;
    for (let t = start; t < start + length; t++) {
      if (!(values[t] > 0)) {
        return null;
      }
      levels[which] += values[t] / length;
      spreads[which] += t > start ? Math.abs(values[t] - values[t - 1]) / (length - 1) : 0;
    }
  }
  return slope(levels.map(Math.log), spreads.map(Math.log));
}

/** Whether logarithms even out the spread of the values better than the values themselves have it. */
export function growsWithLevel(values: ArrayLike<number>, block: number): boolean {
  const growth = spreadGrowth(values, block);
  return growth !== null && growth > 0.5;
}

function slope(x: Float64Array, y: Float64Array): number {
  const usable = Array.from(x.keys()).filter((which) => Number.isFinite(y[which]));
  const meanX = usable.reduce((sum, which) => sum + x[which], 0) / usable.length;
  const meanY = usable.reduce((sum, which) => sum + y[which], 0) / usable.length;
  const products = usable.reduce((sum, which) => sum + (x[which] - meanX) * (y[which] - meanY), 0);
  const squares = usable.reduce((sum, which) => sum + (x[which] - meanX) ** 2, 0);
  return usable.length > 1 ? products / (squares + shrinkage) : 0;
}
