import type { NetworkShape } from '../../networkShape.ts';
import { rollOutNetwork } from '../../recurrentNetwork.ts';
import type { NetworkMember } from '../forecaster.ts';
import { memberWeights } from './memberWeights.ts';
import type { Prediction } from './predict.ts';

/** What networks that answer each value with the next forecast, each on its own answers, averaged. */
export function rollOut(
  network: NetworkShape,
  members: readonly NetworkMember[],
  values: Float64Array,
  horizon: number,
): Prediction {
  const weights = memberWeights(members);
  const forecast = new Float64Array(horizon);
  const fit = new Float64Array(values.length).fill(Number.NaN, 0, 1);
  const answers = new Float64Array(values.length);
  members.forEach((member, which) => {
    const parameters = Float64Array.from(member.parameters);
    const ahead = rollOutNetwork(network, parameters, values, horizon, answers);
    for (let step = 0; step < horizon; step++) {
      forecast[step] += weights[which] * ahead[step];
    }
    for (let step = 1; step < values.length; step++) {
      fit[step] += weights[which] * answers[step - 1];
    }
  });
  return { forecast, fit };
}
