/** Members from `start` up to `end`, half-open. */
export interface MemberRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits members over at most `most` engines as evenly as can be. Where the engine works on `lanes` members side by side
 * every range starts at a multiple of so many, and has so many at least where there are as many: each member then has the
 * same neighbours, and the same bits, as in one engine.
 */
export function memberRanges(members: number, most: number, lanes: number): MemberRange[] {
  const groups = Math.max(1, Math.floor(members / lanes));
  const count = Math.max(1, Math.min(most, groups));
  return Array.from({ length: count }, (_, which) => ({
    start: lanes * Math.floor((groups * which) / count),
    end: which === count - 1 ? members : lanes * Math.floor((groups * (which + 1)) / count),
  }));
}
