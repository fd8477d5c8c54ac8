import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { searchSettings } from '../settings.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { DirectPredictor } from '../shared/model/forecaster/forecaster.ts';
import type { SearchProblem, SearchResult } from '../shared/model/forecaster/searchProblem.ts';
import type { PanelView } from '../shared/protocol.ts';

/**
 * What a search for a selected series is asked, beside which `companions` were selected; steps that the text has already
 * count besides the horizon.
 */
export function searchProblem(
  { series }: SelectedSeries,
  horizon: number,
  prior: DirectPredictor,
  companions: readonly SelectedSeries[],
): SearchProblem {
  return {
    values: series.values,
    horizon: horizon + series.emptyAfter,
    periods: null,
    suggestedPeriod: series.season,
    levels: [0.95, 0.8],
    nonNegative: null,
    prior,
    companions: companions.map(({ series: other }) => other.values),
    chosen: null,
    ...searchSettings(),
  };
}

/** Searches in the panel, showing `view` meanwhile, and writes to the log what decided; `null` when it was stopped. */
export async function search(
  parts: Parts,
  action: Action,
  run: number,
  title: string,
  problem: SearchProblem,
  view: PanelView,
): Promise<SearchResult | null> {
  const { values, budgetSeconds, seed } = problem;
  parts.log.info(`Searching how to forecast ${title}: ${values.length} values, ${budgetSeconds} s, seed ${seed}.`);
  action.turnOnce(() => parts.panel.bringToFront());
  const result = await action.inPanel(
    translate('Searching how to forecast {0}', title),
    () => parts.panel.stop(run),
    () => parts.panel.search({ problem, view }, run),
  );
  if (result !== null) {
    const { seconds, engine, seasons, networksTrained, candidates } = result.report;
    const periods = seasons.map(({ period }) => period).join(', ') || 'none';
    const errors = candidates.map(({ name, error, share }) => `${name} ${error.toPrecision(4)} (${share.toFixed(2)})`);
    parts.log.info(
      `Searched ${title} in ${seconds.toFixed(2)} s on ${engine}: seasons ${periods}; ${networksTrained} networks; errors (shares): ${errors.join(', ')}.`,
    );
  }
  return result;
}
