import { type Scaling, standardise } from '../series/scaling.ts';
import type { SeriesSummary } from '../series/seriesSummary.ts';
import type { ForecastModel } from './forecastModel.ts';

/** What a network of unknown origin is taken to know: the tutorial's sine, between -1.1 and 1.1. */
const unitSine: SeriesSummary = { count: 400, minimum: -1.1, maximum: 1.1, mean: 0, deviation: Math.SQRT1_2 };

/** A series that spreads less or more than this by comparison is on another scale. */
const likeSpread = 3;

/** A model's scaling for a series, and whether it is the one the model was trained with. */
export interface SeriesScaling {
  readonly scaling: Scaling;
  readonly asTrained: boolean;
}

/**
 * How a model's network should see a series. Numbers like those it was trained on (within their range and a tenth more,
 * their spread within a factor of three) are scaled as in training, so that levels keep their meaning. Others are mapped
 * so that their mean and deviation become those of the training series: a model of the sine then forecasts a wave in
 * the thousands, in the thousands.
 */
export function scalingForSeries(
  model: Pick<ForecastModel, 'scaling' | 'trainedOn'>,
  series: SeriesSummary,
): SeriesScaling {
  const { known, lowest, highest, leastSpread, mostSpread } = spreadOfTraining(model);
  // A constant series has no spread to go by.
  const deviation = series.deviation || 1;
  const within = series.minimum >= lowest && series.maximum <= highest;
  if (within && deviation > leastSpread && deviation < mostSpread) {
    return { scaling: model.scaling, asTrained: true };
  }
  const toNetwork = standardise(known);
  const toUnit = standardise({ ...series, deviation });
  // From series to standard units, from there to the training series' units, from there to the network's.
  const scale = (toUnit.scale / toNetwork.scale) * model.scaling.scale;
  const offset = toUnit.offset + (toUnit.scale / toNetwork.scale) * (model.scaling.offset - toNetwork.offset);
  return { scaling: { offset, scale }, asTrained: false };
}

/** What a series must look like to be taken for one of those trained on. */
export function spreadOfTraining({ trainedOn }: Pick<ForecastModel, 'trainedOn'>) {
  const summary = trainedOn ?? unitSine;
  // A constant series has no spread to go by.
  const known = { ...summary, deviation: summary.deviation || 1 };
  const margin = (known.maximum - known.minimum) / 10;
  return {
    known,
    lowest: known.minimum - margin,
    highest: known.maximum + margin,
    leastSpread: known.deviation / likeSpread,
    mostSpread: known.deviation * likeSpread,
  };
}
