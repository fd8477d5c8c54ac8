import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import type { TrainingRequest } from '../../src/shared/protocol.ts';
import { noisySine } from '../../src/shared/series/noisySine.ts';
import { identityScaling } from '../../src/shared/series/scaling.ts';

/** A training on the noisy sine with the tutorial's network, and so many steps after it. */
export function sineRequest(
  horizon: number,
  chosen: Pick<TrainingRequest, 'iterations' | 'backend'> & Partial<TrainingRequest>,
): TrainingRequest {
  const { values, truth, validation } = noisySine(7, horizon);
  return {
    title: 'Noisy sine',
    values,
    truth,
    validation,
    network: tutorialShape,
    scaling: identityScaling,
    seed: 7,
    learningRate: 0.01,
    horizon,
    ...chosen,
  };
}
