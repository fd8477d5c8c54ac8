/** Pearson's correlation of two lists of one length; 0 where one of them is constant. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const count = a.length;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < count; i++) {
    meanA += a[i] / count;
    meanB += b[i] / count;
  }
  let together = 0;
  let ofA = 0;
  let ofB = 0;
  for (let i = 0; i < count; i++) {
    together += (a[i] - meanA) * (b[i] - meanB);
    ofA += (a[i] - meanA) ** 2;
    ofB += (b[i] - meanB) ** 2;
  }
  const size = Math.sqrt(ofA * ofB);
  return size > 0 ? together / size : 0;
}
