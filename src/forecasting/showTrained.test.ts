import { expect, it } from 'vitest';
import { runtimeFiles } from '../../test/support/models.ts';
import { seriesOf } from '../../test/support/seriesOf.ts';
import { sineRequest } from '../../test/support/sineRequest.ts';
import { engineSource } from '../../webview/training/engines/engineSource.ts';
import { loadKernel } from '../../webview/training/engines/wasm/loadKernel.ts';
import { Trainer } from '../../webview/training/trainer.ts';
import type { Action } from '../action.ts';
import { ModelForecaster } from '../inference/modelForecaster.ts';
import type { Parts } from '../parts.ts';
import { RunOrder } from '../runOrder.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { trainedModel } from '../shared/model/trainedModel.ts';
import type { PanelView } from '../shared/protocol.ts';
import { forecastSelected } from './forecastSelected.ts';
import { showTrained } from './showTrained.ts';
import { showTrainedOnSeries } from './showTrainedOnSeries.ts';

const request = sineRequest(3, { iterations: 20, backend: 'cpu' });
const outcome = await new Trainer(engineSource(loadKernel([])), () => {}).train(request);
const model = trainedModel('Sine', { kind: 'sine', seed: 3 }, request, outcome);
const forecaster = new ModelForecaster(runtimeFiles);
const selected = { series: seriesOf([...request.values].join('\n')), title: 'sine.txt' } as SelectedSeries;
const action = {
  during: (_: string, work: (signal: AbortSignal) => Promise<unknown>) => work(new AbortController().signal),
  turnOnce: (turn: () => void) => turn(),
} as Action;

/** The parts that showing has to do with. */
function shownParts() {
  const shown: PanelView[] = [];
  const runs = new RunOrder(() => false);
  const panel = { bringToFront: () => {}, show: async (view: PanelView) => void shown.push(view) };
  const parts = { forecaster, runs, panel, lastForecasts: [], log: { info: () => {} } };
  return { parts: parts as unknown as Parts, shown, runs };
}

it.each([
  ['a training made', (parts: Parts, run: number) => showTrained(parts, action, { run, model, request, outcome })],
  [
    'a training on selected numbers made',
    (parts: Parts, run: number) => showTrainedOnSeries(parts, action, selected, { run, model, request, outcome }),
  ],
  ['a chosen model forecasts', (parts: Parts) => forecastSelected(parts, action, model, selected, 5)],
])('what %s is shown, unless a run was begun while it was forecast: that stays what is shown', async (_, show) => {
  const { parts, shown, runs } = shownParts();
  await show(parts, runs.begin(1));
  expect(shown.length).toBe(1);
  const late = show(parts, runs.begin(2));
  runs.begin(3);
  const { lastForecasts } = parts;
  await late;
  expect(shown.length).toBe(1);
  expect(parts.lastForecasts).toBe(lastForecasts);
});
