import { describe, expect, it } from 'vitest';
import { parameterCount } from './parameterLayout.ts';
import { type Prior, readPrior, writePrior } from './prior.ts';

const network = { cell: 'gru', hiddenSize: 2, inputSize: 3, outputSize: 4 } as const;

function prior(): Prior {
  const member = (offset: number) => ({
    seed: 7,
    weight: 1,
    parameters: Float32Array.from({ length: parameterCount(network) }, (_, which) => offset + which / 7),
  });
  return {
    predictor: {
      kind: 'direct',
      network,
      members: [member(0), member(-20)],
      window: 72,
      features: ['deviation', 'difference', 'presence'],
      growth: 'squareRoot',
    },
    provenance: {
      command: 'npm run pretrain',
      data: 'synthetic',
      engine: 'wasm',
      seed: 7,
      series: 1000,
      iterations: 10,
      batchSize: 100,
      learningRate: 0.01,
      validationLoss: 1.2,
    },
  };
}

describe('a prior', () => {
  it('is read as it was written', () => {
    const { description, weights } = writePrior(prior());
    expect(weights.byteLength).toBe(2 * 4 * parameterCount(network));
    expect(readPrior(description, weights)).toEqual(prior());
    // A view into a larger buffer, at an odd place, as files are read.
    const shifted = new Uint8Array(weights.byteLength + 3);
    shifted.set(weights, 3);
    expect(readPrior(description, shifted.subarray(3))).toEqual(prior());
  });

  it('is refused when weights are missing', () => {
    const { description, weights } = writePrior(prior());
    const count = parameterCount(network);
    expect(() => readPrior(description, weights.subarray(4))).toThrow(
      `A prior of 2 times ${count} weights cannot have ${weights.byteLength - 4} bytes.`,
    );
  });
});
