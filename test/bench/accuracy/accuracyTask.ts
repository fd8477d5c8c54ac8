import type { CompetitionErrors } from '../../../src/shared/evaluation/overallWeightedAverage.ts';

/** A series to forecast, what came after it, and how far off published methods were. */
export interface AccuracyTask {
  readonly set: string;
  readonly id: string;
  /** Steps of a season; 1 when there is none. */
  readonly period: number;
  readonly horizon: number;
  readonly history: readonly number[];
  readonly future: readonly number[];
  /** Has `naive2`, which OWA compares with. */
  readonly reference: Readonly<Record<string, CompetitionErrors>>;
}

/** Reads a file of one task a line; throws a sentence with the line's number when one is not complete. */
export function parseTasks(text: string): readonly AccuracyTask[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index) => (line === '' ? [] : [checked(JSON.parse(line), index + 1)]));
}

function checked(task: Partial<AccuracyTask>, line: number): AccuracyTask {
  const { set, id, period, horizon, history, future, reference } = task;
  if (
    typeof set !== 'string' ||
    typeof id !== 'string' ||
    !(Number.isInteger(period) && Number(period) >= 1) ||
    !isNumbers(history) ||
    !isNumbers(future) ||
    future.length !== horizon ||
    reference?.naive2 === undefined
  ) {
    throw new Error(
      `Line ${line} is no task: it needs set, id, period, history, horizon values of future, and naive2.`,
    );
  }
  return task as AccuracyTask;
}

function isNumbers(values: unknown): values is readonly number[] {
  return Array.isArray(values) && values.length > 0 && values.every((value) => Number.isFinite(value));
}
