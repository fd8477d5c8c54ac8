import type { PredictionInterval } from '../../evaluation/predictionInterval.ts';
import type { Calibration, Forecaster } from './forecaster.ts';
import { meanAbsoluteDifference } from './measure.ts';

/** Draws the intervals around a forecast that follows `values`, and keeps all above zero where the forecaster says so. */
export function calibrate(
  { calibration, nonNegative }: Pick<Forecaster, 'calibration' | 'nonNegative'>,
  values: Float64Array,
  mixed: Float64Array,
): { readonly forecast: Float64Array; readonly intervals: readonly PredictionInterval[] } {
  const kept = (value: number) => (nonNegative ? Math.max(value, 0) : value);
  const unit = calibration === null ? 0 : measure(calibration, values);
  const intervals = calibration?.intervals.map(({ level, below, above }) => ({
    level,
    lower: mixed.map((value, step) => kept(value - unit * reachAt(below, step, calibration.growth))),
    upper: mixed.map((value, step) => kept(value + unit * reachAt(above, step, calibration.growth))),
  }));
  return { forecast: mixed.map(kept), intervals: intervals ?? [] };
}

/** How far an interval reaches at a step (from 0), in calibration units. */
export function reachAt(reaches: readonly number[], step: number, growth: number): number {
  const last = reaches.length - 1;
  return step <= last ? reaches[step] : reaches[last] * ((step + 1) / (last + 1)) ** growth;
}

function measure({ unit }: Calibration, values: Float64Array): number {
  return unit.kind === 'one' ? 1 : meanAbsoluteDifference(values, unit.lag);
}
