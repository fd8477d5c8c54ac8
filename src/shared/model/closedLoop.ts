import { layerCount, type NetworkShape } from './networkShape.ts';
import { layerSlots, parameterLayout } from './parameterLayout.ts';

/**
 * A layer of a network that runs on its own answers, seen as one that needs no input: `sums = hidden matrix + bias`,
 * `[rows, columns]` and `[columns]`, the matrix row-major. Its rows are for the layer's own hidden state and, where the
 * network has two layers, then for that of the other: the lower layer's new one, the upper layer's from the step before.
 * The columns are blocks of H: an RNN's one; a GRU's r, z, and its n by input and by hidden state apart; an LSTM's i, f, o,
 * g.
 */
export interface ClosedLoop {
  readonly columns: number;
  readonly matrix: Float64Array;
  readonly bias: Float64Array;
}

/** Which gate (in PyTorch's order) a block of columns belongs to, and whether it takes the input's part and the hidden. */
interface Block {
  readonly gate: number;
  readonly byInput: boolean;
  readonly byHidden: boolean;
}

const both = (gate: number): Block => ({ gate, byInput: true, byHidden: true });
const blocks: Record<NetworkShape['cell'], readonly Block[]> = {
  rnn: [both(0)],
  gru: [both(0), both(1), { gate: 2, byInput: true, byHidden: false }, { gate: 2, byInput: false, byHidden: true }],
  lstm: [both(0), both(1), both(3), both(2)],
};

/** How many numbers the sums of a closed loop are made of. */
export function closedLoopRows(network: NetworkShape): number {
  return layerCount(network) * network.hiddenSize;
}

/**
 * Puts a network's linear head into its weights, layer by layer: with the answer `y = w h + b` as the next input, the
 * lowest layer's `W y + c + R h + d = (W w + R) h + (W b + c + d)`, where under a second layer `W w` works on the hidden
 * state of that one. The network answers one number with one number.
 */
export function closeLoop(network: NetworkShape, parameters: ArrayLike<number>): ClosedLoop[] {
  const { cell, hiddenSize: units } = network;
  const layout = parameterLayout(network);
  const head = layout['linear.weight'].start;
  const headBias = parameters[layout['linear.bias'].start];
  const columns = blocks[cell].length * units;
  const layers = layerSlots(network);
  return layers.map(({ inputWeights, hiddenWeights, inputBias, hiddenBias }, layer) => {
    const matrix = new Float64Array(closedLoopRows(network) * columns);
    const bias = new Float64Array(columns);
    // A network of one layer reads its own hidden state twice, in the same rows.
    const readFrom = layers.length === 1 ? 0 : units;
    blocks[cell].forEach(({ gate, byInput, byHidden }, block) => {
      for (let unit = 0; unit < units; unit++) {
        const row = gate * units + unit;
        const column = block * units + unit;
        const byAnswer = byInput && layer === 0 ? parameters[inputWeights.start + row] : 0;
        bias[column] =
          byAnswer * headBias +
          (byInput ? parameters[inputBias.start + row] : 0) +
          (byHidden ? parameters[hiddenBias.start + row] : 0);
        for (let from = 0; from < units; from++) {
          const byRead = byInput && layer > 0 ? parameters[inputWeights.start + row * units + from] : 0;
          matrix[(readFrom + from) * columns + column] = layer === 0 ? byAnswer * parameters[head + from] : byRead;
          matrix[from * columns + column] += byHidden ? parameters[hiddenWeights.start + row * units + from] : 0;
        }
      }
    });
    return { columns, matrix, bias };
  });
}
