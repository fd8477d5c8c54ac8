import { describe, expect, it } from 'vitest';
import { scalarNetwork } from '../../../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { parameterOffsets, parameterTexels } from './parameterTexels.ts';

describe('parameterOffsets', () => {
  it.each([1, 2, 3, 4, 5, 12, 13, 64])('gives each of %i units’ parameters a place of its own', (hiddenSize) => {
    const network = scalarNetwork(hiddenSize);
    const offsets = parameterOffsets(network);
    const texels = parameterTexels(network);
    expect(offsets.length).toBe(hiddenSize * hiddenSize + 4 * hiddenSize + 1);
    expect(new Set(offsets).size).toBe(offsets.length);
    expect(Math.min(...offsets)).toBe(0);
    expect(Math.max(...offsets)).toBe(4 * texels.outputBias);
    expect(texels.loss).toBeLessThan(texels.count);
  });

  it.each([
    ['rnn', 5, 3, 2],
    ['rnn', 12, 9, 24],
    ['gru', 5, 3, 2],
    ['lstm', 12, 1, 1],
  ] as const)(
    'gives each of the parameters of %s with %i units, %i inputs and %i outputs a place of its own',
    (...shape) => {
      const [cell, hiddenSize, inputSize, outputSize] = shape;
      const network = { cell, hiddenSize, inputSize, outputSize };
      const offsets = parameterOffsets(network);
      expect(offsets.length).toBe(parameterCount(network));
      expect(new Set(offsets).size).toBe(offsets.length);
      expect(Math.max(...offsets)).toBeLessThan(4 * parameterTexels(network).loss);
    },
  );

  it('keeps a column of four receiving units in one texel', () => {
    const offsets = parameterOffsets(scalarNetwork(5));
    const recurrent = offsets.slice(5, 5 + 25);
    // weight_hh_l0[0..3][2] stand side by side; weight_hh_l0[4][2] opens the second group, 8 columns on.
    expect([0, 1, 2, 3, 4].map((receiver) => recurrent[receiver * 5 + 2])).toEqual([8, 9, 10, 11, 40]);
  });
});
