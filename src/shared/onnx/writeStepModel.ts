import { create, toBinary } from '@bufbuild/protobuf';
import { InputError } from '../inputError.ts';
import type { ForecastModel } from '../model/forecastModel.ts';
import type { Scaling } from '../series/scaling.ts';
import { floatValue } from './graphParts.ts';
import { modelMetadata } from './modelMetadata.ts';
import { irVersion, metadataKey, operatorSetVersion, producerName } from './onnxConstants.ts';
import { ModelProtoSchema } from './onnxMessages.ts';
import { type GraphPart, recurrentPart } from './recurrentPart.ts';
import { isScaled, scalingPart, unscalingPart } from './scalingPart.ts';

/**
 * Writes a model as an ONNX file of one step or many: `x [time, batch, 1]` and `h_0 [1, batch, H]` in,
 * `y [time, batch, 1]` and `h_n [1, batch, H]` out, numbers in data units. To forecast, feed the history with `h_0` zero,
 * then the last `y` and `h_n` back. What the graph does not hold stands in the metadata, so that `readModel` gives the
 * whole model back. Throws `InputError` for numbers that the file's 32-bit floats cannot hold.
 */
export function writeStepModel(model: ForecastModel): Uint8Array {
  const { network, parameters, scaling } = model;
  if (!parameters.every(Number.isFinite)) {
    throw new InputError(`${model.name} has weights that are not finite numbers; train it again.`);
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

/** Writes the bare network, numbers in network units: what runs inside the extension, which scales in float64. */
export function writeNetwork(model: ForecastModel): Uint8Array {
  return encode([recurrentPart(model.network, model.parameters, 'x', 'y')], model);
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
      `Numbers around ${offset} that vary by ${scale} do not fit the 32-bit floats of ONNX; multiply them by a constant first.`,
    );
  }
}

function encode(parts: readonly GraphPart[], model: ForecastModel): Uint8Array {
  const units = model.network.hiddenSize;
  return toBinary(
    ModelProtoSchema,
    create(ModelProtoSchema, {
      irVersion,
      opsetImport: [{ domain: '', version: operatorSetVersion }],
      producerName,
      producerVersion: '1',
      docString: `${model.name}: a recurrent network of ${units} units that answers each number with its idea of the next.`,
      graph: {
        name: 'rnn_forecast_step',
        node: parts.flatMap((part) => part.nodes),
        initializer: parts.flatMap((part) => part.initializers),
        input: [floatValue('x', ['time', 'batch', 1]), floatValue('h_0', [1, 'batch', units])],
        output: [floatValue('y', ['time', 'batch', 1]), floatValue('h_n', [1, 'batch', units])],
      },
      metadataProps: [{ key: metadataKey, value: JSON.stringify(modelMetadata(model)) }],
    }),
  );
}
