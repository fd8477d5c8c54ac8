import { formatExactly } from '../../formatNumber.ts';
import { translate } from '../../l10n/translate.ts';
import { checkForecaster, checkNetwork, forecasterLimits } from '../../model/forecaster/checkForecaster.ts';
import type { Forecaster } from '../../model/forecaster/forecaster.ts';
import { layerCount, maximumHiddenSize, maximumLayers, type NetworkShape } from '../../model/networkShape.ts';
import { layerSlots, parameterCount, parameterLayout } from '../../model/parameterLayout.ts';
import { sameNumbers } from '../../sameNumbers.ts';
import { layerTensors, setLayerValues } from '../layerTensors.ts';
import type { FileMetadata, MainNetwork } from '../modelMetadata.ts';
import { type GraphProto, GraphProtoType, type TensorProto } from '../onnxMessages.ts';
import { encode } from '../protobuf.ts';
import type { GraphNetwork } from '../readGraph.ts';
import { transposed } from '../recurrentPart.ts';
import { floatValues, tensorDimensions } from '../tensorValues.ts';
import { forecasterGraph } from './forecasterGraph.ts';
import { readForecasterJson } from './forecasterJson.ts';
import { memberName } from './predictors/memberPart.ts';
import { graphRevision } from './writeForecaster.ts';

/** What a forecaster's file holds beside its description. */
export interface ReadForecaster extends GraphNetwork {
  readonly forecaster: Forecaster;
}

/**
 * Reads a forecaster from what a file says of itself and from the weights in its graph. The graph is not read, but made
 * anew and compared with `encoded`, its bytes; one that an older version wrote is taken at its word. Throws a plain phrase
 * that says what is wrong.
 */
export function readForecaster(
  graph: GraphProto,
  encoded: Uint8Array,
  content: Extract<FileMetadata['content'], { kind: 'forecaster' }>,
): ReadForecaster {
  const tensors = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  const forecaster = readForecasterJson(content.forecaster, (component, member, network) => {
    if (component >= forecasterLimits.components || member >= forecasterLimits.members) {
      throw new Error(translate('it has more networks than can be read'));
    }
    return readMember(tensors, memberName(component, member), network);
  });
  if (forecaster === null) {
    throw new Error(translate('the way to forecast that it describes is damaged'));
  }
  checkForecaster(forecaster);
  const own = mainNetwork(content.main, forecaster);
  if (
    content.revision === graphRevision &&
    !sameNumbers(encoded, encode(GraphProtoType, forecasterGraph(forecaster)))
  ) {
    throw new Error(translate('its graph is not the one that it says of itself'));
  }
  return { forecaster, ...own };
}

function mainNetwork(main: MainNetwork, { components }: Forecaster): GraphNetwork {
  if ('parameters' in main) {
    const parameters = Float32Array.from(main.parameters);
    checkNetwork(main.network, parameters);
    return { network: main.network, parameters };
  }
  const predictor = components[main.component]?.predictor;
  const member = predictor !== undefined && 'members' in predictor ? predictor.members[main.member] : undefined;
  if (predictor === undefined || !('network' in predictor) || member === undefined) {
    throw new Error(translate('the network that it names as its own is not there'));
  }
  return { network: predictor.network, parameters: member.parameters };
}

function readMember(tensors: ReadonlyMap<string, TensorProto>, name: string, network: NetworkShape): Float32Array {
  const { hiddenSize, inputSize, outputSize } = network;
  if ([hiddenSize, inputSize, outputSize].some((size) => size < 1 || size > maximumHiddenSize)) {
    throw new Error(
      translate(
        'it has a network of {0} units, {1} inputs and {2} outputs',
        formatExactly(hiddenSize),
        formatExactly(inputSize),
        formatExactly(outputSize),
      ),
    );
  }
  const layers = layerCount(network);
  if (layers < 1 || layers > maximumLayers) {
    throw new Error(
      translate(
        'it has a network of {0} layers, where 1 to {1} can be read',
        formatExactly(layers),
        formatExactly(maximumLayers),
      ),
    );
  }
  const layout = parameterLayout(network);
  const read = (last: string, dimensions: readonly number[]) => {
    const tensor = tensors.get(`${name}.${last}`);
    if (tensor === undefined || tensorDimensions(tensor).join() !== dimensions.join()) {
      throw new Error(translate('its weights "{0}.{1}" are not there, or of another size', name, last));
    }
    return floatValues(
      tensor,
      dimensions.reduce((product, dimension) => product * dimension, 1),
    );
  };
  const parameters = new Float32Array(parameterCount(network));
  for (const [layer, slots] of layerSlots(network).entries()) {
    const [inputWeights, hiddenWeights, bias] = layerTensors(network, layer).map(({ name: last, dimensions }) =>
      read(last, dimensions),
    );
    setLayerValues(network.cell, slots, [inputWeights, hiddenWeights, bias], parameters);
  }
  parameters.set(
    transposed(read('linear.weight', [hiddenSize, outputSize]), hiddenSize),
    layout['linear.weight'].start,
  );
  parameters.set(read('linear.bias', [outputSize]), layout['linear.bias'].start);
  return parameters;
}
