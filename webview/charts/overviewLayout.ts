import { scaleLinear } from 'd3-scale';
import { type ForecastData, visibleExtent } from './forecastData.ts';
import { isCrowded, isDense, linePoints } from './linePoints.ts';
import type { PixelPoint } from './plotArea.ts';
import { stepScale } from './stepAxis.ts';
import type { AxisFrame, StepRange } from './timeFocus.ts';

/** Where everything of the overview stands, but what is shown. */
export interface OverviewLayout {
  /** Whether both lines are outlines of areas. */
  readonly dense: boolean;
  /** Whether these need no smooth edges. */
  readonly crowded: boolean;
  readonly history: readonly PixelPoint[];
  readonly forecast: readonly PixelPoint[];
}

/** Room above and below the lines. */
const paddingPx = 3;
/** So near to an end of what is shown, a pointer takes that end. */
const reachPx = 7;

/** Lays all steps out along the forecast chart's axis. */
export function overviewLayout(
  data: ForecastData,
  bounds: StepRange,
  axis: AxisFrame,
  heightPx: number,
): OverviewLayout {
  const plot = { ...axis, top: paddingPx, height: Math.max(1, heightPx - 2 * paddingPx) };
  const [lowest, highest] = visibleExtent({ ...data, fit: [], intervals: [], baselines: [] }, bounds);
  const padding = highest > lowest ? 0 : 1;
  const y = scaleLinear()
    .domain([lowest - padding, highest + padding])
    .range([plot.top + plot.height, plot.top]);
  const frame = { x: stepScale(bounds, axis), y, plot };
  const { history, forecast } = data;
  return {
    dense: isDense(frame),
    crowded: isCrowded(frame),
    history: linePoints(history, 0, history.length, 1, frame),
    forecast: linePoints(forecast, 0, forecast.length, history.length + 1, frame),
  };
}

/** What a pointer takes hold of: an end of what is shown, all of it, or nothing, which begins a new stretch. */
export type OverviewHold = 'first' | 'last' | 'window' | 'brush';

/** What lies under a pointer, given the ends of what is shown in pixels. */
export function holdAt(xPx: number, fromPx: number, toPx: number, isAllShown: boolean): OverviewHold {
  const [left, right] = [Math.abs(xPx - fromPx), Math.abs(xPx - toPx)];
  if (Math.min(left, right) <= reachPx) {
    return left < right ? 'first' : 'last';
  }
  return xPx > fromPx && xPx < toPx && !isAllShown ? 'window' : 'brush';
}

/** What is to be shown after a drag from one step to another; `before` was shown when it began. */
export function draggedRange(hold: OverviewHold, before: StepRange, from: number, to: number): StepRange {
  switch (hold) {
    case 'window':
      return { first: before.first + to - from, last: before.last + to - from };
    case 'brush':
      return ordered(from, to);
    case 'first':
      return ordered(to, before.last);
    case 'last':
      return ordered(before.first, to);
  }
}

function ordered(a: number, b: number): StepRange {
  return { first: Math.min(a, b), last: Math.max(a, b) };
}
