import { isFiniteNumber } from '../onnx/jsonChecks.ts';

/** Whether an object out of JSON is a gap. */
export function isGap({ start, end, isLong }: Record<string, unknown>): boolean {
  return isFiniteNumber(start) && isFiniteNumber(end) && start >= 0 && start < end && typeof isLong === 'boolean';
}
