/**
 * Forecasts the `horizon` values that follow `history` (at least 1 value, all finite), both in data units; `period` is the
 * season's length in steps, 1 when there is none. The forecast is finite.
 */
export type PointForecaster = (history: Float64Array, horizon: number, period: number) => Float64Array;
