import type { TrainingOutcome, TrainingRequest } from '../protocol.ts';
import { summarise } from '../series/seriesSummary.ts';
import type { ForecastModel, ModelSource } from './forecastModel.ts';
import { thinLosses } from './thinLosses.ts';

/** The model that a training run made; throws when the page's answer is not finite or not of the network's size. */
export function trainedModel(
  name: string,
  source: ModelSource,
  request: TrainingRequest,
  outcome: TrainingOutcome,
): ForecastModel {
  for (const part of ['parameters', 'losses', 'fit', 'generated'] as const) {
    if (!outcome[part].every(Number.isFinite)) {
      throw new Error(`Training gave ${part} that are not finite; nothing was kept.`);
    }
  }
  return {
    name,
    network: request.network,
    parameters: outcome.parameters,
    scaling: request.scaling,
    trainedOn: summarise(request.values),
    provenance: {
      source,
      createdAt: new Date().toISOString(),
      training: {
        seed: request.seed,
        iterations: outcome.losses.length,
        learningRate: request.learningRate,
        backend: outcome.backend,
        msPerIteration: outcome.msPerIteration,
        bestLoss: outcome.bestLoss,
        losses: thinLosses(outcome.losses),
      },
    },
    engineState: outcome.state,
  };
}
