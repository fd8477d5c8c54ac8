import { insertCellBelow } from '../notebook/insertCellBelow.ts';
import type { Parts } from '../parts.ts';
import { insertForecast as insertIntoDocument } from '../selection/insertForecast.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';

/** RNN: Insert Forecast: writes the last forecast after the numbers it continues, of a notebook's cell into one below. */
export async function insertForecast(parts: Parts): Promise<void> {
  if (parts.lastForecasts.length === 0) {
    throw new InputError(
      translate('There is no forecast to insert; select numbers and run RNN: Forecast Selection first.'),
    );
  }
  const { cell } = parts.lastForecasts[0].selected;
  if (cell === null) {
    await insertIntoDocument(parts.lastForecasts);
  } else {
    await insertCellBelow(cell, parts.lastForecasts);
  }
}
