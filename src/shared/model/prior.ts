import type { DirectPredictor } from './forecaster/forecaster.ts';
import { parameterCount } from './parameterLayout.ts';

/** Networks that were trained on synthetic series beforehand, so that they forecast series they have not seen. */
export interface Prior {
  readonly predictor: DirectPredictor;
  readonly provenance: PriorProvenance;
}

/** How a prior was made, and how to make it again. */
export interface PriorProvenance {
  /** The command with its settings. */
  readonly command: string;
  /** What the series were that it was trained on. */
  readonly data: string;
  readonly engine: string;
  readonly seed: number;
  readonly series: number;
  readonly iterations: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Mean absolute error on synthetic series that it was not trained on, in network units. */
  readonly validationLoss: number;
}

/** A prior without its weights, as `media/prior.json` has it; the weights are float32, little-endian, member by member. */
type PriorDescription = Omit<DirectPredictor, 'members'> & {
  readonly members: number;
  readonly provenance: PriorProvenance;
};

/** The two files of a prior: its description as JSON, and its weights. */
export function writePrior({ predictor, provenance }: Prior): {
  readonly description: string;
  readonly weights: Uint8Array;
} {
  const { members, ...reading } = predictor;
  const description: PriorDescription = { ...reading, members: members.length, provenance };
  const count = parameterCount(predictor.network);
  const weights = new DataView(new ArrayBuffer(4 * count * members.length));
  members.forEach(({ parameters }, member) => {
    for (const [which, value] of parameters.entries()) {
      weights.setFloat32(4 * (member * count + which), value, true);
    }
  });
  return { description: `${JSON.stringify(description, null, 2)}\n`, weights: new Uint8Array(weights.buffer) };
}

/** Reads what `writePrior` wrote; throws a sentence when the weights are not those of the description. */
export function readPrior(description: string, weights: Uint8Array): Prior {
  const { members, provenance, ...reading }: PriorDescription = JSON.parse(description);
  const count = parameterCount(reading.network);
  if (weights.byteLength !== 4 * count * members) {
    throw new Error(`A prior of ${members} times ${count} weights cannot have ${weights.byteLength} bytes.`);
  }
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  const parameters = (member: number) =>
    Float32Array.from({ length: count }, (_, which) => view.getFloat32(4 * (member * count + which), true));
  return {
    predictor: {
      ...reading,
      members: Array.from({ length: members }, (_, member) => ({
        seed: provenance.seed,
        weight: 1,
        parameters: parameters(member),
      })),
    },
    provenance,
  };
}
