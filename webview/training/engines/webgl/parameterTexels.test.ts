import { describe, expect, it } from 'vitest';
import { scalarNetwork } from '../../../../src/shared/model/networkShape.ts';
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
    [5, 3, 2],
    [12, 9, 24],
  ])(
    'gives each of %i units’ parameters a place of its own, with %i inputs and %i outputs',
    (hiddenSize, inputSize, outputSize) => {
      const offsets = parameterOffsets({ cell: 'rnn', hiddenSize, inputSize, outputSize });
      expect(offsets.length).toBe(hiddenSize * (hiddenSize + inputSize + outputSize + 2) + outputSize);
      expect(new Set(offsets).size).toBe(offsets.length);
    },
  );

  it('keeps a column of four receiving units in one texel', () => {
    const offsets = parameterOffsets(scalarNetwork(5));
    const recurrent = offsets.slice(5, 5 + 25);
    // weight_hh_l0[0..3][2] stand side by side; weight_hh_l0[4][2] opens the second group, 8 columns on.
    expect([0, 1, 2, 3, 4].map((receiver) => recurrent[receiver * 5 + 2])).toEqual([8, 9, 10, 11, 40]);
  });
});
