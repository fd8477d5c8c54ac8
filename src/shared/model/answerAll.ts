import type { NetworkShape } from './networkShape.ts';
import { stateSize } from './networkShape.ts';
import { RecurrentNetwork } from './recurrentNetwork.ts';

/** A network's answers `[time, series, O]` to inputs `[time, series, I]`, from a zero state, in float64. */
export function answerAll(
  shape: NetworkShape,
  parameters: Float64Array,
  inputs: Float64Array,
  series: number,
): Float64Array {
  const network = new RecurrentNetwork(shape, parameters);
  const { inputSize, outputSize } = shape;
  const steps = inputs.length / (series * inputSize);
  const answers = new Float64Array(steps * series * outputSize);
  const states = [0, 1].map(() => ({ values: new Float64Array(stateSize(shape)), start: 0 }));
  const trace = { values: new Float64Array(network.traceSize), start: 0 };
  for (let which = 0; which < series; which++) {
    states[0].values.fill(0);
    for (let step = 0; step < steps; step++) {
      const place = step * series + which;
      const next = states[(step + 1) % 2];
      network.advance({ values: inputs, start: place * inputSize }, states[step % 2], next, trace);
      for (let output = 0; output < outputSize; output++) {
        answers[place * outputSize + output] = network.answer(next, output);
      }
    }
  }
  return answers;
}
