import { countOf, formatLevel, formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { type BackendReport, engineName } from '../../src/shared/model/backendReport.ts';
import { seasonPeriods } from '../../src/shared/model/forecaster/transforms/seasonPeriods.ts';
import { widestCoverage } from '../../src/shared/model/forecaster/widestCoverage.ts';
import { networksInWords, sizeInWords } from '../../src/shared/model/networkShape.ts';
import type { PanelModel, PanelView, TrainingRequest } from '../../src/shared/protocol.ts';
import type { Gap } from '../../src/shared/series/gaps.ts';
import { backendSentence } from './backendSentence.ts';
import type { RunState } from './panelContents.ts';

/** What is done to the weights, in a word. */
type TrainingState = 'Training' | 'Paused' | 'Stopped' | 'Trained';

/** The status line of a view: its data, its model, where that was trained, how good it is, what goes on. */
export function viewStatus(view: PanelView, run: RunState): string[] {
  const { history, forecast, gaps, model, report } = view;
  const seasons = report?.seasons.map(({ period }) => period) ?? model?.seasons ?? [];
  return [
    ...(history.length === 0 ? [] : [dataWords(history.length, gaps), seasonWords(seasons)]),
    ...(forecast.length === 0 ? [] : [translate('{0} forecast', formatNumber(forecast.length))]),
    ...(model === null ? [] : modelWords(model)),
    ...(report === null
      ? []
      : [
          translate(
            'Searched for {0} s with {1} on {2}, seed {3}.',
            formatNumber(report.seconds),
            countOf(report.networksTrained, 'network'),
            engineName(report.engine),
            report.seed,
          ),
        ]),
    ...coverageWords(view),
    ...(run === 'none' ? [] : [runWords[run]]),
  ];
}

/** The status line of a run; how it trains is not known before its first report. */
export function runStatus(
  { values, network, members, transforms = [] }: TrainingRequest,
  state: TrainingState,
  trained: { readonly backend: BackendReport; readonly msPerIteration: number } | null,
): string[] {
  return [
    dataWords(values.length, []),
    seasonWords(seasonPeriods(transforms)),
    networksInWords(network, members),
    ...(trained === null ? [] : [backendSentence(trained.backend, trained.msPerIteration)]),
    stateWords[state],
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

function dataWords(count: number, gaps: readonly Gap[]): string {
  const steps = (isLong: boolean) =>
    gaps.filter((gap) => gap.isLong === isLong).reduce((sum, { start, end }) => sum + end - start, 0);
  const missing = [
    steps(false) === 0 ? '' : translate('{0} filled', formatNumber(steps(false))),
    steps(true) === 0 ? '' : translate('{0} in long gaps', formatNumber(steps(true))),
  ].filter((words) => words !== '');
  return `${countOf(count, 'value')}, ${missing.length === 0 ? translate('none missing') : missing.join(', ')}`;
}

function seasonWords(periods: readonly number[]): string {
  return periods.length === 0
    ? translate('No season')
    : translate('Season of {0} steps', periods.map(formatNumber).join(translate(' and ')));
}

function modelWords(model: PanelModel): string[] {
  const { name, hiddenSize, cell, members, iterations, backend, msPerIteration } = model;
  const parts = [
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

/** How honest the widest interval was, where that could be tried. */
function coverageWords({ report }: PanelView): string[] {
  const widest = report === null ? null : widestCoverage(report);
  return widest === null
    ? []
    : [
        translate(
          'The {0} interval covered {1} in the backtest.',
          formatLevel(widest.level),
          formatPercent(widest.achieved),
        ),
      ];
}
