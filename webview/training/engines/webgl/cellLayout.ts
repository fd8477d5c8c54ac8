import { type Cell, gateCount } from '../../../../src/shared/model/networkShape.ts';

/** How the programs lay out a cell's numbers; each part is as wide as the hidden state. */
export interface CellLayout {
  readonly gates: number;
  /** Parts of a lane's state: the hidden state, and an LSTM's cell state. */
  readonly stateParts: number;
  /**
   * Parts of a lane's gradient at a step: by the sums of the gates and, last, what goes past the gates to the step before
   * (GRU: by the hidden state, LSTM: by the cell state), which an Elman cell has not.
   */
  readonly gradientParts: number;
  /** Of each gate, the part that is the gradient by its sum over the hidden state, and by that over the inputs. */
  readonly hiddenParts: readonly number[];
  readonly inputParts: readonly number[];
}

/** The layout of a cell. */
export function cellLayout(cell: Cell): CellLayout {
  const gates = gateCount(cell);
  const parts = Array.from({ length: gates }, (_, gate) => gate);
  switch (cell) {
    case 'rnn':
      return { gates, stateParts: 1, gradientParts: 1, hiddenParts: parts, inputParts: parts };
    case 'gru':
      // The reset gate stands between the two sums of the candidate, so they have gradients of their own.
      return { gates, stateParts: 1, gradientParts: 5, hiddenParts: [0, 1, 2], inputParts: [0, 1, 3] };
    case 'lstm':
      return { gates, stateParts: 2, gradientParts: 5, hiddenParts: parts, inputParts: parts };
  }
}
