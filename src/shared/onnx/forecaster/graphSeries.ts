import type { GraphBuilder } from '../graphBuilder.ts';

/**
 * A series in a graph. Its values are kept as their distances from a reference, so that 32-bit floats spend no digits on
 * a high level: `value = reference + distance`.
 */
export interface GraphSeries {
  /** `[time, batch]` */
  readonly distances: string;
  /** `[1, batch]` */
  readonly reference: string;
  /** Int64 numbers: values of the series, and values to forecast. */
  readonly length: string;
  readonly horizon: string;
}

/** A transform at work in a graph; mirrors `AppliedTransform`. */
export interface TransformPart {
  readonly series: GraphSeries;
  /** Takes forecasts `[step, batch]` of the transformed series to such of the series; distances from the references. */
  invert(forecasts: string): string;
  /** The same for answers to each step of the series; `null` where one answer depends on others. */
  readonly invertFit: ((fit: string) => string) | null;
}

/** A transform of each value by itself: other distances, from another reference. */
export function elementwisePart(
  series: GraphSeries,
  distances: string,
  reference: string,
  invert: (values: string) => string,
): TransformPart {
  return { series: { ...series, distances, reference }, invert, invertFit: invert };
}

/** A number that is measured: `[1, batch]` or a constant, as its distance from the series' reference. */
export function distanceOf(graph: GraphBuilder, { reference }: GraphSeries, value: number): string {
  return graph.add('Sub', [graph.number(value), reference]);
}
