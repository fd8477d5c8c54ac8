/** Square root of the mean squared difference over the first `count` values of both. */
export function rootMeanSquareError(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  count = expected.length,
): number {
  let squares = 0;
  for (let i = 0; i < count; i++) {
    squares += (actual[i] - expected[i]) ** 2;
  }
  return Math.sqrt(squares / count);
}
