import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import { countOf } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { type CopyFormat, printForecast } from '../shared/series/printing/printForecast.ts';
import { staysOpen } from '../staysOpen.ts';

const formats: Readonly<Record<CopyFormat, string>> = { csv: 'CSV', tsv: 'TSV', json: 'JSON', markdown: 'Markdown' };

/** RNN: Copy Forecast As...: puts the last forecast on the clipboard as a table of its own. */
export async function copyForecast(parts: Parts, action: Action): Promise<void> {
  const forecasts = parts.lastForecasts;
  if (forecasts.length === 0) {
    throw new InputError(
      translate('There is no forecast to copy; select numbers and run RNN: Forecast Selection first.'),
    );
  }
  const hasIntervals = forecasts.some(({ intervals }) => intervals.length > 0);
  const names = Object.entries(formats) as [CopyFormat, string][];
  const item = (format: CopyFormat, label: string, withIntervals: boolean) => ({ label, format, withIntervals });
  const items = [
    ...names.map(([format, name]) => item(format, name, false)),
    ...(hasIntervals ? names.map(([format, name]) => item(format, translate('{0} with intervals', name), true)) : []),
  ];
  const chosen = await action.asking(() =>
    vscode.window.showQuickPick(items, { ...staysOpen, title: translate('Copy the forecast as') }),
  );
  const printed = forecasts.map(({ selected: { series }, values, intervals }) => ({
    series,
    values,
    intervals: chosen.withIntervals ? intervals : [],
  }));
  await vscode.env.clipboard.writeText(printForecast(printed, chosen.format));
  const count = forecasts.reduce((sum, { values }) => sum + values.length, 0);
  action.inform(translate('Copied {0} as {1}.', countOf(count, 'value'), chosen.label));
}
