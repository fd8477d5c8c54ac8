import { floatsText } from './floatsText.ts';
import type { NoShownNetwork, ShownNetwork } from './model/shownNetwork.ts';
import type { PanelModel, PanelView } from './protocol.ts';

/** More numbers than these are not kept across a window reload; VS Code writes them to its storage as text, whenever anything changes. */
const mostKeptValues = 20_000;

/** A view as plain JSON: a network's weights are kept as text (see `floatsText`). */
export type KeptView = Omit<PanelView, 'model' | 'interrupted'> & { readonly model: KeptModel | null };
type KeptModel = Omit<PanelModel, 'network'> & { readonly network?: KeptNetwork | NoShownNetwork };
type KeptNetwork = Omit<ShownNetwork, 'parameters'> & { readonly parameters: string };

/**
 * A view for VS Code to give back after a window reload; of a long series or forecast the words alone, of an interrupted training what its
 * checkpoint does not tell.
 */
export function keptView({ interrupted: _, ...view }: PanelView): KeptView {
  const model = view.model && keptModel(view.model);
  return valueCount(view) > mostKeptValues
    ? {
        ...view,
        ...{ history: [], fit: [], forecast: [], truth: [], intervals: [], baselines: [], backtest: null, gaps: [] },
        model,
      }
    : { ...view, history: [...view.history], fit: [...view.fit], model };
}

function keptModel({ network, ...model }: PanelModel): KeptModel {
  if (network === undefined) {
    return model;
  }
  return {
    ...model,
    network: 'reason' in network ? network : { ...network, parameters: floatsText(network.parameters) },
  };
}

/** How many numbers a view has, of those that are as many as its series is long. */
function valueCount({ history, fit, forecast, truth, intervals, baselines, backtest }: PanelView): number {
  const lists = [
    ...[history, fit, forecast, truth],
    ...intervals.flatMap(({ lower, upper }) => [lower, upper]),
    ...baselines.map((baseline) => baseline.forecast),
    ...(backtest?.forecasts ?? []).map(({ values }) => values),
    ...(backtest?.errors ?? []).map(({ byStep }) => byStep),
  ];
  return lists.reduce((sum, { length }) => sum + length, 0);
}
