import { describe, expect, it } from 'vitest';
import { isValidation, ValidationHistory, validationRecord } from './validationHistory.ts';

const numbers = (...list: number[]) => Float64Array.from(list);

describe('ValidationHistory', () => {
  it('keeps what is found by iteration and member, and goes on from it', () => {
    const history = new ValidationHistory(2);
    expect(history.last).toBeNull();
    history.add(1, [5, 6]);
    history.add(8, [3, 4]);
    const known = { iterations: numbers(1, 8), losses: numbers(5, 6, 3, 4) };
    expect(history.upTo(8)).toEqual(known);
    expect(history.upTo(7)).toEqual({ iterations: numbers(1), losses: numbers(5, 6) });
    const next = new ValidationHistory(2, known);
    expect(next.last).toBe(8);
    next.add(20, [1, 2]);
    expect(next.upTo(20)).toEqual({ iterations: numbers(1, 8, 20), losses: numbers(5, 6, 3, 4, 1, 2) });
  });

  it('forgets what came after an iteration that a run goes back to', () => {
    const history = new ValidationHistory(1, { iterations: numbers(1, 5, 9), losses: numbers(3, 2, 1) });
    history.add(5, [7]);
    expect(history.upTo(100)).toEqual({ iterations: numbers(1, 5), losses: numbers(3, 7) });
  });

  it('keeps the first 16 of many members', () => {
    const history = new ValidationHistory(64);
    history.add(
      1,
      Array.from({ length: 64 }, (_, member) => member),
    );
    expect(history.upTo(1).losses).toHaveLength(16);
    expect(isValidation(history.upTo(1), 64)).toBe(true);
  });

  it('stays bounded over 10,000 places, and keeps the first and the last', () => {
    const history = new ValidationHistory(1);
    for (let iteration = 1; iteration <= 10_000; iteration++) {
      history.add(iteration, [1 / iteration]);
    }
    const { iterations, losses } = history.upTo(10_000);
    expect(iterations.length).toBeLessThanOrEqual(256);
    expect(iterations.length).toBeGreaterThan(64);
    expect([iterations[0], iterations.at(-1)]).toEqual([1, 10_000]);
    // No part of the run is thinner than another, but for the end, which is as it came.
    const quarters = [0, 1, 2, 3].map(
      (quarter) => iterations.filter((iteration) => Math.ceil(iteration / 2500) === quarter + 1).length,
    );
    expect(Math.min(...quarters)).toBeGreaterThan(quarters[0] / 2);
    expect(quarters[0]).toBeGreaterThan(Math.max(...quarters.slice(0, 3)) / 2);
    expect(iterations.every((iteration, place) => losses[place] === 1 / iteration)).toBe(true);
    expect(isValidation(history.upTo(10_000), 1)).toBe(true);
  });

  it('takes nothing that is not of so many members', () => {
    const known = { iterations: numbers(1), losses: numbers(1) };
    expect(() => new ValidationHistory(2, known)).toThrow('1 errors at 1 places of 2 members');
  });
});

describe('isValidation', () => {
  it.each([
    ['nothing', { iterations: numbers(), losses: numbers() }, true],
    ['two places', { iterations: numbers(1, 5), losses: numbers(2, 0) }, true],
    ['a list', { iterations: [1], losses: numbers(2) }, false],
    ['too few', { iterations: numbers(1, 5), losses: numbers(2) }, false],
    ['one that is negative', { iterations: numbers(1), losses: numbers(-1) }, false],
    ['one that is not finite', { iterations: numbers(1), losses: numbers(Number.NaN) }, false],
    ['iterations that go back', { iterations: numbers(5, 5), losses: numbers(1, 1) }, false],
    ['half an iteration', { iterations: numbers(1.5), losses: numbers(1) }, false],
    ['null', null, false],
  ])('%s: %j', (_, value, expected) => {
    expect(isValidation(value, 1)).toBe(expected);
  });
});

describe('validationRecord', () => {
  it('is the mean over members', () => {
    expect(validationRecord({ iterations: numbers(1, 8), losses: numbers(5, 6, 3, 4) })).toEqual({
      iterations: [1, 8],
      losses: [5.5, 3.5],
    });
  });
});
