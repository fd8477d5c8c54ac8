import { describe, expect, it } from 'vitest';
import { RunOrder } from './runOrder.ts';

describe('RunOrder', () => {
  it('numbers runs as they begin, several of one command too', () => {
    const runs = new RunOrder(() => true);
    expect(runs.latest).toBe(0);
    expect([runs.begin(4), runs.begin(4), runs.begin(7)]).toEqual([1, 2, 3]);
    expect(runs.latest).toBe(3);
  });

  it('begins none that was asked for before the one that goes on, and says so', () => {
    let isUnderWay = true;
    const runs = new RunOrder(() => isUnderWay);
    const latest = runs.begin(2);
    expect(() => runs.begin(1)).toThrow(/asked for later, has begun meanwhile/);
    expect(runs.latest).toBe(latest);
    isUnderWay = false;
    expect(runs.begin(1)).toBe(latest + 1);
  });
});
