import { countOf, formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { type BackendReport, engineName } from '../../src/shared/model/backendReport.ts';
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
    ...(forecast.length === 0 ? [] : [`${formatNumber(forecast.length)} forecast`]),
    ...(model === null ? [] : modelWords(model)),
    ...(report === null
      ? []
      : [
          `Searched for ${formatNumber(report.seconds)} s with ${countOf(report.networksTrained, 'network')} on ${engineName(report.engine)}, seed ${report.seed}.`,
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
  const seasons = transforms.flatMap((transform) => (transform.kind === 'deseasonalise' ? [transform.period] : []));
  return [
    dataWords(values.length, []),
    seasonWords(seasons),
    networksInWords(network, members),
    ...(trained === null ? [] : [backendSentence(trained.backend, trained.msPerIteration)]),
    state,
  ];
}

const runWords: Readonly<Record<Exclude<RunState, 'none'>, string>> = {
  running: 'Training',
  paused: 'Paused',
  searching: 'Searching',
};

function dataWords(count: number, gaps: readonly Gap[]): string {
  const steps = (isLong: boolean) =>
    gaps.filter((gap) => gap.isLong === isLong).reduce((sum, { start, end }) => sum + end - start, 0);
  const missing = [
    steps(false) === 0 ? '' : `${formatNumber(steps(false))} filled`,
    steps(true) === 0 ? '' : `${formatNumber(steps(true))} in long gaps`,
  ].filter((words) => words !== '');
  return `${countOf(count, 'value')}, ${missing.length === 0 ? 'none missing' : missing.join(', ')}`;
}

function seasonWords(periods: readonly number[]): string {
  return periods.length === 0 ? 'No season' : `Season of ${periods.map(formatNumber).join(' and ')} steps`;
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
    `Model ${name}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`,
    ...(backend !== null
      ? [backendSentence(backend, msPerIteration)]
      : hiddenSize !== null
        ? ['Trained elsewhere.']
        : []),
  ];
}

/** How honest the widest interval was, where that could be tried. */
function coverageWords({ report }: PanelView): string[] {
  const [widest] = (report?.coverage ?? []).filter(({ achieved }) => Number.isFinite(achieved));
  return widest === undefined
    ? []
    : [`The ${formatPercent(widest.level)} interval covered ${formatPercent(widest.achieved)} in the backtest.`];
}
