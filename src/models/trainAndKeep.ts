import type { Parts } from '../parts.ts';
import { trainingSettings } from '../settings.ts';
import type { ForecastModel, ModelSource } from '../shared/model/forecastModel.ts';
import { tutorialShape } from '../shared/model/networkShape.ts';
import type { TrainingOutcome, TrainingRequest } from '../shared/protocol.ts';
import type { Scaling } from '../shared/series/scaling.ts';
import { trainedModel } from './trainedModel.ts';

/** The tutorial's learning rate. */
const learningRate = 0.01;

/** What to train on. */
export interface TrainingSubject {
  readonly name: string;
  readonly source: ModelSource;
  readonly title: string;
  readonly values: Float64Array;
  readonly truth: Float64Array | null;
  readonly scaling: Scaling;
  readonly horizon: number;
}

/** A finished training. */
export interface Training {
  readonly model: ForecastModel;
  readonly request: TrainingRequest;
  readonly outcome: TrainingOutcome;
}

/**
 * Trains the tutorial's network on a subject in the panel, by the settings, and keeps the model as the active one.
 * Answers `null`, keeping nothing, when another training took its place meanwhile.
 */
export async function trainAndKeep(parts: Parts, subject: TrainingSubject): Promise<Training | null> {
  const run = ++parts.trainingRun;
  const { title, values, truth, scaling, horizon } = subject;
  const request: TrainingRequest = {
    title,
    values,
    truth,
    scaling,
    horizon,
    network: tutorialShape,
    learningRate,
    ...trainingSettings(),
  };
  parts.log.info(
    `Training on ${title}: ${values.length} values, ${request.iterations} iterations, seed ${request.seed}.`,
  );
  const outcome = await parts.panel.train(request);
  if (run !== parts.trainingRun) {
    return null;
  }
  const model = trainedModel(subject.name, subject.source, request, outcome);
  await parts.library.add(model);
  const { backend, bestLoss, msPerIteration, losses } = outcome;
  parts.log.info(
    `Trained on ${title}: ${losses.length} iterations of ${msPerIteration.toFixed(3)} ms on ${backend.engine} (${backend.reason}), loss ${bestLoss}.`,
  );
  return { model, request, outcome };
}
