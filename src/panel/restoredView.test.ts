import { describe, expect, it } from 'vitest';
import { tutorialModel } from '../../test/support/models.ts';
import { shownReport } from '../../test/support/shownReport.ts';
import { emptyView } from '../shared/emptyView.ts';
import { floatsText } from '../shared/floatsText.ts';
import { keptView } from '../shared/keptView.ts';
import { networkToShow } from '../shared/model/networkToShow.ts';
import { forecastView } from './panelView.ts';
import { restoredView } from './restoredView.ts';

const model = tutorialModel();
const history = Float64Array.from([1, 2, 1, 2, 1, 2, 1, 2]);
const series = { values: history, gaps: [], time: null, season: null, notes: [] };
const fit = history.slice(1);
const subject = { title: 'a', model, series, fit, values: history, intervals: [], asTrained: true };

describe('restoredView', () => {
  it('takes back a view as the page kept it, without a selection to insert after', () => {
    const view = keptView(forecastView(subject));
    const { model: kept, ...others } = view;
    expect(restoredView(JSON.parse(JSON.stringify(view)))).toEqual({
      ...others,
      canInsert: false,
      // The weights are the same to the bit.
      model: { ...kept, network: networkToShow(model) },
    });
  });

  it('offers nothing that takes what did not survive the reload', () => {
    const view = keptView({ ...forecastView(subject), nonNegative: true, canResume: true });
    expect(view).toMatchObject({ canInsert: true, nonNegative: true, canResume: true });
    expect(restoredView(view)).toMatchObject({ canInsert: false, nonNegative: null, canResume: false });
  });

  it.each([
    null,
    undefined,
    7,
    { title: 3 },
    { history: 'no' },
    { forecast: [1, null] },
    { model: { losses: 7 } },
    { history: [Number.NaN] },
  ])('refuses %j', (state) => {
    expect(restoredView(state)).toBeNull();
  });

  it('leaves out a network whose weights are not all there', () => {
    const view = keptView(forecastView(subject));
    const { network } = view.model!;
    for (const parameters of ['', undefined, new Array(193).fill(0), floatsText(new Array(192).fill(0)), 'AAAA']) {
      const kept = { ...view, model: { ...view.model, network: { ...network, parameters } } };
      expect(restoredView(kept)?.model).not.toHaveProperty('network');
    }
  });

  it('takes back a report and a time axis, and refuses what is neither', () => {
    const view = keptView(forecastView(subject));
    const step = { unit: 'month', count: 1, day: 1 } as const;
    const time = { start: 0, step, notation: { date: 'YYYY-MM-DD', clock: null } };
    const kept = { ...view, report: shownReport, time, gaps: [{ start: 1, end: 2, isLong: false }] };
    expect(restoredView(kept)).toMatchObject({ report: shownReport, time });
    for (const broken of [
      { report: {} },
      { report: { ...shownReport, data: {} } },
      { time: { ...time, step: { unit: 'month', count: 0, day: 1 } } },
      { time: { ...time, start: 1e300 } },
      { time: { ...time, notation: {} } },
      { gaps: [{ start: 7, end: 7, isLong: false }] },
      { nonNegative: 'yes' },
      { model: { ...view.model, backend: {} } },
    ]) {
      expect(restoredView({ ...kept, ...broken })).toBeNull();
    }
  });

  it('takes an empty object for the empty view', () => {
    expect(restoredView({})).toEqual(emptyView);
  });
});
