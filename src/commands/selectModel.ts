import * as vscode from 'vscode';
import { forecastEach } from '../forecasting/forecastEach.ts';
import type { Parts } from '../parts.ts';
import { InputError } from '../shared/inputError.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { cellName } from '../shared/model/networkShape.ts';

/** RNN: Select Model...: lets the person choose which kept model forecasts; it does the last forecast anew. */
export async function selectModel(parts: Parts): Promise<void> {
  const [models, active] = await Promise.all([parts.library.list(), parts.library.active()]);
  if (models.length === 0) {
    throw new InputError('There is no model yet; train one with RNN: Train on Sine or import one.');
  }
  const items = models.map((kept) => ({
    label: `${kept.id === active?.id ? '$(check) ' : ''}${kept.model.name}`,
    description: `${cellName(kept.model.network.cell)}, ${kept.model.network.hiddenSize} units`,
    detail: origin(kept.model),
    kept,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Which model should forecast?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) {
    return;
  }
  await parts.library.select(chosen.kept);
  const [last] = parts.lastForecasts;
  if (last !== undefined) {
    const horizon = last.values.length - last.selected.series.emptyAfter;
    const selected = parts.lastForecasts.map((forecast) => forecast.selected);
    await forecastEach(parts, selected, horizon, async () => chosen.kept.model);
  }
}

function origin({ provenance }: ForecastModel): string {
  const when = new Date(provenance.createdAt).toLocaleString();
  switch (provenance.source.kind) {
    case 'sine':
      return `Trained on the noisy sine, ${when}`;
    case 'selection':
      return `Trained on ${provenance.source.label}, ${when}`;
    case 'imported':
      return `Imported from ${provenance.source.fileName}, ${when}`;
  }
}
