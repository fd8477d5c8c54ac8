import { allFinite } from '../allFinite.ts';
import { formatNumber } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';
import { isListOf } from '../onnx/jsonChecks.ts';
import { isRunCondition } from '../onnx/modelMetadata.ts';
import type { TrainingOutcome, TrainingRequest } from '../protocol.ts';
import { summarise } from '../series/seriesSummary.ts';
import type { Forecaster } from './forecaster/forecaster.ts';
import { rollOutForecaster } from './forecaster/rollOutForecaster.ts';
import { transformed } from './forecaster/transforms/transformed.ts';
import type { ForecastModel, ModelSource } from './forecastModel.ts';
import { memberSeed } from './initialParameters.ts';
import { parameterCount } from './parameterLayout.ts';
import { thinLosses } from './thinLosses.ts';
import { isValidation, validationRecord } from './validationHistory.ts';

/** The model that a training run made; throws when the page's answer is not finite or not of the network's size. */
export function trainedModel(
  name: string,
  source: ModelSource,
  request: TrainingRequest,
  outcome: TrainingOutcome,
): ForecastModel {
  for (const part of ['parameters', 'losses', 'fit', 'generated'] as const) {
    const list: unknown = outcome?.[part];
    if (!ArrayBuffer.isView(list) || !allFinite(outcome[part])) {
      throw new Error(translate('Training gave {0} that are not finite; nothing was kept.', part));
    }
  }
  const { network, scaling, members = 1, transforms = [], seed } = request;
  const { validation, conditions } = outcome;
  if (!isValidation(validation, members) || !isListOf(conditions, isRunCondition)) {
    throw new Error(translate('Training gave {0} that are not finite; nothing was kept.', 'validation'));
  }
  const count = parameterCount(network);
  if (outcome.parameters.length !== members * count) {
    throw new Error(
      translate(
        'Training gave {0} weights instead of {1}; nothing was kept.',
        formatNumber(outcome.parameters.length),
        formatNumber(members * count),
      ),
    );
  }
  const isPlain = members === 1 && transforms.length === 0;
  return {
    name,
    network,
    parameters: outcome.parameters.slice(0, count),
    ...(isPlain ? {} : { forecaster: trainedForecaster(name, request, outcome) }),
    scaling,
    trainedOn: summarise(request.values),
    provenance: {
      source,
      createdAt: new Date().toISOString(),
      training: {
        seed,
        iterations: outcome.losses.length,
        learningRate: outcome.tuning.learningRate,
        backend: outcome.backend,
        msPerIteration: outcome.msPerIteration,
        bestLoss: outcome.bestLoss,
        losses: thinLosses(outcome.losses),
        conditions: conditions.filter(({ iteration }) => iteration <= outcome.losses.length),
        ...(validation.iterations.length === 0 ? {} : { validation: validationRecord(validation) }),
      },
    },
    // What one network goes on from does not serve several.
    ...(members === 1 && outcome.state !== null ? { engineState: outcome.state } : {}),
  };
}

/** The networks on their own answers, averaged, after what was done to the series in training. */
function trainedForecaster(
  name: string,
  { network, scaling, values, members = 1, transforms = [], seed }: TrainingRequest,
  { parameters }: TrainingOutcome,
): Forecaster {
  const count = parameterCount(network);
  const trainedOn = summarise(transformed(transforms, values));
  return rollOutForecaster(
    name,
    network,
    [...transforms, { kind: 'likeTraining', scaling, trainedOn }],
    Array.from({ length: members }, (_, member) => ({
      seed: memberSeed(seed, member),
      parameters: parameters.slice(member * count, (member + 1) * count),
    })),
  );
}
