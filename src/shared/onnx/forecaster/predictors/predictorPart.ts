import { assertNever } from '../../../assertNever.ts';
import type { Predictor } from '../../../model/forecaster/forecaster.ts';
import type { GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries } from '../graphSeries.ts';
import { directPart } from './directPart.ts';
import { driftPart } from './driftPart.ts';
import { rollOutPart } from './rollOutPart.ts';
import { seasonalNaivePart } from './seasonalNaivePart.ts';
import { thetaPart } from './thetaPart.ts';

/** What a predictor makes of a series in a graph, as distances from its reference; mirrors `Prediction`. */
export interface PredictionPart {
  /** `[step, batch]` */
  readonly forecast: string;
  /** `[time, batch]`, or none. */
  readonly fit: string | null;
}

/** Forecasts a transformed series in a graph; mirrors `predict`. `component` is its place among the components. */
export function predictorPart(
  graph: GraphBuilder,
  predictor: Predictor,
  series: GraphSeries,
  component: number,
): PredictionPart {
  switch (predictor.kind) {
    case 'rollOut':
      return rollOutPart(graph, predictor, series, component);
    case 'direct':
      return { forecast: directPart(graph, predictor, series, component), fit: null };
    case 'seasonalNaive':
      return { forecast: seasonalNaivePart(graph, predictor.period, series), fit: null };
    case 'drift':
      return { forecast: driftPart(graph, series), fit: null };
    case 'theta':
      return { forecast: thetaPart(graph, predictor.smoothing, series), fit: null };
    default:
      return assertNever(predictor);
  }
}
