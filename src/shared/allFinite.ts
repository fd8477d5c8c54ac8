/** Whether all numbers of a list are finite. A large network has a million: a call for each would hold up the editor. */
export function allFinite(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      return false;
    }
  }
  return true;
}
