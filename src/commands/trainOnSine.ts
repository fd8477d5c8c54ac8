import { showTrained } from '../forecasting/showTrained.ts';
import { trainAndKeep } from '../models/trainAndKeep.ts';
import type { Parts } from '../parts.ts';
import { trainingSettings } from '../settings.ts';
import { noisySine } from '../shared/series/noisySine.ts';
import { identityScaling } from '../shared/series/scaling.ts';

/** Steps generated after the sine, as in the tutorial. */
const generatedSteps = 200;

/** RNN: Train on Sine: the tutorial, literally. */
export async function trainOnSine(parts: Parts): Promise<void> {
  parts.forecaster.prepare();
  const { seed } = trainingSettings();
  await trainAndKeep(
    parts,
    {
      name: 'Sine',
      source: { kind: 'sine', seed },
      title: 'Noisy sine',
      ...noisySine(seed, generatedSteps),
      scaling: identityScaling,
      horizon: generatedSteps,
    },
    (training) => showTrained(parts, training),
  );
}
