import { InputError } from '../../inputError.ts';
import { translate } from '../../l10n/translate.ts';
import { checkForecaster, checkNetwork } from '../../model/forecaster/checkForecaster.ts';
import type { Forecaster } from '../../model/forecaster/forecaster.ts';
import { forecasterOf } from '../../model/forecaster/forecasterOf.ts';
import type { ForecastModel } from '../../model/forecastModel.ts';
import { runSteps, type Steps } from '../../runSteps.ts';
import { sameNumbers } from '../../sameNumbers.ts';
import { sentenceOf } from '../../sentenceOf.ts';
import { encodeFile } from '../encodeFile.ts';
import { descriptionJson, type MainNetwork } from '../modelMetadata.ts';
import { largestModelBytes } from '../onnxConstants.ts';
import { parameterMap } from '../parameterMap.ts';
import { forecasterGraph } from './forecasterGraph.ts';
import { forecasterJson } from './forecasterJson.ts';
import { memberName } from './predictors/memberPart.ts';

/** Grows whenever the same forecaster becomes another graph; files of an older one are taken at their word. */
export const graphRevision = 1;

/** Writes a model as an ONNX file, see `writeForecasterInSteps`. */
export function writeForecaster(model: ForecastModel): Uint8Array {
  return runSteps(writeForecasterInSteps(model));
}

/**
 * Writes a model as an ONNX file that forecasts by itself: `values [time, batch]` (raw numbers, NaN for missing) and
 * `horizon` in, `forecast`, `lower` and `upper` `[horizon, batch]` out (`forecasterGraph`). The metadata holds the rest,
 * so that `readModel` gives the whole model back. Throws `InputError` when the model cannot be written.
 */
export function* writeForecasterInSteps(model: ForecastModel): Steps<Uint8Array> {
  const forecaster = forecasterOf(model);
  const main = mainNetwork(forecaster, model);
  try {
    checkForecaster(forecaster);
    if ('network' in main) {
      checkNetwork(model.network, model.parameters);
    }
  } catch (error) {
    throw new InputError(translate('{0} cannot be kept as ONNX: {1}; train it again.', model.name, sentenceOf(error)));
  }
  yield;
  const graph = forecasterGraph(forecaster);
  yield;
  const bytes = yield* encodeFile(graph, `${model.name}: forecasts the numbers that follow those it is given.`, {
    ...descriptionJson(model),
    kind: 'forecaster',
    revision: graphRevision,
    forecaster: forecasterJson(forecaster),
    main,
    parameters: networkMembers(forecaster).map(({ component, member, network }) =>
      parameterMap(`${memberName(component, member)}.`, network),
    ),
  });
  if (bytes.length > largestModelBytes) {
    throw new InputError(
      translate('{0} cannot be kept as ONNX: its networks are too large for a file that can be read.', model.name),
    );
  }
  return bytes;
}

/** The member whose network is the model's own; its weights where none of the members has it. */
function mainNetwork({ components }: Forecaster, { network, parameters }: ForecastModel): MainNetwork {
  // Mostly it is the very list.
  const isSame = (each: Float32Array) => each === parameters || sameNumbers(each, parameters);
  for (const [component, { predictor }] of components.entries()) {
    if (predictor.kind === 'rollOut' || predictor.kind === 'direct') {
      const sameShape = Object.entries(network).every(([key, size]) => Object(predictor.network)[key] === size);
      const member = sameShape ? predictor.members.findIndex((each) => isSame(each.parameters)) : -1;
      if (member >= 0) {
        return { component, member };
      }
    }
  }
  return { network, parameters: Array.from(parameters) };
}

function networkMembers({ components }: Forecaster) {
  return components.flatMap(({ predictor }, component) =>
    predictor.kind === 'rollOut' || predictor.kind === 'direct'
      ? predictor.members.map((_, member) => ({ component, member, network: predictor.network }))
      : [],
  );
}
