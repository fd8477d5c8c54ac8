import { describe, expect, it } from 'vitest';
import { additions, levels, scoreTask, summariseSet } from './accuracyTable.ts';
import { type AccuracyTask, parseTasks } from './accuracyTask.ts';

const task: AccuracyTask = {
  set: 'small',
  id: 'A1',
  period: 1,
  horizon: 2,
  history: [10, 12, 11, 13],
  future: [14, 10],
  reference: { naive2: { smape: 20, mase: 2 }, best: { smape: 10, mase: 0.5 } },
};

function answer(point: readonly number[], halfWidth: number) {
  return {
    point: Float64Array.from(point),
    intervals: levels.map((level) => ({
      level,
      lower: Float64Array.from(point, (value) => value - halfWidth),
      upper: Float64Array.from(point, (value) => value + halfWidth),
    })),
  };
}

describe('scoreTask', () => {
  it('scores as worked out by hand', () => {
    // The naive error within the history is (2 + 1 + 2) / 3.
    const { smape, mase, coverage80, msis95, seasonalNaiveMsis95 } = scoreTask(task, answer([13, 13], 2), 0.1, []);
    expect(smape).toBeCloseTo((200 / 27 + 600 / 23) / 2, 9);
    expect(mase).toBeCloseTo(2 / (5 / 3), 9);
    expect(coverage80).toBe(0.5);
    expect(msis95).toBeCloseTo((4 + (4 + 40)) / 2 / (5 / 3), 9);
    // Deviation 1.732: half widths of 3.395 and 4.801 around 13, which hold 14 and 10.
    expect(seasonalNaiveMsis95).toBeCloseTo((2 * 1.959964 * Math.sqrt(3) * (1 + Math.SQRT2)) / 2 / (5 / 3), 5);
  });

  it.each([
    { point: [13, Number.NaN], halfWidth: 1, message: 'The forecast of A1 is not 2 finite numbers: 13, NaN.' },
    { point: [13], halfWidth: 1, message: 'The forecast of A1 is not 2 finite numbers: 13.' },
    { point: [13, 12], halfWidth: -1, message: 'The 80 % interval of A1 at step 1, 14 to 12, does not hold 13.' },
  ])('refuses $point with intervals of $halfWidth', ({ point, halfWidth, message }) => {
    expect(() => scoreTask(task, answer(point, halfWidth), 0, [])).toThrow(message);
  });
});

describe('summariseSet', () => {
  it('takes means over the tasks, and OWA of the means', () => {
    const other = { ...task, period: 4, reference: { naive2: { smape: 40, mase: 4 } } };
    const results = [
      { ...scoreTask(task, answer([13, 13], 2), 0.1, []), smape: 10, mase: 1 },
      { ...scoreTask(other, answer([13, 13], 2), 0.3, [7]), smape: 20, mase: 2 },
    ];
    const summary = summariseSet(results);
    expect(summary.tasks).toBe(2);
    expect(summary.smape).toBe(15);
    expect(summary.owa).toBeCloseTo((15 / 30 + 1.5 / 3) / 2, 12);
    expect(summary.secondsPerSeries).toBeCloseTo(0.2, 12);
    expect(summary.periodFound).toEqual({ given: 0.5, none: 0, other: 0.5 });
    // The other method is not known for every task.
    expect(Object.keys(summary.reference)).toEqual(['naive2']);
    expect(summary.reference.naive2.owa).toBe(1);
  });
});

describe('additions', () => {
  it('sum to the OWA of the set, the largest first', () => {
    const results = [scoreTask(task, answer([13, 13], 2), 0.1, []), scoreTask(task, answer([10, 30], 2), 0.1, [])];
    const added = additions(results);
    expect(added.map(({ result }) => result)).toEqual([results[1], results[0]]);
    expect(added[0].owa + added[1].owa).toBeCloseTo(summariseSet(results).owa, 12);
    expect(added[0].naive2 + added[1].naive2).toBeCloseTo(1, 12);
  });
});

describe('parseTasks', () => {
  it('reads one task a line', () => {
    expect(parseTasks(`${JSON.stringify(task)}\n\n${JSON.stringify(task)}\n`)).toEqual([task, task]);
  });

  it('names the line that is not complete', () => {
    const lines = `${JSON.stringify(task)}\n${JSON.stringify({ ...task, horizon: 3 })}`;
    expect(() => parseTasks(lines)).toThrow('Line 2 is no task');
  });
});
