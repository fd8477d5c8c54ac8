/** Whether two lists hold the same numbers to the bit. As in `allFinite`, without a call for each. */
export function sameNumbers(some: ArrayLike<number>, others: ArrayLike<number>): boolean {
  if (some.length !== others.length) {
    return false;
  }
  for (let i = 0; i < some.length; i++) {
    if (!Object.is(some[i], others[i])) {
      return false;
    }
  }
  return true;
}
