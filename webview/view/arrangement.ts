import { isRecord } from '../../src/shared/onnx/jsonChecks.ts';

/** How a person has arranged the page: kept beside what is shown, for a page that takes its place. */
export interface Arrangement {
  /** The parts that are unfolded, by their names. */
  readonly unfolded: readonly string[];
  /** The textbook methods that are drawn beside the forecast. */
  readonly baselines: readonly string[];
  /** Whether the forecasts of the backtest are drawn. */
  readonly backtest: boolean;
  /** Whether the losses are drawn without their jumps, too. */
  readonly smoothing: boolean;
  /** The unit of the hidden state that is open; `null` for none. */
  readonly unit: number | null;
}

/** The arrangement in what a page kept; `null` if there is none. */
export function arrangementOf(state: unknown): Arrangement | null {
  if (!isRecord(state) || !isRecord(state.arrangement)) {
    return null;
  }
  const { unfolded, baselines, backtest, smoothing = false, unit } = state.arrangement;
  const isWhole =
    isTextList(unfolded) &&
    isTextList(baselines) &&
    typeof backtest === 'boolean' &&
    typeof smoothing === 'boolean' &&
    (unit === null || (Number.isInteger(unit) && (unit as number) >= 0));
  return isWhole ? { unfolded, baselines, backtest, smoothing, unit: unit as number | null } : null;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
