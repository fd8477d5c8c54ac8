import { InputError } from '../../inputError.ts';
import { shownValue } from '../../shownValue.ts';
import { largestSeed } from '../randomGenerator.ts';

/** What may be asked of a forecast; what is left out is chosen. */
export interface ForecastOptions {
  /** How many values are forecast, 1 to 10,000; 12 when left out. */
  readonly horizon?: number;
  /** A season's length in steps; found in the numbers when left out, none reckoned with when `null`. */
  readonly season?: number | null;
  /** Shares of futures that the intervals should cover; 0.8 and 0.95 when left out. */
  readonly levels?: readonly number[];
  /** How long the search may take, 0.1 to 60; 1 when left out. What it does depends on this, not on the clock. */
  readonly seconds?: number;
  /** Of the networks that are trained; 7 when left out. */
  readonly seed?: number;
  /** Whether the forecast stops at zero; when left out, it does where no value is below. */
  readonly nonNegative?: boolean;
}

/** What is asked of a forecast, within bounds. */
export interface CheckedForecastOptions {
  readonly horizon: number;
  /** As in a `SearchProblem`. */
  readonly periods: readonly number[] | null;
  /** The widest first. */
  readonly levels: readonly number[];
  readonly budgetSeconds: number;
  readonly seed: number;
  readonly nonNegative: boolean | null;
}

/** Most values that can be asked for. */
export const longestHorizon = 10_000;
export const longestSearchSeconds = 60;
export const shortestSearchSeconds = 0.1;
const mostLevels = 8;
/** Longer seasons are found in no series that can be read. */
export const longestSeason = 50_000;

/** Checks what came from outside and fills in what was left out; throws `InputError` with what was given. */
export function checkForecastOptions(
  options: Readonly<Partial<Record<keyof ForecastOptions, unknown>>>,
): CheckedForecastOptions {
  const { horizon = 12, season, levels = [0.8, 0.95], seconds = 1, seed = 7, nonNegative = null } = options;
  return {
    horizon: wholeNumber('horizon', horizon, 1, longestHorizon),
    periods: season === undefined ? null : season === null ? [] : [wholeNumber('season', season, 2, longestSeason)],
    levels: checkLevels(levels),
    budgetSeconds: checkSeconds(seconds),
    seed: wholeNumber('seed', seed, 0, largestSeed),
    nonNegative: checkNonNegative(nonNegative),
  };
}

/** Checks a whole number that came from outside; throws `InputError` with it, where it is none or out of bounds. */
export function wholeNumber(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new InputError(
      `The ${name} is ${shownValue(value)}; it is a whole number from ${least} to ${most.toLocaleString('en')}.`,
    );
  }
  return value;
}

function checkLevels(levels: unknown): number[] {
  const list = Array.isArray(levels) ? levels : [levels];
  for (const level of list) {
    if (typeof level !== 'number' || !(level > 0 && level < 1)) {
      throw new InputError(`A level is ${shownValue(level)}; levels are shares between 0 and 1, such as 0.8.`);
    }
  }
  const sorted = [...new Set(list)].sort((a, b) => b - a);
  if (sorted.length === 0 || sorted.length > mostLevels) {
    throw new InputError(`There are ${sorted.length} levels; a forecast has 1 to ${mostLevels}.`);
  }
  return sorted;
}

function checkSeconds(seconds: unknown): number {
  if (typeof seconds !== 'number' || !(seconds >= shortestSearchSeconds && seconds <= longestSearchSeconds)) {
    throw new InputError(
      `The search may take ${shownValue(seconds)} seconds; it takes ${shortestSearchSeconds} to ${longestSearchSeconds}.`,
    );
  }
  return seconds;
}

function checkNonNegative(value: unknown): boolean | null {
  if (value !== null && typeof value !== 'boolean') {
    throw new InputError(`Whether the forecast stops at zero is ${shownValue(value)}; it is true or false.`);
  }
  return value;
}
