import { countOf, formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { NoShownNetwork, ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import { trainedNetwork } from '../../src/shared/model/trainedNetwork.ts';
import type {
  PanelModel,
  PanelView,
  TrainingOutcome,
  TrainingProgress,
  TrainingRequest,
} from '../../src/shared/protocol.ts';
import { restartSentence } from '../../src/shared/restartSentence.ts';
import type { NetworkSettings } from '../../src/shared/settings/networkSettings.ts';
import type { ForecastSeries } from '../charts/forecastData.ts';
import type { LossSeries } from '../charts/lossData.ts';
import { type LossHistory, lossAxisEnd, rememberedLosses } from './lossHistory.ts';
import { failedStatus, runStatus, viewStatus } from './statusWords.ts';

/** What the panel is about: nothing yet, a run under way, one that waits, something finished, a run that failed. */
export type PanelState = 'idle' | 'training' | 'paused' | 'searching' | 'done' | 'failed';

/** Whether there is a run that a person can steer, and whether it waits; a search can only be stopped. */
export type RunState = 'none' | 'running' | 'paused' | 'searching';

/** All that the panel's page draws. */
export interface PanelContents {
  readonly state: PanelState;
  /** The run may go on behind what is shown. */
  readonly run: RunState;
  readonly sentence: string;
  /** Iterations done, and of how many. */
  readonly iterations: { readonly done: number; readonly planned: number } | null;
  /** Heading and numbers of the forecast chart; `null` when there is nothing to draw. */
  readonly forecast: { readonly title: string; readonly series: ForecastSeries } | null;
  readonly losses: LossSeries | null;
  /** What can be changed about the forecast, and what decided it. */
  readonly options: Pick<PanelView, 'baselines' | 'backtest' | 'nonNegative' | 'report'>;
  readonly model: PanelModel | null;
  /** The network to look into, or why there is none; `null` when nothing is known of it. */
  readonly network: ShownNetwork | NoShownNetwork | null;
  /** The settings of the run shown; `null` where it has none. */
  readonly trainedBy: NetworkSettings | null;
  readonly canInsert: boolean;
  /** Whether a training that was interrupted can go on. */
  readonly canResume: boolean;
  /** Short statements for the status line. */
  readonly status: readonly string[];
}

/** What stands in the place of results before there are any. */
const invitation = translate(
  'Train a small recurrent network on a noisy sine and watch it learn, or select numbers in an editor and forecast what comes next.',
);
const privacy = translate('Everything runs on this machine; nothing is sent anywhere.');

const noOptions: PanelContents['options'] = { baselines: [], backtest: null, nonNegative: null, report: null };

/** What a view of the host's looks like, and the run behind it. */
export function viewContents(view: PanelView, run: RunState): PanelContents {
  const { title, sentence, history, model, interrupted } = view;
  const isEmpty = history.length === 0;
  return {
    state: isEmpty ? 'idle' : 'done',
    run,
    sentence: sentence === '' ? invitation : sentence,
    iterations: iterationsOf(view),
    forecast: isEmpty ? null : { title, series: view },
    options: view,
    losses: lossesOf(view),
    model,
    network: interrupted?.network ?? model?.network ?? null,
    trainedBy: null,
    canInsert: view.canInsert,
    canResume: view.canResume && run === 'none',
    status: isEmpty && model === null ? [privacy] : viewStatus(view, run),
  };
}

function iterationsOf({ model, interrupted }: PanelView): PanelContents['iterations'] {
  if (interrupted !== undefined) {
    return iterations(interrupted.iterations, interrupted.planned);
  }
  return model === null || model.iterations === 0 ? null : iterations(model.iterations, model.iterations);
}

function lossesOf({ model, interrupted }: PanelView): LossSeries | null {
  if (interrupted !== undefined && interrupted.losses.length > 0) {
    return {
      ...rememberedLosses(interrupted),
      lastIteration: lossAxisEnd(interrupted.iterations, interrupted.planned),
    };
  }
  return model === null || model.losses.length === 0 ? null : rememberedLosses(model);
}

/**
 * A run under way: `progress` is `null` until the first report; `model` is the one in use until it ends; `restarted` says
 * that its worker was replaced.
 */
export function trainingContents(
  request: TrainingRequest,
  losses: LossHistory,
  progress: TrainingProgress | null,
  model: PanelModel | null,
  restarted = '',
): PanelContents {
  const { title } = request;
  const done = progress?.iteration ?? 0;
  const loss = losses.latest();
  const paused = progress?.paused ?? false;
  const planned = progress?.iterations ?? request.iterations;
  const place = translate('iteration {0} of {1}', formatNumber(done), formatNumber(planned));
  return {
    state: paused ? 'paused' : 'training',
    run: paused ? 'paused' : 'running',
    sentence: [
      progress === null
        ? translate('Preparing to train on {0}.', title)
        : translate(
            '{0} on {1}: {2}{3}.{4}',
            paused ? translate('Paused training') : translate('Training'),
            title,
            place,
            loss === null ? '' : translate(', loss {0}', formatNumber(loss)),
            restartSentence(progress.restarts),
          ),
      restarted,
    ]
      .filter((part) => part !== '')
      .join(' '),
    iterations: iterations(done, planned),
    forecast: { title, series: { ...trainedOn(request), fit: progress?.fit ?? [] } },
    losses: loss === null ? null : losses.series(lossAxisEnd(done, planned)),
    options: noOptions,
    model,
    network: progress === null ? null : trainedNetwork(request, progress.parameters),
    trainedBy: request.settings ?? null,
    canInsert: false,
    canResume: false,
    status: runStatus(request, paused ? 'Paused' : 'Training', progress),
  };
}

/** A run that ended, until the host has kept the model and says what came of it. */
export function endedContents(
  request: TrainingRequest,
  losses: LossHistory,
  outcome: TrainingOutcome,
  model: PanelModel | null,
): PanelContents {
  const { title } = request;
  const done = outcome.losses.length;
  const { fit, generated } = outcome;
  return {
    ...trainingContents(request, losses, null, model),
    run: 'none',
    sentence: translate(
      '{0} on {1} after {2}; keeping the model.',
      outcome.stopped ? translate('Stopped') : translate('Trained'),
      title,
      countOf(done, 'iteration'),
    ),
    iterations: iterations(done, done),
    forecast: { title, series: { ...trainedOn(request), fit, forecast: generated } },
    losses: losses.series(done),
    network: trainedNetwork(request, outcome.parameters),
    status: runStatus(request, outcome.stopped ? 'Stopped' : 'Trained', outcome),
  };
}

/** The steps of the progress bar of a search. */
const searchSteps = 100;

/** A search under way, behind the first answer: the share `done` of its work is done. */
export function searchContents(view: PanelView, done: number): PanelContents {
  return {
    ...viewContents(view, 'searching'),
    state: 'searching',
    iterations: iterations(Math.round(done * searchSteps), searchSteps),
  };
}

/** What is left of a run that failed, with the reason as the sentence. */
export function failedContents(last: PanelContents, reason: string): PanelContents {
  return {
    ...last,
    state: 'failed',
    run: 'none',
    sentence: reason,
    iterations: null,
    canInsert: false,
    status: failedStatus(last.status),
  };
}

/** What is trained on, and what is known of the values after: what they should be, else those held out. */
function trainedOn({ values, gaps = [], time, truth, validation }: TrainingRequest): ForecastSeries {
  const known = { history: values, gaps, truth: truth ?? validation ?? [] };
  return { ...known, fit: [], forecast: [], ...(time === undefined ? {} : { time }) };
}

function iterations(done: number, planned: number): { done: number; planned: number } {
  return { done, planned };
}
