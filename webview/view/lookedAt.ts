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
  const looked = typeof state === 'object' && state !== null && 'looked' in state ? state.looked : null;
  if (typeof looked !== 'object' || looked === null) {
    return null;
  }
  const { title, steps, first, last, cursor = null } = looked as Partial<Record<keyof LookedAt, unknown>>;
  return typeof title === 'string' && isNumber(steps) && isNumber(first) && isNumber(last) && first < last
    ? { title, steps, first, last, cursor: isNumber(cursor) ? cursor : null }
    : null;
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
