import fc from 'fast-check';
import type {
  DirectPredictor,
  Forecaster,
  NetworkMember,
  Predictor,
  Transform,
} from '../../src/shared/model/forecaster/forecaster.ts';
import { initialParameters } from '../../src/shared/model/initialParameters.ts';
import { type Cell, type NetworkShape, scalarNetwork } from '../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';

/** Networks of random weights, biases among them. */
export function randomMembers(network: NetworkShape, count: number, seed: number): NetworkMember[] {
  return Array.from({ length: count }, (_, which) => ({
    seed: seed + which,
    weight: 1 + which / 2,
    parameters: Float32Array.from(initialParameters(network, new RandomGenerator(seed, which))),
  }));
}

export function rollOutPredictor(cell: Cell, hiddenSize: number, members: number, seed = 3, layers = 1): Predictor {
  const network = { ...scalarNetwork(hiddenSize, cell), ...(layers === 1 ? {} : { layers }) };
  return { kind: 'rollOut', network, members: randomMembers(network, members, seed) };
}

/** The kind of network that reads the last values and gives many steps at once, with random weights. */
export function directPredictor(
  cell: Cell,
  { window = 24, steps = 6, members = 1, seed = 5, layers = 1 } = {},
  overrides: Partial<DirectPredictor> = {},
): DirectPredictor {
  const features = overrides.features ?? ['deviation', 'difference', 'presence'];
  const inputSize = features.length;
  const network = { cell, hiddenSize: 7, inputSize, outputSize: steps, ...(layers === 1 ? {} : { layers }) };
  return {
    kind: 'direct',
    network,
    members: randomMembers(network, members, seed),
    window,
    features,
    growth: 'squareRoot',
    ...overrides,
  };
}

/** One component without calibration. */
export function forecasterOf(
  transforms: readonly Transform[],
  predictor: Predictor,
  overrides: Partial<Forecaster> = {},
): Forecaster {
  return {
    components: [{ name: 'test', weights: [1], transforms, predictor }],
    calibration: null,
    nonNegative: false,
    ...overrides,
  };
}

/** A seasonal series with a trend and noise around a level, of positive values for a level above 20 spreads. */
export function testSeries(steps: number, level: number, spread: number, seed: number): Float64Array {
  const random = new RandomGenerator(seed);
  return Float64Array.from({ length: steps }, (_, t) => {
    const season = Math.sin((2 * Math.PI * t) / 12) + 0.4 * Math.cos((2 * Math.PI * t) / 4);
    return Math.fround(level + spread * (season + 0.02 * t + random.uniform(-0.5, 0.5)));
  });
}

const unit = fc.constantFrom('deviation' as const, 'meanAbsoluteDifference' as const, 2.5);

/** Every kind of transform. */
export const anyTransform: fc.Arbitrary<Transform> = fc.oneof(
  fc.record({ kind: fc.constant('signedLog' as const), unit }),
  fc.record({ kind: fc.constant('difference' as const), lag: fc.integer({ min: 1, max: 13 }) }),
  fc.record({
    kind: fc.constant('deseasonalise' as const),
    period: fc.integer({ min: 2, max: 13 }),
    season: fc.constant('additive' as const),
    memory: fc.constantFrom(1, 0.6),
    strength: fc.constantFrom(1, 0.4),
  }),
  fc.record({
    kind: fc.constant('scale' as const),
    centre: fc.constantFrom('mean' as const, 'last' as const, 3),
    unit,
  }),
  fc.record({ kind: fc.constant('damp' as const), factor: fc.double({ min: 0.5, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('bound' as const), margin: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
