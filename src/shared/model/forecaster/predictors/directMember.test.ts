import { describe, expect, it } from 'vitest';
import { answerAll } from '../../answerAll.ts';
import { initialParameters } from '../../initialParameters.ts';
import { RandomGenerator } from '../../randomGenerator.ts';
import { DirectMember } from './directMember.ts';

const network = { cell: 'gru', hiddenSize: 5, inputSize: 2, outputSize: 3 } as const;

describe('a direct member', () => {
  it('answers as the network does to the whole window, whatever it was asked before', () => {
    const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(3)));
    const inputs = Float64Array.from({ length: 8 }, (_, i) => Math.sin(i));
    for (const empty of [7, 2, 0, 9]) {
      const window = new Float64Array(2 * empty + inputs.length);
      window.set(inputs, 2 * empty);
      const expected = answerAll(network, Float64Array.from(parameters), window, 1).subarray(-network.outputSize);
      expect(DirectMember.of(network, parameters).answer(inputs, empty)).toEqual(expected.slice());
    }
  });
});
