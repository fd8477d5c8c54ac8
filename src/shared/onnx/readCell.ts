import { formatExactly } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';
import { type Cell, maximumHiddenSize, type NetworkShape } from '../model/networkShape.ts';
import type { LayerSlots } from '../model/parameterLayout.ts';
import { cellActivations } from './cellNode.ts';
import { attributeOf, type GraphTensors } from './graphTensors.ts';
import { layerTensors, setLayerValues } from './layerTensors.ts';
import type { NodeProto } from './onnxMessages.ts';
import { quoted } from './quoted.ts';
import { floatValues } from './tensorValues.ts';

/** The operators that are recurrent layers. */
export const cellOperators: Readonly<Record<string, Cell>> = { RNN: 'rnn', GRU: 'gru', LSTM: 'lstm' };

const knownAttributes = ['activations', 'direction', 'hidden_size', 'layout', 'linear_before_reset'];
/** Numbers in and out that can be read. */
const mostInputs = maximumHiddenSize;

/** What one recurrent layer is. */
export type CellShape = Pick<NetworkShape, 'cell' | 'hiddenSize' | 'inputSize'>;

/** Reads what a recurrent layer is: cell, units, inputs. Throws a plain phrase for what PyTorch's layers are not. */
export function readCellShape(node: NodeProto, tensors: GraphTensors): CellShape {
  const cell = cellOperators[node.opType];
  const other = node.attribute.find((attribute) => !knownAttributes.includes(attribute.name));
  if (other !== undefined) {
    throw new Error(translate('its recurrent layer has the attribute {0}', quoted(other.name)));
  }
  checkKind(node, cell);
  const units = tensors.dimensions(node.input[2])[2] ?? 0;
  if (units < 1 || units > maximumHiddenSize) {
    throw new Error(
      translate(
        'its hidden size is {0}, where 1 to {1} can be read',
        formatExactly(units),
        formatExactly(maximumHiddenSize),
      ),
    );
  }
  const named = attributeOf(node, 'hidden_size')?.i;
  if (named !== undefined && named !== BigInt(units)) {
    throw new Error(
      translate('its hidden size is said to be {0}, but its weights are for {1}', String(named), formatExactly(units)),
    );
  }
  const inputSize = tensors.dimensions(node.input[1])[2] ?? 0;
  if (inputSize < 1 || inputSize > mostInputs) {
    throw new Error(
      translate(
        'it reads {0} numbers a step, where 1 to {1} can be read',
        formatExactly(inputSize),
        formatExactly(mostInputs),
      ),
    );
  }
  return { cell, hiddenSize: units, inputSize };
}

function checkKind(node: NodeProto, cell: Cell): void {
  const expected = cellActivations[cell].join(', ');
  const activations = attributeOf(node, 'activations')?.strings.join(', ') ?? expected;
  if (activations.toLowerCase() !== expected.toLowerCase()) {
    throw new Error(translate('its recurrent layer has the activation {0}', quoted(activations)));
  }
  const direction = attributeOf(node, 'direction');
  if (direction !== undefined && direction.s !== 'forward') {
    throw new Error(translate('its recurrent layer runs {0}', quoted(direction.s)));
  }
  if ((attributeOf(node, 'layout')?.i ?? 0n) !== 0n) {
    throw new Error(translate('its recurrent layer has the batch first'));
  }
  if (cell === 'gru' && (attributeOf(node, 'linear_before_reset')?.i ?? 0n) !== 1n) {
    throw new Error(translate('its GRU resets before the product, where PyTorch does so after it'));
  }
  if ((node.input[4] ?? '') !== '') {
    throw new Error(translate('its recurrent layer takes sequence lengths'));
  }
  if ((node.input[7] ?? '') !== '') {
    throw new Error(translate('its LSTM has peepholes'));
  }
}

/** Copies the weights of a recurrent layer to their places in a flat parameter vector. */
export function readCellWeights(
  node: NodeProto,
  shape: CellShape,
  slots: LayerSlots,
  tensors: GraphTensors,
  parameters: Float32Array,
): void {
  // Seen by itself, every layer is a lowest one.
  const [inputWeights, hiddenWeights, bias] = layerTensors(shape, 0).map(({ dimensions }, which) => {
    const count = dimensions.reduce((product, dimension) => product * dimension, 1);
    const name = node.input[1 + which] ?? '';
    // Without a bias input both biases are zero.
    return which === 2 && name === '' ? new Float32Array(count) : floatValues(tensors.expect(name, dimensions), count);
  });
  setLayerValues(shape.cell, slots, [inputWeights, hiddenWeights, bias], parameters);
}
