import { emptyView } from '../shared/emptyView.ts';
import { floatsOfText } from '../shared/floatsText.ts';
import { cells, maximumHiddenSize } from '../shared/model/networkShape.ts';
import { parameterCount } from '../shared/model/parameterLayout.ts';
import type { NoShownNetwork, ShownNetwork } from '../shared/model/shownNetwork.ts';
import { isFeatures, isNetwork, isTransform } from '../shared/onnx/forecaster/forecasterJson.ts';
import { isForecastReport } from '../shared/onnx/forecastReportJson.ts';
import { isFiniteNumber, isListOf, isNumberList, isOneOf, isRecord } from '../shared/onnx/jsonChecks.ts';
import { isBackend, isRunCondition, isValidationRecord } from '../shared/onnx/modelMetadata.ts';
import type { PanelModel, PanelView } from '../shared/protocol.ts';
import { isGap } from '../shared/series/isGap.ts';
import { isTimeAxis } from '../shared/series/time/isTimeAxis.ts';

/** The view that the page kept across a window reload, or `null` if what it kept is none. */
export function restoredView(state: unknown): PanelView | null {
  if (!isRecord(state)) {
    return null;
  }
  const known = Object.keys(emptyView).filter((key) => Object.hasOwn(state, key));
  const view: Record<string, unknown> = { ...emptyView, ...Object.fromEntries(known.map((key) => [key, state[key]])) };
  view.report = withKnownCoverage(view.report);
  if (!isView(view)) {
    return null;
  }
  const gaps = view.gaps.filter(({ end }) => end <= view.history.length);
  const model = view.model && withWholeNetwork(view.model);
  // Neither the selection that a forecast was made for nor what it was made of survives a reload.
  return { ...view, gaps, model, canInsert: false, nonNegative: null, canResume: false };
}

/** What could not be tried is not a number, which JSON does not keep. */
function withKnownCoverage(report: unknown): unknown {
  return isRecord(report) && Array.isArray(report.coverage)
    ? { ...report, coverage: report.coverage.filter((each) => !isRecord(each) || isFiniteNumber(each.achieved)) }
    : report;
}

function isView(view: object): view is PanelView {
  const {
    title,
    sentence,
    history,
    fit,
    fitIsInSample = false,
    fitIsTrained = false,
    forecast,
    truth,
    intervals,
    baselines,
    report,
    nonNegative,
    backtest,
    gaps,
    time,
    model,
  } = view as Record<keyof PanelView, unknown>;
  return (
    [title, sentence].every((text) => typeof text === 'string') &&
    isDrawable(fit) &&
    typeof fitIsInSample === 'boolean' &&
    typeof fitIsTrained === 'boolean' &&
    isDrawable(truth) &&
    isDrawable(history) &&
    isDrawable(forecast) &&
    isListOf(
      intervals,
      ({ level, lower, upper }) =>
        isFiniteNumber(level) && [lower, upper].every((list) => isDrawable(list) && list.length === forecast.length),
    ) &&
    isListOf(baselines, (each) => typeof each.name === 'string' && isDrawable(each.forecast)) &&
    (report === null || isForecastReport(report)) &&
    (backtest === null || isBacktest(backtest)) &&
    (nonNegative === null || typeof nonNegative === 'boolean') &&
    isListOf(gaps, isGap) &&
    (time === null || isTimeAxis(time)) &&
    (model === null || isModel(model))
  );
}

/** Models compute in 32-bit floats; larger numbers are none of theirs, and would not fit a chart. */
function isDrawable(value: unknown): value is number[] {
  return isNumberList(value) && value.every((number) => Math.fround(number) - Math.fround(number) === 0);
}

function isBacktest(value: unknown): boolean {
  return (
    isRecord(value) &&
    isListOf(value.forecasts, ({ origin, values }) => isFiniteNumber(origin) && isDrawable(values)) &&
    isListOf(value.errors, ({ name, byStep }) => (name === null || typeof name === 'string') && isDrawable(byStep))
  );
}

function isModel(model: unknown): model is PanelModel {
  return (
    isRecord(model) &&
    typeof model.name === 'string' &&
    [model.hiddenSize, model.msPerIteration].every((number) => number === null || isFiniteNumber(number)) &&
    [model.layers, model.members].every((count) => count === undefined || isFiniteNumber(count)) &&
    (model.cell === undefined || isOneOf(cells, model.cell)) &&
    (model.seasons === undefined || isNumberList(model.seasons)) &&
    (model.mixture === undefined || isMixture(model.mixture)) &&
    isNumberList(model.losses) &&
    (model.validation === undefined || isValidationRecord(model.validation)) &&
    (model.conditions === undefined || isListOf(model.conditions, isRunCondition)) &&
    isFiniteNumber(model.iterations) &&
    (model.backend === null || isBackend(model.backend))
  );
}

function isMixture(mixture: unknown): boolean {
  return (
    isRecord(mixture) &&
    isFiniteNumber(mixture.methods) &&
    isListOf(
      mixture.networks,
      ({ cell, hiddenSize, layers, members }) =>
        isOneOf(cells, cell) &&
        [hiddenSize, members].every(isFiniteNumber) &&
        (layers === undefined || isFiniteNumber(layers)),
    )
  );
}

/** Leaves out a network that cannot be looked into: weights that are not all there, a way to read that is none. */
function withWholeNetwork({ network, ...model }: PanelModel): PanelModel {
  const whole = wholeNetwork(network);
  return whole === null ? model : { ...model, network: whole };
}

function wholeNetwork(network: unknown): ShownNetwork | NoShownNetwork | null {
  if (!isRecord(network)) {
    return null;
  }
  if ('reason' in network) {
    return typeof network.reason === 'string' ? { reason: network.reason } : null;
  }
  const { shape, parameters: text, transforms, direct, partOf } = network;
  const isWhole =
    isNetwork(shape) &&
    [shape.hiddenSize, shape.inputSize].every((size) => size >= 1 && size <= maximumHiddenSize) &&
    Array.isArray(transforms) &&
    transforms.every(isTransform) &&
    (direct === null || (isRecord(direct) && isFiniteNumber(direct.window) && isFeatures(direct.features))) &&
    (partOf === null ||
      (isRecord(partOf) && typeof partOf.name === 'string' && [partOf.share, partOf.members].every(isFiniteNumber)));
  const parameters = isWhole && typeof text === 'string' ? floatsOfText(text) : null;
  return isWhole && parameters?.length === parameterCount(shape)
    ? ({ shape, parameters, transforms, direct, partOf } as unknown as ShownNetwork)
    : null;
}
