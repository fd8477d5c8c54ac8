import type { Calibration } from '../../model/forecaster/forecaster.ts';
import { asColumn, range } from '../arithmetic.ts';
import { axis, type GraphBuilder } from '../graphBuilder.ts';
import type { GraphSeries } from './graphSeries.ts';
import { meanAbsoluteDifferencePart } from './measurePart.ts';
import { stepsAhead } from './predictors/stepsAhead.ts';

/** The ends of one interval, `[step, batch]`. */
export interface IntervalPart {
  readonly lower: string;
  readonly upper: string;
}

/** Draws the intervals of a calibration around a forecast; mirrors `calibrate`, but for what stops at zero. */
export function calibrationPart(
  graph: GraphBuilder,
  calibration: Calibration,
  series: GraphSeries,
  forecast: string,
): IntervalPart[] {
  const { unit, growth, intervals } = calibration;
  const size = unit.kind === 'one' ? graph.number(1) : meanAbsoluteDifferencePart(graph, series.distances, unit.lag);
  const reach = (reaches: readonly number[]) => {
    const last = graph.integer(reaches.length - 1);
    const step = graph.add('Min', [range(graph, graph.integer(0), series.horizon), last]);
    const given = asColumn(graph, graph.add('Gather', [graph.floats(reaches, [reaches.length]), step], [axis(0)]));
    const beyond = graph.add('Div', [stepsAhead(graph, series.horizon), graph.number(reaches.length)]);
    const grown = graph.add('Pow', [graph.add('Max', [beyond, graph.number(1)]), graph.number(growth)]);
    return graph.add('Mul', [graph.add('Mul', [given, grown]), size]);
  };
  return intervals.map(({ below, above }) => ({
    lower: graph.add('Sub', [forecast, reach(below)]),
    upper: graph.add('Add', [forecast, reach(above)]),
  }));
}
