import type { Cell } from '../networkShape.ts';
import { elmanCell } from './elmanCell.ts';
import { gruCell } from './gruCell.ts';
import { lstmCell } from './lstmCell.ts';

/** Numbers in a row of a larger array: `values[start]`, `values[start + 1]`, ... */
export interface Row {
  readonly values: Float64Array;
  readonly start: number;
}

/**
 * What happens in a cell between its two matrix products: with H units, `inputSums = W_ih x + b_ih` and
 * `hiddenSums = W_hh h + b_hh`, both `[gate, H]`, become the next state, and gradients by the next state become
 * gradients by the sums. A state is `[H]`, for an LSTM the hidden state and the cell state after it.
 */
export interface PlainCell {
  /** Numbers, in units of H, that a step keeps for back-propagation beside the states. */
  readonly traceSize: number;
  /** Writes the state after a step to `next`, and what back-propagation wants to know of it to `trace`. */
  forward(units: number, inputSums: Float64Array, hiddenSums: Float64Array, state: Row, next: Row, trace: Row): void;
  /**
   * Takes the gradient by the state after a step in `gradient` and leaves there its direct part by the state before; the
   * part through the hidden sums is the caller's. Writes the gradients by the sums.
   */
  backward(
    units: number,
    gradient: Float64Array,
    state: Row,
    next: Row,
    trace: Row,
    inputGradients: Float64Array,
    hiddenGradients: Float64Array,
  ): void;
}

/** The cell of a name. */
export function plainCell(cell: Cell): PlainCell {
  switch (cell) {
    case 'rnn':
      return elmanCell;
    case 'gru':
      return gruCell;
    case 'lstm':
      return lstmCell;
  }
}
