import { emptyView } from '../shared/emptyView.ts';
import { plainIntervals } from '../shared/evaluation/plainIntervals.ts';
import type { PredictionInterval } from '../shared/evaluation/predictionInterval.ts';
import { fitErrors } from '../shared/fitErrors.ts';
import { fitSentence } from '../shared/fitSentence.ts';
import { countOf, formatNumber } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { Forecaster } from '../shared/model/forecaster/forecaster.ts';
import type { SearchResult } from '../shared/model/forecaster/searchProblem.ts';
import { seasonPeriods } from '../shared/model/forecaster/transforms/seasonPeriods.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { layerCount } from '../shared/model/networkShape.ts';
import { networkToShow } from '../shared/model/networkToShow.ts';
import type {
  PanelModel,
  PanelView,
  TrainingOutcome,
  TrainingRequest,
  ViewBacktest,
  ViewBaseline,
  ViewMixture,
} from '../shared/protocol.ts';
import type { Series } from '../shared/series/series.ts';
import { stepInWords } from '../shared/series/time/timeStep.ts';
import { trainedSentence } from '../shared/trainedSentence.ts';

/** What training left behind: the fit, the values generated after the data, and how far off both are. */
export function trainedView(model: ForecastModel, request: TrainingRequest, outcome: TrainingOutcome): PanelView {
  return {
    ...emptyView,
    title: request.title,
    sentence: trainedSentence(model, request, outcome),
    history: request.values,
    fit: outcome.fit,
    fitIsTrained: true,
    forecast: [...outcome.generated],
    truth: [...(request.truth ?? [])],
    gaps: request.gaps ?? [],
    time: request.time ?? null,
    model: panelModel(model),
  };
}

/** What the panel says of a series. */
export type ForecastSubject = Pick<Series, 'values' | 'gaps' | 'time' | 'season' | 'notes'>;

/** A forecast of numbers by a model that may have been trained on others. */
export interface ForecastResult {
  readonly title: string;
  readonly model: ForecastModel;
  readonly series: ForecastSubject;
  /** `fit[i]` is the model's idea of `series.values[i + 1]`; empty where it has none. */
  readonly fit: Float64Array;
  readonly values: Float64Array;
  readonly intervals: readonly PredictionInterval[];
  /** Whether the numbers were scaled as those the model was trained on. */
  readonly asTrained: boolean;
}

/** A forecast of selected numbers, and what the model's one-step-ahead answers to them say of its worth. */
export function forecastView(result: ForecastResult): PanelView {
  const { model, title, series, fit, values } = result;
  const history = series.values;
  const notes = [...series.notes, ...seasonNote(series)].map((note) => ` ${note}`).join('');
  const { source } = model.provenance;
  const isItsOwn = source.kind === 'selection' && source.label === title;
  const forecaster = isItsOwn ? translate('The model trained on it') : translate('Model {0}', model.name);
  const fitIsTrained = isItsOwn && result.asTrained && model.provenance.training !== null;
  const scaled = result.asTrained ? '' : translate(', scaled to their mean and spread');
  return {
    ...subjectView(title, series, model),
    sentence: translate(
      '{0} forecasts the next {1} of {2}{3}.{4}{5}',
      forecaster,
      countOf(values.length, 'value'),
      title,
      scaled,
      fit.length === 0 ? '' : ` ${fitSentence(fitErrors(fit, history, series.gaps), fitIsTrained)}`,
      notes,
    ),
    fit,
    fitIsTrained,
    forecast: [...values],
    intervals: plainIntervals(result.intervals),
    canInsert: true,
  };
}

/** The numbers of a series and the model, without any forecast yet. */
export function subjectView(title: string, series: ForecastSubject, model: ForecastModel): PanelView {
  return {
    ...emptyView,
    title,
    history: series.values,
    gaps: series.gaps,
    time: series.time,
    model: panelModel(model),
  };
}

/** What textbook methods say. */
export function viewBaselines({ baselines }: SearchResult): ViewBaseline[] {
  return baselines.map(({ name, forecast }) => ({ name, forecast: [...forecast] }));
}

/** What was forecast in the backtest. */
export function viewBacktest({ backtest: { forecasts, errors } }: SearchResult): ViewBacktest {
  return {
    forecasts: forecasts.map(({ origin, values }) => ({ origin, values: [...values] })),
    errors: errors.map(({ name, byStep }) => ({ name, byStep: [...byStep] })),
  };
}

/** What the panel says of the model behind a view. */
export function panelModel(model: ForecastModel): PanelModel {
  const { network, forecaster } = model;
  const { training } = model.provenance;
  const members = memberCount(model);
  const seasons = (forecaster?.components ?? []).flatMap(({ transforms }) => seasonPeriods(transforms));
  return {
    name: model.name,
    hiddenSize: members === null ? null : network.hiddenSize,
    ...(members === null ? {} : { cell: network.cell }),
    ...(members === null || members === 1 ? {} : { members }),
    ...(seasons.length === 0 ? {} : { seasons: [...new Set(seasons)] }),
    ...(forecaster === undefined && layerCount(network) > 1 ? { layers: layerCount(network) } : {}),
    ...(members === null && forecaster !== undefined ? { mixture: viewMixture(forecaster) } : {}),
    network: networkToShow(model),
    losses: training?.losses ?? [],
    ...(training?.validation === undefined ? {} : { validation: training.validation }),
    ...(training?.conditions === undefined ? {} : { conditions: training.conditions }),
    iterations: training?.iterations ?? 0,
    backend: training?.backend ?? null,
    msPerIteration: training?.msPerIteration ?? null,
  };
}

/** The parts of a mixture that have a share in its forecast. */
function viewMixture({ components }: Forecaster): ViewMixture {
  const predictors = components
    .filter(({ weights }) => weights.some((weight) => weight > 0))
    .map((each) => each.predictor);
  const networks = new Map<string, ViewMixture['networks'][number]>();
  for (const predictor of predictors) {
    if ('members' in predictor) {
      const { cell, hiddenSize } = predictor.network;
      const layers = layerCount(predictor.network);
      const alike = `${cell} ${hiddenSize} ${layers}`;
      const members = (networks.get(alike)?.members ?? 0) + predictor.members.length;
      networks.set(alike, { cell, hiddenSize, ...(layers === 1 ? {} : { layers }), members });
    }
  }
  return {
    networks: [...networks.values()].toSorted((a, b) => b.members - a.members),
    methods: predictors.filter((predictor) => !('members' in predictor)).length,
  };
}

/** How many networks alike a model is made of; `null` for one of several parts. */
function memberCount({ forecaster }: ForecastModel): number | null {
  if (forecaster === undefined) {
    return 1;
  }
  const [{ predictor }] = forecaster.components;
  return forecaster.components.length === 1 && predictor.kind === 'rollOut' ? predictor.members.length : null;
}

/** The season that the steps of time suggest. */
function seasonNote({ season, time, values }: ForecastSubject): string[] {
  return season === null || time === null || values.length < 2 * season
    ? []
    : [translate('By its dates a season may have {0} {1}.', formatNumber(season), stepInWords(time.step).many)];
}
