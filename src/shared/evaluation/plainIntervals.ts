import type { ViewInterval } from '../protocol.ts';
import type { PredictionInterval } from './predictionInterval.ts';

/** A forecast's intervals as plain JSON, the widest last. */
export function plainIntervals(intervals: readonly PredictionInterval[]): ViewInterval[] {
  return intervals
    .toSorted((a, b) => a.level - b.level)
    .map(({ level, lower, upper }) => ({ level, lower: [...lower], upper: [...upper] }));
}
