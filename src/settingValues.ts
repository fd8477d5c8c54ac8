import {
  longestHorizon,
  longestSearchSeconds,
  shortestSearchSeconds,
} from './shared/model/forecaster/forecastOptions.ts';
import type { SearchProblem } from './shared/model/forecaster/searchProblem.ts';
import { largestSeed } from './shared/model/randomGenerator.ts';
import { type BackendChoice, backendChoices } from './shared/protocol.ts';
import { typedNumber } from './shared/typedNumber.ts';

// What the settings hold may have been written by hand, or by a workspace: whatever it is, it is brought within bounds.

/** The settings of training, as the person left them. */
export interface TrainingSettings {
  readonly backend: BackendChoice;
  readonly iterations: number;
  readonly seed: number;
}

/** The settings of training out of what stands there. */
export function trainingSettingsOf(section: Readonly<Record<keyof TrainingSettings, unknown>>): TrainingSettings {
  const { backend, iterations, seed } = section;
  return {
    backend: backendChoices.find((choice) => choice === backend) ?? 'auto',
    iterations: integerWithin(iterations, 1, 100_000) ?? 500,
    seed: integerWithin(seed, 0, largestSeed) ?? 7,
  };
}

/** How many seconds a search may take. */
export function searchSecondsOf(seconds: unknown): SearchProblem['budgetSeconds'] {
  return typeof seconds === 'number' && Number.isFinite(seconds)
    ? Math.min(longestSearchSeconds, Math.max(shortestSearchSeconds, seconds))
    : 1;
}

/** The horizon in values; `null` where none is set. */
export function horizonOf(horizon: unknown): number | null {
  return integerWithin(horizon, 1, longestHorizon);
}

/** The horizon that a person typed; `null` when it is none. */
export function typedHorizon(text: string): number | null {
  const value = typedNumber(text, { isWhole: true });
  return value !== null && value >= 1 && value <= longestHorizon ? value : null;
}

function integerWithin(value: unknown, lowest: number, highest: number): number | null {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(highest, Math.max(lowest, Math.round(value)))
    : null;
}
