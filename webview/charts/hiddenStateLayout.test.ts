import { describe, expect, it } from 'vitest';
import { type HiddenStateData, stateLimit } from './hiddenStateData.ts';
import { hiddenStateLayout, rowAt, rowsWithNames } from './hiddenStateLayout.ts';

function dataOf(overrides: Partial<HiddenStateData> = {}): HiddenStateData {
  const units = overrides.units ?? 12;
  return {
    units,
    order: Array.from({ length: units }, (_, unit) => units - 1 - unit),
    *valuesAt(steps) {
      yield;
      return new Float64Array(steps.length * units);
    },
    limit: 1,
    mostTogether: Number.POSITIVE_INFINITY,
    steps: { first: 1, last: 600 },
    lastKnown: 400,
    answersAtOnce: false,
    selected: null,
    ...overrides,
  };
}

const axis = { left: 50, width: 800 };

describe('hiddenStateLayout', () => {
  it('stands under the axis of time and divides where the forecast begins', () => {
    const layout = hiddenStateLayout(dataOf(), { first: 1, last: 600 }, axis, 870);
    expect(layout.plot).toMatchObject({ left: 50, width: 800 });
    expect(layout.x(1)).toBe(50);
    expect(layout.x(600)).toBe(850);
    expect(layout.dividerX).toBeCloseTo(layout.x(400.5), 9);
    expect(layout.rows.map(({ unit }) => unit)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(hiddenStateLayout(dataOf(), { first: 1, last: 300 }, axis, 870).dividerX).toBeNull();
  });

  it.each([
    [1, 20, 1],
    [12, 18, 12],
    [32, 6, 16],
    [64, 4, 22],
    [150, 3, 38],
    [256, 2, 43],
  ])('gives %i units rows of %i pixels, with numbers beside %i of them', (units, height, numbers) => {
    const { rows } = hiddenStateLayout(dataOf({ units }), { first: 1, last: 600 }, axis, 870);
    expect(rows).toHaveLength(units);
    expect(rows[0].height).toBe(height);
    const named = rows.filter(({ isNamed }) => isNamed);
    expect(named).toHaveLength(numbers);
    expect(Math.min(...named.slice(1).map(({ top }, i) => top - named[i].top))).toBeGreaterThanOrEqual(11);
  });

  it('names the unit that is open at any rate, and none that would stand in its number', () => {
    const { rows } = hiddenStateLayout(dataOf({ units: 64 }), { first: 1, last: 600 }, axis, 870);
    const open = rows.findIndex(({ isNamed }, place) => place > 5 && !isNamed);
    const named = rowsWithNames(rows, [rows[open].unit, null]);
    expect(named).toContain(rows[open]);
    expect(Math.min(...named.slice(1).map(({ top }, i) => top - named[i].top))).toBeGreaterThanOrEqual(11);
    expect(named.length).toBeGreaterThan(18);
  });

  it.each([
    [1, 1],
    [0.51, 1],
    [0.5, 0.5],
    [0.13, 0.2],
    [0, 0.1],
  ])('has full colour and height for states of a size that none passes: of up to %d for %d', (largest, limit) => {
    expect(stateLimit(largest)).toBe(limit);
    const { curve } = hiddenStateLayout(dataOf({ selected: 3, limit }), { first: 1, last: 600 }, axis, 870);
    expect(curve!.y.domain()).toEqual([-limit, limit]);
  });

  it('shows every step of its range once, and which one stands at every pixel', () => {
    const { steps, columns, isThinned } = hiddenStateLayout(dataOf(), { first: 101, last: 300 }, axis, 870);
    expect([...steps]).toEqual(Array.from({ length: 200 }, (_, i) => 101 + i));
    expect(columns).toHaveLength(800);
    expect(columns[0]).toBe(0);
    expect(columns[799]).toBe(199);
    expect(isThinned).toBe(false);
  });

  it('leaves steps out where there are more than pixels, or than may be asked for', () => {
    const wide = { first: 1, last: 100_000 };
    const all = dataOf({ steps: wide, lastKnown: 99_000 });
    expect(hiddenStateLayout(all, wide, axis, 870)).toMatchObject({ isThinned: true, steps: { length: 800 } });
    const few = hiddenStateLayout({ ...all, mostTogether: 100 }, wide, axis, 870);
    expect(few.steps).toHaveLength(100);
    expect([...few.columns.subarray(0, 9)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('has nothing where the network takes no step', () => {
    const { columns, steps } = hiddenStateLayout(
      dataOf({ steps: { first: 329, last: 400 } }),
      { first: 201, last: 600 },
      axis,
      870,
    );
    expect(steps[0]).toBe(329);
    expect(steps[steps.length - 1]).toBe(400);
    expect([columns[0], columns[799]]).toEqual([-1, -1]);
  });

  it('says where there is nothing to come why, in lines that have room', () => {
    const direct = dataOf({ steps: { first: 1, last: 400 }, answersAtOnce: true });
    const noteOf = (data: HiddenStateData, last: number, width = 800) =>
      hiddenStateLayout(data, { first: 1, last }, { left: 50, width }, width + 70);
    const { note, x, height } = noteOf(direct, 600);
    expect(note.map(({ text }) => text)).toEqual(['all its answers come at once']);
    expect(note[0].x).toBeCloseTo((x(400.5) + 850) / 2, 9);
    const narrow = noteOf(direct, 500).note;
    expect(narrow.map(({ text }) => text).join(' ')).toBe('all its answers come at once');
    expect(narrow.length).toBeGreaterThan(1);
    expect(narrow.every(({ y }) => y > 0 && y < height)).toBe(true);
    expect(noteOf(direct, 410).note).toEqual([]);
    expect(noteOf(direct, 390).note).toEqual([]);
    expect(noteOf(dataOf(), 600).note).toEqual([]);
  });

  it('opens a place for the curve of the selected unit under its row', () => {
    const range = { first: 1, last: 600 };
    const closed = hiddenStateLayout(dataOf(), range, axis, 870);
    const open = hiddenStateLayout(dataOf({ selected: 9 }), range, axis, 870);
    const [, , row, next] = open.rows;
    expect(row.unit).toBe(9);
    expect(open.curve!.plot).toMatchObject({ left: 50, top: row.top + row.height, width: 800 });
    expect(next.top).toBe(row.top + row.height + open.curve!.plot.height);
    expect(open.height).toBe(closed.height + open.curve!.plot.height);
    expect(open.curve!.y(-1)).toBeGreaterThan(open.curve!.y(1));
    expect(rowAt(open, next.top - 1)?.unit).toBe(9);
    expect(rowAt(open, next.top)?.unit).toBe(next.unit);
    expect(rowAt(open, 0)).toBeNull();
    expect(rowAt(open, 10_000)).toBeNull();
  });
});
