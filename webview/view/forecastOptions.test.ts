// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { ForecastOptions } from './forecastOptions.ts';

// jsdom knows nothing of what a box means in a form, which these have no part in.
ElementInternals.prototype.setFormValue ??= () => {};
ElementInternals.prototype.setValidity ??= () => {};

const baselines = ['Theta', 'Drift'].map((name) => ({ name, forecast: [1] }));

describe('ForecastOptions', () => {
  let changes = 0;
  let decisions: boolean[] = [];
  let options: ForecastOptions;
  beforeEach(() => {
    changes = 0;
    decisions = [];
    document.body.replaceChildren();
    options = new ForecastOptions(
      document.body,
      () => changes++,
      (nonNegative) => decisions.push(nonNegative),
    );
    options.update({ baselines, backtest: null, nonNegative: true });
  });

  const boxes = () => [...document.querySelectorAll('vscode-checkbox')];
  const toggle = (label: string, checked: boolean) => {
    const box = boxes().find((each) => each.label === label)!;
    box.checked = checked;
    box.dispatchEvent(new Event('change'));
  };

  it('offers to stop at zero, and to show each textbook method', () => {
    expect(boxes().map(({ label, checked }) => [label, checked])).toEqual([
      ['Keep ≥ 0', true],
      ['Show Theta', false],
      ['Show Drift', false],
    ]);
    toggle('Keep ≥ 0', false);
    expect(decisions).toEqual([false]);
    toggle('Show Drift', true);
    expect([options.isShown('Drift'), options.isShown('Theta'), changes]).toEqual([true, false, 1]);
    toggle('Show Drift', false);
    expect(options.isShown('Drift')).toBe(false);
  });

  it('keeps its boxes, and the keyboard in them, while they say the same', () => {
    const before = boxes();
    options.update({
      baselines: baselines.map((each) => ({ ...each, forecast: [2] })),
      backtest: null,
      nonNegative: true,
    });
    expect(boxes()).toEqual(before);
    toggle('Show Theta', true);
    options.update({ baselines, backtest: null, nonNegative: false });
    expect(boxes().map(({ checked }) => checked)).toEqual([false, true, false]);
    expect(boxes().every((box, which) => box === before[which])).toBe(true);
  });

  it('is put back where what was decided came to nothing', () => {
    toggle('Keep ≥ 0', false);
    options.update({ baselines, backtest: null, nonNegative: true });
    expect(boxes()[0].checked).toBe(true);
  });

  it('offers to show the backtest where there is one', () => {
    options.update({ baselines: [], backtest: { forecasts: [], errors: [] }, nonNegative: null });
    expect(options.showsBacktest).toBe(false);
    toggle('Show backtest', true);
    expect([options.showsBacktest, changes]).toEqual([true, 1]);
  });

  it('is not there where there is nothing to change', () => {
    options.update({ baselines: [], backtest: null, nonNegative: null });
    expect(boxes()).toEqual([]);
    expect(document.querySelector<HTMLElement>('.options')?.hidden).toBe(true);
  });
});
