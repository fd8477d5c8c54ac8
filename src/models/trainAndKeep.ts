import type { Action } from '../action.ts';
import { CancelledError } from '../cancelledError.ts';
import { interruptedView } from '../panel/interruptedView.ts';
import type { Parts } from '../parts.ts';
import { trainingSettings } from '../settings.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { trainedModel } from '../shared/model/trainedModel.ts';
import { settingsRequest, type TrainingSubject } from '../shared/model/trainingSubject.ts';
import type { TrainingOutcome, TrainingRequest } from '../shared/protocol.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import type { UnfinishedTraining } from './unfinishedTraining.ts';

/** A finished training. */
export interface Training {
  /** Its number, see `RunOrder`. */
  readonly run: number;
  readonly model: ForecastModel;
  readonly request: TrainingRequest;
  readonly outcome: TrainingOutcome;
}

/**
 * Trains a network on a subject in the panel, by the panel's settings, and keeps the model as the active one; waits before
 * the first iteration, in the place of what was trained before, where the person wants to step from there.
 * What `show` does needs not wait until the model is kept; where the person cancels that, what the panel shows at the
 * training's end stays. Answers `null`, keeping nothing, when another training took
 * its place meanwhile.
 */
export async function trainAndKeep(
  parts: Parts,
  action: Action,
  subject: TrainingSubject,
  waits: boolean,
  show?: (training: Training) => Promise<void>,
): Promise<Training | null> {
  const { name, source } = subject;
  const request = settingsRequest(subject, parts.settings.current, trainingSettings().backend);
  return runAndKeep(parts, action, { name, source, request: { ...request, startPaused: waits } }, show);
}

/**
 * Does so by a request; meanwhile keeps how far it has come, so that it can go on when the panel is closed, or when something
 * else takes its place.
 */
export async function runAndKeep(
  parts: Parts,
  action: Action,
  { name, source, request: asked }: Omit<UnfinishedTraining, 'checkpoint'>,
  show: (training: Training) => Promise<void> = async () => {},
): Promise<Training | null> {
  const run = parts.runs.begin(action.place);
  const { title, values, start, startPaused, ...rest } = asked;
  parts.keeper.begin(run, { name, source, request: { title, values, ...rest } }, start !== undefined);
  if (startPaused === true && start === undefined) {
    // Not before it is known that this one begins; of the run before nothing is kept any more.
    void parts.keeper.discard();
  }
  parts.log.info(`Training on ${title}: ${values.length} values, ${asked.iterations} iterations, seed ${asked.seed}.`);
  const outcome = await trainInPanel(parts, action, asked, run);
  if (run !== parts.runs.latest) {
    const left = parts.panel.isTraining ? null : await parts.keeper.keptOf(run);
    if (left !== null) {
      action.inform(
        translate(
          'The training on {0} was interrupted by what was begun after it; "RNN: Resume Training" goes on from iteration {1}.',
          title,
          formatNumber(left.checkpoint.losses.length),
        ),
      );
    }
    return null;
  }
  const request = { ...asked, ...outcome.tuning };
  const training = { run, model: trainedModel(name, source, request, outcome), request, outcome };
  const kept = parts.library.add(training.model, action.warn).then(async ({ isKept }) => {
    // What cannot be kept as a model can still go on from where it was kept last.
    if (isKept) {
      await parts.keeper.end(run);
    }
  });
  const shown = show(training).catch((error) => {
    if (!(error instanceof CancelledError)) {
      throw error;
    }
    parts.panel.keepShown();
    // The panel no longer shows what was forecast before.
    parts.lastAutomatic = null;
  });
  await Promise.all([kept, shown]);
  const { backend, bestLoss, msPerIteration, losses } = outcome;
  parts.log.info(
    `Trained on ${title}: ${losses.length} iterations of ${msPerIteration.toFixed(3)} ms on ${backend.engine} (${backend.reason}), loss ${bestLoss}.`,
  );
  return training;
}

/** Trains in the panel; when that fails, says from where the run can go on. */
async function trainInPanel(
  parts: Parts,
  action: Action,
  request: TrainingRequest,
  run: number,
): Promise<TrainingOutcome> {
  if (request.startPaused === true) {
    action.closeProgress();
  }
  action.turnOnce(() => parts.panel.bringToFront());
  try {
    return await action.inPanel(
      translate('Training on {0}', request.title),
      () => parts.panel.stop(run),
      () => parts.panel.train(request, run),
    );
  } catch (error) {
    const kept = await parts.keeper.keptOf(run);
    if (kept === null) {
      throw error;
    }
    // Another run may have begun meanwhile, which is then what is shown.
    if (run === parts.runs.latest) {
      await parts.panel.showIfOpen(interruptedView(kept));
    }
    const done = formatNumber(kept.checkpoint.losses.length);
    const sentence = translate('{0} "RNN: Resume Training" goes on from iteration {1}.', sentenceOf(error), done);
    throw error instanceof InputError ? new InputError(sentence) : new Error(sentence);
  }
}
