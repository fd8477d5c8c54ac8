import type { PlainCell } from './plainCell.ts';

/** Elman's cell as PyTorch's `nn.RNN` has it: `h' = tanh(W_ih x + b_ih + W_hh h + b_hh)`. */
export const elmanCell: PlainCell = {
  traceSize: 0,

  forward(units, inputSums, hiddenSums, _state, next) {
    for (let unit = 0; unit < units; unit++) {
      next.values[next.start + unit] = Math.tanh(inputSums[unit] + hiddenSums[unit]);
    }
  },

  backward(units, gradient, _state, next, _trace, inputGradients, hiddenGradients) {
    for (let unit = 0; unit < units; unit++) {
      const activation = next.values[next.start + unit];
      const change = gradient[unit] * (1 - activation * activation);
      inputGradients[unit] = change;
      hiddenGradients[unit] = change;
      gradient[unit] = 0;
    }
  },
};
