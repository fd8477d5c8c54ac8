import { fitErrors } from '../../src/shared/fitErrors.ts';
import { fitSentence } from '../../src/shared/fitSentence.ts';
import {
  countOf,
  formatLevel,
  formatMilliseconds,
  formatNumber,
  formatPercent,
} from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { engineName } from '../../src/shared/model/backendReport.ts';
import type { ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import { seasonPeriods } from '../../src/shared/model/forecaster/transforms/seasonPeriods.ts';
import { widestCoverage } from '../../src/shared/model/forecaster/widestCoverage.ts';
import { networksInWords, sizeInWords } from '../../src/shared/model/networkShape.ts';
import type {
  PanelModel,
  PanelView,
  TrainingProgress,
  TrainingRequest,
  ViewMixture,
} from '../../src/shared/protocol.ts';
import { type Gap, stepsInGaps } from '../../src/shared/series/gaps.ts';
import { backendSentence } from './backendSentence.ts';
import type { RunState } from './panelContents.ts';

/** What is done to the weights, in a word. */
type TrainingState = 'Training' | 'Paused' | 'Stopped' | 'Trained';

/** The status line of a view: its data, its model, where that was trained, what goes on, how good the forecast is. */
export function viewStatus(view: PanelView, run: RunState): string[] {
  const { history, forecast, fit, gaps, model, report, canResume, interrupted } = view;
  const seasons = report?.seasons.map(({ period }) => period) ?? model?.seasons ?? interrupted?.seasons ?? [];
  return [
    ...(history.length === 0
      ? []
      : [dataWords(history.length, gaps), report === null ? seasonWords(seasons) : foundSeasonWords(seasons)]),
    ...(forecast.length === 0 ? [] : [translate('{0} forecast', countOf(forecast.length, 'value'))]),
    ...(model === null ? [] : modelWords(model)),
    ...(interrupted === undefined ? [] : [networksInWords(interrupted.shape, interrupted.members)]),
    ...(report === null ? [] : [searchWords(report)]),
    ...(run !== 'none'
      ? [runWords[run]]
      : canResume
        ? [translate('Interrupted')]
        : forecast.length === 0
          ? []
          : [translate('Done')]),
    ...(interrupted === undefined ? [] : fitWords(fit, history, gaps, true)),
    ...(forecast.length === 0 ? [] : [goodnessWords(view)]),
  ];
}

/** The status line of a run; how it trains is not known before its first report. */
export function runStatus(
  { values, gaps = [], network, members, transforms = [] }: TrainingRequest,
  state: TrainingState,
  trained: Pick<TrainingProgress, 'backend' | 'msPerIteration' | 'fit'> | null,
): string[] {
  return [
    dataWords(values.length, gaps),
    seasonWords(seasonPeriods(transforms)),
    networksInWords(network, members),
    ...(trained === null ? [] : [backendSentence(trained.backend, trained.msPerIteration)]),
    stateWords[state],
    ...(trained === null ? [] : fitWords(trained.fit, values, gaps, true)),
  ];
}

const stateWords: Readonly<Record<TrainingState, string>> = {
  Training: translate('Training'),
  Paused: translate('Paused'),
  Stopped: translate('Stopped'),
  Trained: translate('Trained'),
};

const runWords: Readonly<Record<Exclude<RunState, 'none'>, string>> = {
  running: translate('Training'),
  paused: translate('Paused'),
  searching: translate('Searching'),
};

/** The same of a run that failed: its state is another. */
export function failedStatus(status: readonly string[]): string[] {
  const states = new Set([...Object.values(stateWords), ...Object.values(runWords)]);
  return status.map((statement) => (states.has(statement) ? translate('Failed') : statement));
}

function dataWords(count: number, gaps: readonly Gap[]): string {
  const [filled, lost] = [false, true].map((isLong) => stepsInGaps(gaps, isLong));
  const missing = [
    filled === 0 ? '' : translate('{0} filled', formatNumber(filled)),
    lost === 0 ? '' : translate('{0} in long gaps', formatNumber(lost)),
  ].filter((words) => words !== '');
  return `${countOf(count, 'value')}, ${missing.length === 0 ? translate('none missing') : missing.join(', ')}`;
}

/** What is done to the numbers before a network reads them. */
function seasonWords(periods: readonly number[]): string {
  return periods.length === 0
    ? translate('No season taken out')
    : translate('Season of {0} steps taken out', inARow(periods));
}

/** The same of what a search has found. */
function foundSeasonWords(periods: readonly number[]): string {
  return periods.length === 0 ? translate('No season found') : translate('Season of {0} steps', inARow(periods));
}

function inARow(periods: readonly number[]): string {
  return periods.map((period) => formatNumber(period)).join(translate(' and '));
}

function modelWords(model: PanelModel): string[] {
  const { name, hiddenSize, cell, members, mixture, iterations, backend, msPerIteration } = model;
  const parts = [
    ...(mixture === undefined ? [] : mixtureWords(mixture)),
    hiddenSize === null
      ? ''
      : cell === undefined
        ? sizeInWords({ ...model, hiddenSize })
        : networksInWords({ ...model, cell, hiddenSize }, members),
    iterations === 0 ? '' : countOf(iterations, 'iteration'),
  ].filter((part) => part !== '');
  return [
    translate('Model {0}{1}', name, parts.length === 0 ? '' : `: ${parts.join(', ')}`),
    ...(backend !== null
      ? [backendSentence(backend, msPerIteration)]
      : hiddenSize !== null
        ? [translate('Trained elsewhere.')]
        : []),
  ];
}

function mixtureWords({ networks, methods }: ViewMixture): string[] {
  return [
    ...networks.map((alike) => networksInWords(alike, alike.members)),
    ...(methods === 0 ? [] : [countOf(methods, 'method')]),
  ];
}

function searchWords({ seconds, networksTrained, engine, msPerIteration, seed }: ForecastReport): string {
  return translate(
    'Searched for {0} s with {1} on {2}{3}, seed {4}.',
    formatNumber(seconds),
    countOf(networksTrained, 'network'),
    engineName(engine),
    msPerIteration === undefined ? '' : translate(', {0} per iteration', formatMilliseconds(msPerIteration)),
    String(seed),
  );
}

/** How good a forecast is, as far as that could be tried. */
function goodnessWords({ report, fit, fitIsInSample = false, fitIsTrained = false, history, gaps }: PanelView): string {
  if (report === null) {
    const words = fitIsInSample ? [] : fitWords(fit, history, gaps, fitIsTrained);
    return words[0] ?? translate('How good the forecast is was not tried.');
  }
  const off = formatNumber(report.mixtureError);
  const widest = widestCoverage(report);
  return widest === null
    ? translate('In the backtest the forecast was off by {0} on average.', off)
    : translate(
        'In the backtest the forecast was off by {0} on average, and its {1} interval covered {2} of the values.',
        off,
        formatLevel(widest.level),
        formatPercent(widest.achieved),
      );
}

/** What was said of a fit, so that a long one is not read again each time its view is drawn. */
const saidOfFits = new WeakMap<ArrayLike<number>, readonly string[]>();

/** How far off the one-step-ahead answers are; nothing where they are no measure. */
function fitWords(
  fit: ArrayLike<number>,
  history: ArrayLike<number>,
  gaps: readonly Gap[] = [],
  isTrainedOn = false,
): readonly string[] {
  const known = saidOfFits.get(fit);
  if (known !== undefined) {
    return known;
  }
  const errors = fitErrors(fit, history, gaps);
  const isMeasure = fit.length === history.length - 1 && Number.isFinite(errors.error) && errors.naive > 0;
  const said = isMeasure ? [fitSentence(errors, isTrainedOn)] : [];
  saidOfFits.set(fit, said);
  return said;
}
