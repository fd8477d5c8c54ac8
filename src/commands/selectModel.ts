import * as vscode from 'vscode';
import type { Action } from '../action.ts';
import { forecastAllAutomatically } from '../forecasting/forecastAllAutomatically.ts';
import { forecastByChosen } from '../forecasting/forecastByChosen.ts';
import type { Parts } from '../parts.ts';
import { plainLabel } from '../plainText.ts';
import { formatInstant } from '../shared/formatDate.ts';
import { countOf } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { cellName, sizeInWords } from '../shared/model/networkShape.ts';
import { staysOpen } from '../staysOpen.ts';

/** RNN: Select Model...: lets the person choose what forecasts, a kept model or what suits the numbers best; it does the last forecast anew. */
export async function selectModel(parts: Parts, action: Action): Promise<void> {
  const models = await action.during(translate('Reading the models that are kept'), (signal) =>
    parts.library.list(action.warn, signal),
  );
  const chosen = parts.library.chosenAmong(models);
  const mark = (isChosen: boolean) => (isChosen ? '$(check) ' : '');
  const automatic = {
    label: `${mark(chosen === null)}${translate('Automatic')}`,
    description: translate('searches for what suits the selected numbers best'),
    detail: translate('A pre-trained network, textbook methods and networks trained on the numbers, mixed by backtest'),
    kept: null,
  };
  const items = models.map((kept) => ({
    label: `${mark(kept.id === chosen?.id)}${plainLabel(kept.model.name)}`,
    description: inWords(kept.model),
    detail: plainLabel(origin(kept.model)),
    kept,
  }));
  const { kept } = await action.asking(() =>
    vscode.window.showQuickPick([automatic, ...items], {
      ...staysOpen,
      title: translate('What should forecast?'),
      matchOnDescription: true,
      matchOnDetail: true,
    }),
  );
  await (kept === null ? parts.library.chooseAutomatic() : parts.library.choose(kept));
  const [last] = parts.lastForecasts;
  if (last === undefined) {
    return;
  }
  const horizon = last.values.length - last.selected.series.emptyAfter;
  const selected = parts.lastForecasts.map((forecast) => forecast.selected);
  await (kept === null
    ? forecastAllAutomatically(parts, action, selected, horizon)
    : forecastByChosen(parts, action, kept, selected, horizon));
}

/** What a model is made of. */
function inWords({ network, forecaster }: ForecastModel): string {
  return forecaster === undefined
    ? `${cellName(network.cell)}, ${sizeInWords(network)}`
    : countOf(forecaster.components.length, 'part');
}

function origin({ provenance }: ForecastModel): string {
  const when = formatInstant(new Date(provenance.createdAt));
  switch (provenance.source.kind) {
    case 'sine':
      return translate('Trained on the noisy sine, {0}', when);
    case 'selection':
      return translate('Trained on {0}, {1}', provenance.source.label, when);
    case 'imported':
      return translate('Imported from {0}, {1}', provenance.source.fileName, when);
  }
}
