import type { TrainingRequest } from '../protocol.ts';
import { noisySine } from '../series/noisySine.ts';
import { identityScaling, type Scaling } from '../series/scaling.ts';
import type { ModelSource } from './forecastModel.ts';
import { tutorialShape } from './networkShape.ts';

/** The tutorial's learning rate. */
const learningRate = 0.01;
/** Steps generated after the sine, as in the tutorial. */
const generatedSteps = 200;

/** What to train on, and what to call what comes of it. */
export interface TrainingSubject {
  readonly name: string;
  readonly source: ModelSource;
  readonly title: string;
  readonly values: Float64Array;
  readonly truth: Float64Array | null;
  readonly scaling: Scaling;
  readonly horizon: number;
}

/** The tutorial's noisy sine, whose noise comes from the seed. */
export function sineSubject(seed: number): TrainingSubject {
  return {
    name: 'Sine',
    source: { kind: 'sine', seed },
    title: 'Noisy sine',
    ...noisySine(seed, generatedSteps),
    scaling: identityScaling,
    horizon: generatedSteps,
  };
}

/** A training of the tutorial's network on a subject. */
export function tutorialRequest(
  { title, values, truth, scaling, horizon }: TrainingSubject,
  settings: Pick<TrainingRequest, 'backend' | 'iterations' | 'seed'>,
): TrainingRequest {
  return { title, values, truth, scaling, horizon, network: tutorialShape, learningRate, ...settings };
}
