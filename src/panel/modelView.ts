import { allFinite } from '../shared/allFinite.ts';
import { emptyView } from '../shared/emptyView.ts';
import { plainIntervals } from '../shared/evaluation/plainIntervals.ts';
import { fitErrors } from '../shared/fitErrors.ts';
import { fitSentence } from '../shared/fitSentence.ts';
import { countOf } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import { evaluateForecaster } from '../shared/model/forecaster/evaluateForecaster.ts';
import { forecasterOf } from '../shared/model/forecaster/forecasterOf.ts';
import { reportSentence } from '../shared/model/forecaster/reportSentence.ts';
import type { ForecastModel, Provenance } from '../shared/model/forecastModel.ts';
import { networksInWords } from '../shared/model/networkShape.ts';
import { sineSubject } from '../shared/model/trainingSubject.ts';
import type { PanelView } from '../shared/protocol.ts';
import { panelModel } from './panelView.ts';

/** A file may say of any network that it is of the sine; larger ones would keep the editor waiting. */
const mostWeights = 50_000;

/**
 * What a model's file holds: what it is made of, how it came to be, and how good it was found to be. A model of the sine is
 * shown on the sine, which can be made anew; the numbers of other models are not in their files.
 */
export function modelView(model: ForecastModel, fileName: string): PanelView {
  const { report, provenance } = model;
  const words = translate('{0} holds {1}, {2}.', fileName, partsInWords(model), originInWords(provenance));
  const view = {
    ...emptyView,
    sentence: report === undefined ? words : `${words} ${reportSentence(report)}`,
    model: panelModel(model),
    report: report ?? null,
  };
  return provenance.source.kind === 'sine' && model.parameters.length <= mostWeights
    ? { ...view, ...onSine(model, provenance.source.seed, words) }
    : view;
}

/** What is said of a file that takes long to be read. */
export function readingModelView(fileName: string): PanelView {
  return { ...emptyView, sentence: translate('Reading {0}; closing this tab gives it up.', fileName) };
}

/** What is said of a file that holds no model, or none that can be read. */
export function unreadableModelView(sentence: string): PanelView {
  return { ...emptyView, sentence };
}

function partsInWords({ network, forecaster, name }: ForecastModel): string {
  const parts = forecaster?.components.length ?? 1;
  return parts === 1
    ? translate('the model {0} of {1}', name, networksInWords(network))
    : translate('the model {0}, a mixture of {1}', name, countOf(parts, 'part'));
}

function originInWords({ source, training, createdAt }: Provenance): string {
  // The same words in every time zone.
  const when = translate('on {0}', createdAt.slice(0, 10));
  const length = training === null ? '' : translate(' in {0}', countOf(training.iterations, 'iteration'));
  switch (source.kind) {
    case 'sine':
      return translate('trained on the noisy sine{0} {1}', length, when);
    case 'selection':
      return translate('trained on {0}{1} {2}', source.label, length, when);
    case 'imported':
      return translate('trained elsewhere and imported from {0} {1}', source.fileName, when);
  }
}

function onSine(model: ForecastModel, seed: number, words: string): Partial<PanelView> {
  const { title, values, truth, horizon } = sineSubject(seed);
  const { forecast, intervals, fit } = evaluateForecaster(forecasterOf(model), values, horizon);
  // The first value was expected by nobody.
  const expected = fit === null ? new Float64Array() : fit.subarray(1);
  const lists = [forecast, expected, ...intervals.flatMap(({ lower, upper }) => [lower, upper])];
  if (!lists.every(allFinite)) {
    return {};
  }
  return {
    title,
    sentence: expected.length === 0 ? words : `${words} ${fitSentence(fitErrors(expected, values), true)}`,
    history: [...values],
    fit: [...expected],
    forecast: [...forecast],
    intervals: plainIntervals(intervals),
    truth: [...(truth ?? [])],
  };
}
