import type { NetworkShape } from './networkShape.ts';
import { parameterLayout } from './parameterLayout.ts';

/**
 * A network that runs on its own answers, seen as one that needs no input: `sums = hidden matrix + bias`, `[H, columns]`
 * and `[columns]`, the matrix row-major. The columns are blocks of H: an RNN's one; a GRU's r, z, and its n by input and
 * by hidden state apart; an LSTM's i, f, o, g.
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

/** How many columns the sums of a closed loop have, in units of H. */
export function closedLoopBlocks(cell: NetworkShape['cell']): number {
  return blocks[cell].length;
}

/**
 * Puts a network's linear head into its recurrent weights: with the answer `y = w h + b` as the next input,
 * `W y + c + R h + d = (W w + R) h + (W b + c + d)`. The network answers one number with one number.
 */
export function closeLoop(network: NetworkShape, parameters: ArrayLike<number>): ClosedLoop {
  const { cell, hiddenSize: units } = network;
  const layout = parameterLayout(network);
  const inputWeights = layout['rnn.weight_ih_l0'].start;
  const hiddenWeights = layout['rnn.weight_hh_l0'].start;
  const inputBias = layout['rnn.bias_ih_l0'].start;
  const hiddenBias = layout['rnn.bias_hh_l0'].start;
  const head = layout['linear.weight'].start;
  const headBias = parameters[layout['linear.bias'].start];
  const columns = blocks[cell].length * units;
  const matrix = new Float64Array(units * columns);
  const bias = new Float64Array(columns);
  blocks[cell].forEach(({ gate, byInput, byHidden }, block) => {
    for (let unit = 0; unit < units; unit++) {
      const row = gate * units + unit;
      const column = block * units + unit;
      const input = byInput ? parameters[inputWeights + row] : 0;
      bias[column] =
        input * headBias + (byInput ? parameters[inputBias + row] : 0) + (byHidden ? parameters[hiddenBias + row] : 0);
      for (let from = 0; from < units; from++) {
        const hidden = byHidden ? parameters[hiddenWeights + row * units + from] : 0;
        matrix[from * columns + column] = input * parameters[head + from] + hidden;
      }
    }
  });
  return { columns, matrix, bias };
}
