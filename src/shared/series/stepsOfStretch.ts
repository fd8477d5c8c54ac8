import type { Gap } from './gaps.ts';
import type { Series } from './series.ts';
import { type TimeAxis, timeAt } from './time/timeAxis.ts';

/** What is known of the steps of a stretch, counted from its first. */
export interface StretchSteps {
  readonly gaps: readonly Gap[];
  readonly time: TimeAxis | null;
}

/** The gaps of a stretch of a series, a half-open range of steps, and when its steps are. */
export function stepsOfStretch(
  { gaps, time }: Pick<Series, 'gaps' | 'time'>,
  start: number,
  end: number,
): StretchSteps {
  return {
    gaps: gaps
      .filter((gap) => gap.end > start && gap.start < end)
      .map((gap) => ({ ...gap, start: Math.max(0, gap.start - start), end: Math.min(end, gap.end) - start })),
    time: time === null ? null : { ...time, start: timeAt(time, start) },
  };
}
