import type { UnfinishedTraining } from '../models/unfinishedTraining.ts';
import { emptyView } from '../shared/emptyView.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import { translate } from '../shared/l10n/translate.ts';
import { oneStepFit } from '../shared/model/forecaster/oneStepFit.ts';
import { rollOutForecaster } from '../shared/model/forecaster/rollOutForecaster.ts';
import { seasonPeriods } from '../shared/model/forecaster/transforms/seasonPeriods.ts';
import { parameterCount } from '../shared/model/parameterLayout.ts';
import { thinLosses } from '../shared/model/thinLosses.ts';
import { trainedNetwork } from '../shared/model/trainedNetwork.ts';
import { validationRecord } from '../shared/model/validationHistory.ts';
import type { PanelView, ViewTraining } from '../shared/protocol.ts';

/** What the fit may take in the host, which it must not hold up: some 10 ms. */
const affordableMultiplications = 1e7;

/** A training that was interrupted: how far it came, as it was seen then, and that it can go on. */
export function interruptedView(unfinished: UnfinishedTraining): PanelView {
  const { request, checkpoint } = unfinished;
  const { losses } = checkpoint;
  const done = formatNumber(losses.length);
  const loss = losses.at(-1);
  return {
    ...emptyView,
    title: request.title,
    sentence: translate(
      'Training on {0} was interrupted at iteration {1} of {2}{3}. Resume goes on from there.',
      request.title,
      done,
      formatNumber(request.iterations),
      loss === undefined ? '' : translate(', loss {0}', formatNumber(loss)),
    ),
    history: request.values,
    fit: fitOf(unfinished),
    fitIsTrained: true,
    truth: [...(request.truth ?? request.validation ?? [])],
    gaps: request.gaps ?? [],
    time: request.time ?? null,
    canResume: true,
    interrupted: viewTraining(unfinished),
  };
}

function viewTraining({ request, checkpoint }: UnfinishedTraining): ViewTraining {
  const { losses, validation, conditions, state } = checkpoint;
  const { network, members = 1, transforms = [], iterations } = request;
  return {
    shape: network,
    members,
    seasons: seasonPeriods(transforms),
    network: trainedNetwork(request, state.parameters),
    losses: thinLosses(losses),
    ...(validation === undefined || validation.iterations.length === 0
      ? {}
      : { validation: validationRecord(validation) }),
    ...(conditions === undefined ? {} : { conditions }),
    iterations: losses.length,
    planned: iterations,
  };
}

/** What the networks answered when they were interrupted; empty where that would take long. */
function fitOf({ request, checkpoint }: UnfinishedTraining): Float64Array {
  const { title, network, members = 1, transforms = [], scaling, seed, values } = request;
  const { parameters } = checkpoint.state;
  const count = parameterCount(network);
  const forecaster = rollOutForecaster(
    title,
    network,
    [...transforms, { kind: 'scale', centre: scaling.offset, unit: scaling.scale }],
    Array.from({ length: members }, (_, member) => ({
      seed,
      parameters: Float32Array.from(parameters.subarray(member * count, (member + 1) * count)),
    })),
  );
  try {
    return oneStepFit(forecaster, values, affordableMultiplications);
  } catch {
    // What cannot be trained on is said when it goes on.
    return new Float64Array();
  }
}
