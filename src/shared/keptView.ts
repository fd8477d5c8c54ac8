import type { PanelView } from './protocol.ts';

/** More numbers than these are not kept across a window reload; VS Code writes them to its storage as text. */
const mostKeptValues = 20_000;

/** A view as plain JSON, for VS Code to give back after a window reload; of a long series the words alone. */
export function keptView(view: PanelView): PanelView {
  return view.history.length + view.forecast.length > mostKeptValues
    ? { ...view, history: [], fit: [], forecast: [], truth: [], intervals: [], baselines: [], backtest: null, gaps: [] }
    : { ...view, history: [...view.history], fit: [...view.fit] };
}
