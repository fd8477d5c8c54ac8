import { isFiniteNumber, isRecord } from '../../src/shared/onnx/jsonChecks.ts';
import type { StepRange } from '../charts/timeFocus.ts';

/** What part of which series a person looked at; kept by the page with the view. */
export interface LookedAt extends StepRange {
  readonly title: string;
  readonly steps: number;
  /** The step at which the cursors stand; `null` for none. */
  readonly cursor: number | null;
}

/** What a page kept that was there before; `null` if there is nothing of the kind. */
export function lookedAt(state: unknown): LookedAt | null {
  if (!isRecord(state) || !isRecord(state.looked)) {
    return null;
  }
  const { title, steps, first, last, cursor } = state.looked;
  return typeof title === 'string' &&
    isFiniteNumber(steps) &&
    isFiniteNumber(first) &&
    isFiniteNumber(last) &&
    first < last
    ? { title, steps, first, last, cursor: isFiniteNumber(cursor) ? cursor : null }
    : null;
}
