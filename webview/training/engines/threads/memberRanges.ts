/** Members from `start` up to `end`, half-open. */
export interface MemberRange {
  readonly start: number;
  readonly end: number;
}

/** The WebAssembly kernel works on four lanes side by side where there are as many; see `elmanProgram`. */
const lanes = 4;

/**
 * Splits members over at most `most` engines as evenly as can be. Every range starts at a multiple of four, and has four
 * members at least where there are as many: each member then has the same neighbours, and the same bits, as in one engine.
 */
export function memberRanges(members: number, most: number): MemberRange[] {
  const groups = Math.max(1, Math.floor(members / lanes));
  const count = Math.max(1, Math.min(most, groups));
  return Array.from({ length: count }, (_, which) => ({
    start: lanes * Math.floor((groups * which) / count),
    end: which === count - 1 ? members : lanes * Math.floor((groups * (which + 1)) / count),
  }));
}
