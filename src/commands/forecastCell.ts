import type { Action } from '../action.ts';
import { forecastByChoice } from '../forecasting/forecastByChoice.ts';
import { cellSeries, meantCell } from '../notebook/cellSeries.ts';
import type { Parts } from '../parts.ts';

/** RNN: Forecast Cell: forecasts the numbers of a notebook's cell; Insert Forecast then adds a cell below it. */
export async function forecastCell(parts: Parts, action: Action, cell?: unknown): Promise<void> {
  await forecastByChoice(parts, action, await cellSeries(meantCell(cell), parts.cellOutputs, action));
}
