import type { ForecastReport } from '../model/forecaster/forecastReport.ts';
import { isFiniteNumber, isListOf, isNumberList, isRecord } from './jsonChecks.ts';

const kinds: readonly unknown[] = ['baseline', 'prior', 'network', 'chosen'];

/** Whether a file's JSON is the report of a search. */
export function isForecastReport(value: unknown): value is ForecastReport {
  if (!isRecord(value)) {
    return false;
  }
  const { data, seasons, backtest, candidates, coverage, networksError, nonNegative, engine, msPerIteration } = value;
  const numbers = ['mixtureError', 'seed', 'seconds', 'budgetSeconds', 'networksTrained'].map((name) => value[name]);
  return (
    numbers.every(isFiniteNumber) &&
    hasNumbers(data, 'count', 'missing') &&
    isRecord(backtest) &&
    isNumberList(backtest.origins) &&
    isFiniteNumber(backtest.horizon) &&
    isListOf(seasons, (each) => hasNumbers(each, 'period', 'cycles') && isNumberOrNull(each.strength)) &&
    isListOf(
      candidates,
      (each) => hasNumbers(each, 'error', 'share') && typeof each.name === 'string' && kinds.includes(each.kind),
    ) &&
    isListOf(coverage, (each) => hasNumbers(each, 'level', 'achieved', 'errors')) &&
    isNumberOrNull(networksError) &&
    (msPerIteration === undefined || isFiniteNumber(msPerIteration)) &&
    typeof nonNegative === 'boolean' &&
    typeof engine === 'string'
  );
}

function hasNumbers(value: unknown, ...names: readonly string[]): value is Record<string, unknown> {
  return isRecord(value) && names.every((name) => isFiniteNumber(value[name]));
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || isFiniteNumber(value);
}
