import { formatNumber } from '../formatNumber.ts';
import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import type { BackendChoice, TrainingRequest } from '../protocol.ts';
import { noisySine } from '../series/noisySine.ts';
import { identityScaling, type Scaling, standardise } from '../series/scaling.ts';
import { summarise } from '../series/seriesSummary.ts';
import type { StretchSteps } from '../series/stepsOfStretch.ts';
import { type NetworkSettings, tutorialSettings } from '../settings/networkSettings.ts';
import type { Deseasonalise, Transform } from './forecaster/forecaster.ts';
import { transformed } from './forecaster/transforms/transformed.ts';
import type { ModelSource } from './forecastModel.ts';
import { type NetworkShape, networksInWords, scalarNetwork } from './networkShape.ts';
import { parameterCount } from './parameterLayout.ts';

/** Steps generated after the sine, as in the tutorial. */
const generatedSteps = 200;
/**
 * Most weights of all networks of a training. How far it has come is kept as it goes on, 16 to 32 bytes for a weight, and in the end
 * its model: more of them would hold up the editor.
 */
const mostWeights = 300_000;

/** What to train on, and what to call what comes of it. */
export interface TrainingSubject {
  readonly name: string;
  readonly source: ModelSource;
  readonly title: string;
  readonly values: Float64Array;
  readonly truth: Float64Array | null;
  /** The values after these, which training does not see; none when left out. */
  readonly validation?: Float64Array;
  /** What is shown of their steps, which are numbered and whole when left out. */
  readonly steps?: StretchSteps;
  readonly scaling: Scaling;
  /** What is done to the values before they are scaled; none when left out. */
  readonly transforms?: readonly Transform[];
  readonly horizon: number;
}

/** The tutorial's noisy sine, whose noise comes from the seed. */
export function sineSubject(seed: number, noise?: number): TrainingSubject {
  return {
    name: translate('Sine'),
    source: { kind: 'sine', seed },
    title: translate('Noisy sine'),
    ...noisySine(seed, generatedSteps, noise),
    scaling: identityScaling,
    horizon: generatedSteps,
  };
}

/** The series that a person selected, with its season taken out, and what of it is held out. */
export function seriesSubject(
  title: string,
  values: Float64Array,
  season: readonly Deseasonalise[],
  horizon: number,
  validation: Float64Array = new Float64Array(),
  steps: StretchSteps = { gaps: [], time: null },
): TrainingSubject {
  const summary = summarise(transformed(season, values));
  return {
    name: title,
    source: { kind: 'selection', label: title },
    title,
    values,
    truth: null,
    ...(validation.length === 0 ? {} : { validation }),
    steps,
    ...(season.length === 0 ? {} : { transforms: season }),
    // A season that explains everything leaves nothing to scale.
    scaling: summary.deviation > 0 ? standardise(summary) : { offset: summary.mean, scale: 1 },
    horizon,
  };
}

/** A training of the tutorial's network on a subject. */
export function tutorialRequest(
  subject: TrainingSubject,
  { backend, iterations, seed }: Pick<TrainingRequest, 'backend' | 'iterations' | 'seed'>,
): TrainingRequest {
  return settingsRequest(subject, { ...tutorialSettings, iterations, seed }, backend);
}

/** A training on a subject by the settings of a person. Throws `InputError` where they ask for too many weights. */
export function settingsRequest(
  { title, values, truth, validation, steps, scaling, transforms, horizon }: TrainingSubject,
  settings: NetworkSettings,
  backend: BackendChoice,
): TrainingRequest {
  const { cell, hiddenSize, members, seed, iterations, learningRate } = settings;
  const network = scalarNetwork(hiddenSize, cell);
  checkWeights(network, members);
  return {
    title,
    values,
    truth,
    ...(validation === undefined ? {} : { validation }),
    ...(steps === undefined || steps.gaps.length === 0 ? {} : { gaps: steps.gaps }),
    ...(steps === undefined || steps.time === null ? {} : { time: steps.time }),
    network,
    members,
    ...(transforms === undefined ? {} : { transforms }),
    scaling,
    seed,
    iterations,
    learningRate,
    backend,
    horizon,
    settings,
  };
}

function checkWeights(network: NetworkShape, members: number): void {
  const weights = members * parameterCount(network);
  if (weights > mostWeights) {
    throw new InputError(
      translate(
        '{0} have {1} weights; at most {2} can be trained, so take fewer networks or units.',
        networksInWords(network, members),
        formatNumber(weights),
        formatNumber(mostWeights),
      ),
    );
  }
}
