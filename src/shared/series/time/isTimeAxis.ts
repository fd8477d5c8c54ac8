import { isFiniteNumber, isRecord } from '../../onnx/jsonChecks.ts';
import type { TimeAxis } from './timeAxis.ts';

/** The last moment that a `Date` can hold, in milliseconds since 1970. */
const lastMoment = 8.64e15;

/** Whether a value out of JSON says when the values of a series are. */
export function isTimeAxis(value: unknown): value is TimeAxis {
  return (
    isRecord(value) &&
    isFiniteNumber(value.start) &&
    Math.abs(value.start) <= lastMoment &&
    isStep(value.step) &&
    isNotation(value.notation)
  );
}

function isStep(value: unknown): boolean {
  if (!isRecord(value) || !isFiniteNumber(value.count) || value.count <= 0) {
    return false;
  }
  const { unit, count, day } = value;
  return (
    unit === 'millisecond' ||
    (unit === 'workday' && count === 1) ||
    (unit === 'month' && Number.isInteger(count) && Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 31)
  );
}

function isNotation(value: unknown): boolean {
  return isRecord(value) && typeof value.date === 'string' && (value.clock === null || isClock(value.clock));
}

function isClock(value: unknown): boolean {
  return (
    isRecord(value) &&
    [value.separator, value.zone].every((text) => typeof text === 'string') &&
    [value.hourDigits, value.fraction].every(
      (digits) => Number.isInteger(digits) && Number(digits) >= 0 && Number(digits) <= 9,
    ) &&
    typeof value.seconds === 'boolean'
  );
}
