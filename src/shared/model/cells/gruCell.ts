import type { PlainCell } from './plainCell.ts';
import { sigmoid } from './sigmoid.ts';

/**
 * The gated recurrent unit as PyTorch's `nn.GRU` has it, the reset gate after the product: with gates r and z,
 * `n = tanh(W_in x + b_in + r (W_hn h + b_hn))` and `h' = (1 - z) n + z h`.
 */
export const gruCell: PlainCell = {
  /** r, z, n and the hidden sums of n. */
  traceSize: 4,

  forward(units, inputSums, hiddenSums, state, next, trace) {
    for (let unit = 0; unit < units; unit++) {
      const reset = sigmoid(inputSums[unit] + hiddenSums[unit]);
      const update = sigmoid(inputSums[units + unit] + hiddenSums[units + unit]);
      const hiddenSum = hiddenSums[2 * units + unit];
      const candidate = Math.tanh(inputSums[2 * units + unit] + reset * hiddenSum);
      const at = trace.start + unit;
      trace.values[at] = reset;
      trace.values[at + units] = update;
      trace.values[at + 2 * units] = candidate;
      trace.values[at + 3 * units] = hiddenSum;
      next.values[next.start + unit] = candidate + update * (state.values[state.start + unit] - candidate);
    }
  },

  backward(units, gradient, state, _next, trace, inputGradients, hiddenGradients) {
    for (let unit = 0; unit < units; unit++) {
      const at = trace.start + unit;
      const reset = trace.values[at];
      const update = trace.values[at + units];
      const candidate = trace.values[at + 2 * units];
      const hiddenSum = trace.values[at + 3 * units];
      const change = gradient[unit];
      const byCandidate = change * (1 - update) * (1 - candidate * candidate);
      const byUpdate = change * (state.values[state.start + unit] - candidate) * update * (1 - update);
      const byReset = byCandidate * hiddenSum * reset * (1 - reset);
      inputGradients[unit] = byReset;
      hiddenGradients[unit] = byReset;
      inputGradients[units + unit] = byUpdate;
      hiddenGradients[units + unit] = byUpdate;
      inputGradients[2 * units + unit] = byCandidate;
      hiddenGradients[2 * units + unit] = byCandidate * reset;
      gradient[unit] = change * update;
    }
  },
};
