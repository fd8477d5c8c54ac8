import { describe, expect, it } from 'vitest';
import { drawnUnits, drawnWith, partsInAnswer } from './drawnUnits.ts';

const order = Array.from({ length: 256 }, (_, i) => (i * 101) % 256);

describe('partsInAnswer', () => {
  it("is a unit's weight in the answer times how far its states spread", () => {
    // Units that stand still, swing by 0.5, and swing by 1.
    const states = Float64Array.of(0.9, -0.5, 1, 0.9, 0.5, -1);
    const parts = partsInAnswer(states, Float64Array.of(-7, -2, 0.5));
    expect(parts[0]).toBeCloseTo(0, 12);
    expect(parts[1]).toBeCloseTo(1, 12);
    expect(parts[2]).toBeCloseTo(0.5, 12);
  });
});

describe('drawnUnits', () => {
  it('draws all where they can be told apart', () => {
    const few = order.filter((unit) => unit < 64);
    expect(drawnUnits(few, new Float64Array(64), null)).toBe(few);
  });

  it('draws those of the largest part in the answer, in the order of the units', () => {
    const parts = Float64Array.from({ length: 256 }, (_, unit) => (unit % 5 === 0 ? 1 + unit / 256 : unit / 256));
    const drawn = drawnUnits(order, parts, null);
    expect(drawn).toHaveLength(48);
    expect(drawn.every((unit) => unit % 5 === 0 && unit >= 20)).toBe(true);
    expect(drawn).toEqual(order.filter((unit) => drawn.includes(unit)));
  });

  it('keeps a unit that is drawn until another matters clearly more', () => {
    const parts = Float64Array.from({ length: 256 }, (_, unit) => (unit < 48 ? 1 : 0.5));
    const current = drawnUnits(order, parts, null);
    parts[100] = 1.1;
    expect(drawnUnits(order, parts, current)).toEqual(current);
    parts[100] = 1.5;
    expect(drawnUnits(order, parts, current)).toContain(100);
  });
});

describe('drawnWith', () => {
  it('puts the unit that is open in the place of the one that matters least', () => {
    const parts = Float64Array.of(4, 3, 2, 1, 0);
    const seen = { order: [4, 0, 3, 1, 2], drawn: [0, 1, 2], parts };
    expect(drawnWith(4, seen)).toEqual([4, 0, 1]);
    expect(drawnWith(1, seen)).toBe(seen.drawn);
    expect(drawnWith(null, seen)).toBe(seen.drawn);
  });
});
