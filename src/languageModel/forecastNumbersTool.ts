import type * as vscode from 'vscode';
import { mostSteps, mostValues, type NumbersForecaster } from '../api/numbersForecaster.ts';
import { CancelledError } from '../cancelledError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { valuesSeries } from '../shared/series/valuesSeries.ts';
import { askedInWords } from './askedInWords.ts';
import { type LanguageModelTool, type PreparedInvocation, type ToolCall, toolResult } from './languageModelTools.ts';
import { readToolInput } from './toolInput.ts';
import { listedSeries, toolText, unnamedNumbers } from './toolText.ts';
import { workspaceColumn } from './workspaceColumn.ts';

/** As package.json describes it to language models. */
export const forecastNumbersName = 'forecast_numbers';

/** Forecasts numbers, or a column of a file in the workspace, for a language model. */
export class ForecastNumbersTool implements LanguageModelTool {
  readonly #numbers: NumbersForecaster;

  constructor(numbers: NumbersForecaster) {
    this.#numbers = numbers;
  }

  prepareInvocation({ input }: ToolCall): PreparedInvocation {
    const asked = askedInWords(input);
    return {
      invocationMessage: translate('Forecasting {0}', asked),
      confirmationMessages: {
        title: translate('Forecast numbers'),
        message: translate('Forecast {0}? It is computed on this machine; no file is changed.', asked),
      },
    };
  }

  async invoke({ input }: ToolCall, token: vscode.CancellationToken): Promise<unknown> {
    const { source, options } = readToolInput(input);
    if (source.kind === 'values') {
      const series = valuesSeries(source.values, mostValues);
      const forecast = await this.#numbers.forecastSeries({ ...series, suggestedPeriod: null }, options, token);
      return toolResult(toolText(unnamedNumbers, listedSeries(series.values), forecast));
    }
    const cancel = new AbortController();
    token.onCancellationRequested(() => cancel.abort(new CancelledError()));
    const { series, title } = await workspaceColumn(source.file, source.column, source.comma, cancel.signal);
    const { values, notes, season: suggestedPeriod, emptyAfter } = series;
    // Steps that the file has already, without a number, are forecast besides the horizon.
    const { horizon = 12 } = options;
    const steps =
      typeof horizon === 'number' && horizon <= mostSteps ? Math.min(mostSteps, horizon + emptyAfter) : horizon;
    const asked = { ...options, horizon: steps };
    const forecast = await this.#numbers.forecastSeries({ values, notes, suggestedPeriod }, asked, token);
    return toolResult(toolText(title, series, forecast));
  }
}
