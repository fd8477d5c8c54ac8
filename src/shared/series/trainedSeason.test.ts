import { describe, expect, it } from 'vitest';
import { findSeasonLengths } from './seasonLengths.ts';
import { chosenSeason, foundSeasons } from './trainedSeason.ts';

const monthly = Float64Array.from({ length: 60 }, (_, t) => 100 + 10 * Math.sin((t * Math.PI) / 6) + Math.sin(t * t));

describe('the season of a training', () => {
  it('is what the numbers show, else what the dates suggest', () => {
    expect(foundSeasons(monthly, findSeasonLengths(monthly), null)).toMatchObject([{ period: 12 }]);
    expect(foundSeasons(monthly, [], 12)).toMatchObject([{ period: 12 }]);
    expect(foundSeasons(monthly, [], null)).toEqual([]);
  });

  it('is what was chosen, though it may be chance', () => {
    expect(chosenSeason(monthly, 1)).toEqual([]);
    expect(chosenSeason(monthly, 12)).toMatchObject([{ period: 12 }]);
    const noise = Float64Array.from({ length: 20 }, (_, t) => Math.sin(t * t * 12.9));
    expect(chosenSeason(noise, 7)).toMatchObject([{ period: 7 }]);
    expect(() => chosenSeason(monthly, 31)).toThrow(
      'A season of 31 steps takes at least 62 values to be seen, and these are 60.',
    );
  });
});
