import { beforeEach, describe, expect, it } from 'vitest';
import { runtimeFiles } from '../../test/support/models.ts';
import { seriesOf } from '../../test/support/seriesOf.ts';
import { PlainEngine } from '../../webview/training/engines/plain/plainEngine.ts';
import { searchForecaster } from '../../webview/training/search/forecastSearch.ts';
import type { Action } from '../action.ts';
import { seriesInPlace } from '../forecasting/seriesInPlace.ts';
import { ModelForecaster } from '../inference/modelForecaster.ts';
import { automaticView } from '../panel/automaticView.ts';
import type { Parts, ShownAutomatic } from '../parts.ts';
import { RunOrder } from '../runOrder.ts';
import type { SelectedSeries } from '../selection/selectedSeries.ts';
import { emptyView } from '../shared/emptyView.ts';
import { automaticModel } from '../shared/model/automaticModel.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import type { PanelView } from '../shared/protocol.ts';
import { setNonNegative } from './setNonNegative.ts';

/** A stock that runs out: without a floor its intervals, at least, fall below zero. */
const values = Float64Array.from({ length: 40 }, (_, step) => 80 - 2 * step + ((step * 7919) % 13) / 4);
const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: 'The test asks for it.' });
const problem = {
  ...{ values, horizon: 6, periods: null, suggestedPeriod: null, seed: 7, budgetSeconds: 0.01, levels: [0.95, 0.8] },
  ...{ nonNegative: null, prior: null, companions: [], chosen: null },
};
const title = 'stock.csv';
const result = await searchForecaster(problem, engine, { breathe: async () => {} });
const selected = { series: seriesOf(values.join('\n')), title } as SelectedSeries;
const series = seriesInPlace(selected.series, 1, 3);
const model = automaticModel(title, title, values, result.forecaster, result.report);
const forecaster = new ModelForecaster(runtimeFiles);
const forecast = await forecaster.forecast(model, values, 6);
const view = automaticView({ title, series, model, forecast }, result);
const other: PanelView = { ...emptyView, title: 'other.csv' };

/** The parts that the command has to do with, as they are when the forecast of one of three series is shown. */
class ShownParts {
  lastAutomatic: ShownAutomatic | null = { selected, series, model, result, view };
  lastForecasts = [{ selected, values: [...forecast.values], intervals: forecast.intervals }];
  shown = view;
  readonly runs = new RunOrder(() => true);
  /** How often the last view was shown once more. */
  again = 0;
  readonly replaced: (readonly [ForecastModel, ForecastModel])[] = [];
  forecaster: Pick<ModelForecaster, 'forecast'> = forecaster;
  readonly panel = {
    of: this,
    get shown() {
      return this.of.shown;
    },
    show: async (next: PanelView) => {
      this.shown = next;
    },
    showAgain: async () => {
      this.again++;
    },
  };
  readonly library = {
    replace: async (from: ForecastModel, to: ForecastModel) => {
      this.replaced.push([from, to]);
    },
  };
}

describe('setNonNegative', () => {
  let parts: ShownParts;
  beforeEach(() => {
    parts = new ShownParts();
  });
  const action = {
    during: (_: string, work: (signal: AbortSignal) => Promise<unknown>) => work(new AbortController().signal),
  } as Action;
  const decide = (nonNegative: unknown) => setNonNegative(parts as unknown as Parts, action, nonNegative);
  const lowest = ({ intervals }: Pick<PanelView, 'intervals'>) => Math.min(...intervals.flatMap(({ lower }) => lower));

  it('changes the forecast shown, what is inserted, the model that is exported and the one that is kept', async () => {
    expect(lowest(view)).toBe(0);
    await decide(false);
    const { shown, lastAutomatic, lastForecasts, replaced } = parts;
    expect(lowest(shown)).toBeLessThan(0);
    expect(shown).toMatchObject({ title, nonNegative: false, report: { nonNegative: false } });
    expect(shown.forecast).toHaveLength(6);
    expect(shown.sentence).toContain('This is series 2 of 3; Insert writes all of them.');
    expect(lastForecasts.map((each) => [each.selected, each.values])).toEqual([[selected, [...shown.forecast]]]);
    expect(lastAutomatic?.view).toBe(shown);
    expect(lastAutomatic?.model).toMatchObject({ forecaster: { nonNegative: false }, report: { nonNegative: false } });
    expect(replaced).toEqual([[model, lastAutomatic?.model]]);
    await decide(true);
    expect(parts.shown).toEqual(view);
    expect(parts.lastAutomatic?.model).toEqual(model);
    expect(parts.replaced).toHaveLength(2);
  });

  it('changes nothing where another forecast is shown by then, or was before', async () => {
    const deciding = decide(false);
    const newer = { selected, series, model, result, view: other };
    parts.lastAutomatic = newer;
    parts.shown = other;
    parts.lastForecasts = [];
    await deciding;
    expect(parts).toMatchObject({ shown: other, lastForecasts: [], replaced: [] });
    expect(parts.lastAutomatic).toBe(newer);
    parts.lastAutomatic = { ...newer, view };
    await decide(false);
    expect(parts).toMatchObject({ shown: other, replaced: [] });
  });

  it('changes nothing where a run was begun meanwhile, which is what is shown then', async () => {
    const deciding = decide(false);
    parts.runs.begin(1);
    await deciding;
    expect(parts).toMatchObject({ shown: view, replaced: [] });
  });

  it('takes what was decided last, however soon after the first', async () => {
    await Promise.all([decide(true), decide(false)]);
    expect(parts.shown.nonNegative).toBe(false);
    expect(parts.lastAutomatic?.model.forecaster?.nonNegative).toBe(false);
    expect(parts.replaced).toHaveLength(1);
  });

  it('leaves everything as it was where the forecast fails, and puts the switch back', async () => {
    parts.forecaster = { forecast: () => Promise.reject(new Error('no forecast')) };
    await expect(decide(false)).rejects.toThrow('no forecast');
    expect(parts).toMatchObject({ shown: view, again: 1, replaced: [] });
    parts.forecaster = forecaster;
    await decide(false);
    expect(parts.shown.nonNegative).toBe(false);
  });

  it('takes no decision that is none', async () => {
    await decide('yes');
    parts.lastAutomatic = { selected, series, model, result: null, view };
    await decide(false);
    parts.lastAutomatic = null;
    await decide(false);
    expect(parts).toMatchObject({ shown: view, again: 0, replaced: [] });
  });
});
