import { printTime, type TimeNotation } from './timeNotation.ts';
import { addSteps, type TimeStep } from './timeStep.ts';

/** When the values of a series are: one a step, none left out. Plain JSON. */
export interface TimeAxis {
  /** Of the first value: milliseconds since 1970 of the clock on the wall. */
  readonly start: number;
  readonly step: TimeStep;
  readonly notation: TimeNotation;
}

/** When a value is, in milliseconds since 1970. */
export function timeAt({ start, step }: TimeAxis, index: number): number {
  return addSteps(start, step, index);
}

/** When a value is, as the series' own dates are written. */
export function timeLabel(axis: TimeAxis, index: number): string {
  return printTime(timeAt(axis, index), axis.notation);
}
