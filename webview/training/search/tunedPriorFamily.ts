import { evenlySpaced } from '../../../src/shared/evenlySpaced.ts';
import type { DirectPredictor, ForecastComponent } from '../../../src/shared/model/forecaster/forecaster.ts';
import { meanAbsoluteDifference } from '../../../src/shared/model/forecaster/measure.ts';
import { transformed } from '../../../src/shared/model/forecaster/transforms/transformed.ts';
import type { Engine } from '../engines/engine.ts';
import { memberParameters } from '../engines/memberParameters.ts';
import { type PriorExample, priorExampleArrays } from '../pretrain/priorExamples.ts';
import type { SeriesTraits } from './networkFamilies.ts';
import type { CandidateFamily } from './searchCandidate.ts';

const learningRate = 3e-4;
const clipNorm = 1;
/** Beginnings of the series that are learnt from, at most. */
const mostExamples = 48;
/** Fewest values that are read, and fewest beginnings that are worth it. */
const fewestKnown = 6;
const fewestExamples = 8;

/**
 * The networks that have seen many series, trained some iterations more on this one: to forecast, from each of its
 * beginnings, what followed.
 */
export function tunedPriorFamily(
  { seasonsOf, bound }: SeriesTraits,
  prior: DirectPredictor,
  iterations: number,
  engine: Engine,
): CandidateFamily {
  const name = `Prior trained on the series, ${iterations} iterations`;
  return {
    // It may learn the series by heart as other networks do.
    candidates: [{ name, kind: 'network' }],
    networks: prior.members.length,
    suits: (count) => count >= fewestKnown + fewestExamples,
    async fit(history): Promise<readonly ForecastComponent[]> {
      const seasons = seasonsOf(history);
      const predictor = await tune(engine, prior, transformed(seasons, history), iterations);
      return [{ name, weights: [1], transforms: [bound, ...seasons], predictor }];
    },
  };
}

async function tune(
  engine: Engine,
  prior: DirectPredictor,
  values: Float64Array,
  iterations: number,
): Promise<DirectPredictor> {
  const examples = examplesOf(prior, values);
  if (examples.length < fewestExamples) {
    return prior;
  }
  const { network, members } = prior;
  const parameters = Float64Array.from(members.flatMap((member) => [...member.parameters]));
  const task = {
    ...priorExampleArrays(examples),
    network,
    members: members.length,
    parameters,
    learningRate,
    clipNorm,
    answers: 'last',
    loss: { kind: 'absolute' },
  } as const;
  await engine.prepare(task);
  await engine.run(iterations);
  const state = await engine.readState();
  return {
    ...prior,
    members: members.map((member, which) => ({
      ...member,
      parameters: Float32Array.from(memberParameters(task, state.parameters, which)),
    })),
  };
}

/** Beginnings of a series, evenly spread, that are not constant. */
function examplesOf({ window }: DirectPredictor, values: Float64Array): PriorExample[] {
  const last = values.length - 1;
  const count = Math.min(mostExamples, last - fewestKnown + 1);
  return evenlySpaced(fewestKnown, last, Math.max(0, count))
    .filter((known) => meanAbsoluteDifference(values.subarray(Math.max(known - window, 0), known), 1) > 0)
    .map((known) => ({ values, known, empty: 0 }));
}
