import { allFinite } from '../allFinite.ts';
import { formatExactly } from '../formatNumber.ts';
import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import type { ForecastModel } from '../model/forecastModel.ts';
import { cellName, layerCount, type NetworkShape } from '../model/networkShape.ts';
import { runSteps } from '../runSteps.ts';
import type { Scaling } from '../series/scaling.ts';
import { stateNames } from './cellNode.ts';
import { encodeFile } from './encodeFile.ts';
import { floatValue } from './graphParts.ts';
import { descriptionJson } from './modelMetadata.ts';
import { GraphProtoType } from './onnxMessages.ts';
import { parameterMap } from './parameterMap.ts';
import { create } from './protobuf.ts';
import { type GraphPart, recurrentPart } from './recurrentPart.ts';
import { isScaled, scalingPart, unscalingPart } from './scalingPart.ts';

/**
 * Writes a model as an ONNX file of one step or many: `x [time, batch, I]` and `h_0 [layers, batch, H]` in (an LSTM's `c_0` as
 * well), `y [time, batch, O]` and `h_n` (`c_n`) out, numbers in data units. To forecast, feed the history with the states
 * zero, then the last `y` and the states back. What the graph does not hold stands in the metadata, so that `readModel` gives the
 * whole model back. Throws `InputError` for numbers that the file's 32-bit floats cannot hold.
 */
export function writeStepModel(model: ForecastModel): Uint8Array {
  const { network, parameters, scaling } = model;
  if (!allFinite(parameters)) {
    throw new InputError(translate('{0} has weights that are not finite numbers; train it again.', model.name));
  }
  checkScaling(scaling);
  return encode(
    isScaled(scaling)
      ? [
          scalingPart(scaling, 'x', 'x.network'),
          recurrentPart(network, parameters, 'x.network', 'y.network'),
          unscalingPart('y.network', 'y'),
        ]
      : [recurrentPart(network, parameters, 'x', 'y')],
    model,
  );
}

/** The smallest float32 that keeps all its digits; some runtimes take less for zero. */
const smallestScale = 2 ** -126;

function checkScaling({ offset, scale }: Scaling): void {
  if (
    !Number.isFinite(Math.fround(offset)) ||
    !Number.isFinite(Math.fround(scale)) ||
    Math.fround(scale) < smallestScale
  ) {
    throw new InputError(
      translate(
        'Numbers around {0} that vary by {1} do not fit the 32-bit floats of ONNX; multiply them by a constant first.',
        formatExactly(offset),
        formatExactly(scale),
      ),
    );
  }
}

function encode(parts: readonly GraphPart[], model: ForecastModel): Uint8Array {
  const { cell, hiddenSize, inputSize, outputSize } = model.network;
  const states = (when: string) =>
    stateNames(cell).map((name) => floatValue(`${name}_${when}`, [layerCount(model.network), 'batch', hiddenSize]));
  return runSteps(
    encodeFile(
      create(GraphProtoType, {
        name: 'rnn_forecast_step',
        node: parts.flatMap((part) => [...part.nodes]),
        initializer: parts.flatMap((part) => [...part.initializers]),
        input: [floatValue('x', ['time', 'batch', inputSize]), ...states('0')],
        output: [floatValue('y', ['time', 'batch', outputSize]), ...states('n')],
      }),
      `${model.name}: a recurrent network (${cellName(cell)}) of ${sizeOf(model.network)} that answers each number with its idea of the next.`,
      { ...descriptionJson(model), kind: 'step', parameters: parameterMap('', model.network) },
    ),
  );
}

/** How large a network is, to whoever reads the file, in whatever language. */
function sizeOf(network: NetworkShape): string {
  const units = network.hiddenSize === 1 ? '1 unit' : `${network.hiddenSize} units`;
  return layerCount(network) === 1 ? units : `${layerCount(network)} layers of ${units}`;
}
