/** Whether a value out of JSON is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value out of JSON is a number that is one. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Whether a value out of JSON is a list of such numbers. */
export function isNumberList(value: unknown): value is number[] {
  // Not "every", which passes over what is missing.
  return Array.isArray(value) && value.findIndex((each) => !isFiniteNumber(each)) === -1;
}

/** Whether a value out of JSON is one of these words. */
export function isOneOf<T extends string>(words: readonly T[], value: unknown): value is T {
  return words.some((word) => word === value);
}

/** Whether a value out of JSON is a list of objects that all pass a check. */
export function isListOf(value: unknown, check: (each: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.findIndex((each) => !isRecord(each) || !check(each)) === -1;
}
