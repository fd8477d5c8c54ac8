import type { PlainCell } from './plainCell.ts';
import { sigmoid } from './sigmoid.ts';

/**
 * The long short-term memory as PyTorch's `nn.LSTM` has it: with gates i, f, o and `g = tanh(...)`,
 * `c' = f c + i g` and `h' = o tanh(c')`; the cell state c stands after the hidden state.
 */
export const lstmCell: PlainCell = {
  /** i, f, g, o and tanh(c'). */
  traceSize: 5,

  forward(units, inputSums, hiddenSums, state, next, trace) {
    for (let unit = 0; unit < units; unit++) {
      const sum = (gate: number) => inputSums[gate * units + unit] + hiddenSums[gate * units + unit];
      const input = sigmoid(sum(0));
      const forget = sigmoid(sum(1));
      const candidate = Math.tanh(sum(2));
      const output = sigmoid(sum(3));
      const memory = forget * state.values[state.start + units + unit] + input * candidate;
      const squashed = Math.tanh(memory);
      const at = trace.start + unit;
      trace.values[at] = input;
      trace.values[at + units] = forget;
      trace.values[at + 2 * units] = candidate;
      trace.values[at + 3 * units] = output;
      trace.values[at + 4 * units] = squashed;
      next.values[next.start + unit] = output * squashed;
      next.values[next.start + units + unit] = memory;
    }
  },

  backward(units, gradient, state, _next, trace, inputGradients, hiddenGradients) {
    for (let unit = 0; unit < units; unit++) {
      const at = trace.start + unit;
      const input = trace.values[at];
      const forget = trace.values[at + units];
      const candidate = trace.values[at + 2 * units];
      const output = trace.values[at + 3 * units];
      const squashed = trace.values[at + 4 * units];
      const byHidden = gradient[unit];
      const byMemory = gradient[units + unit] + byHidden * output * (1 - squashed * squashed);
      const write = (gate: number, change: number) => {
        inputGradients[gate * units + unit] = change;
        hiddenGradients[gate * units + unit] = change;
      };
      write(0, byMemory * candidate * input * (1 - input));
      write(1, byMemory * state.values[state.start + units + unit] * forget * (1 - forget));
      write(2, byMemory * input * (1 - candidate * candidate));
      write(3, byHidden * squashed * output * (1 - output));
      gradient[unit] = 0;
      gradient[units + unit] = byMemory * forget;
    }
  },
};
