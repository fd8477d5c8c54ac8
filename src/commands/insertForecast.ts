import type { Action } from '../action.ts';
import { insertCellBelow } from '../notebook/insertCellBelow.ts';
import type { Parts } from '../parts.ts';
import { insertForecast as insertIntoDocument } from '../selection/insertForecast.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';

/** RNN: Insert Forecast: writes the last forecast after the numbers it continues, of a notebook's cell into one below. */
export async function insertForecast(parts: Parts, action: Action): Promise<void> {
  if (parts.lastForecasts.length === 0) {
    throw new InputError(
      translate('There is no forecast to insert; select numbers and run RNN: Forecast Selection first.'),
    );
  }
  const { lastForecasts } = parts;
  const { cell, title } = lastForecasts[0].selected;
  await action.during(translate('Inserting the forecast into {0}', title), (signal) =>
    cell === null ? insertIntoDocument(lastForecasts, signal) : insertCellBelow(cell, lastForecasts, signal),
  );
}
