/** What is seen between one step and the next while it plays. */
export interface NetworkMotion {
  /** How far the number has travelled to the input, 0 to 1; `null` when none is under way. */
  readonly token: number | null;
  /** How much of the step is shown, from left to right: 0 the input alone, 1 all of it. */
  readonly reveal: number;
}

/** Nothing moves: all is shown. */
export const stillMotion: NetworkMotion = { token: null, reveal: 1 };

/** A step plays in two parts: what is computed is shown from left to right, then the answer travels to the input. */
const travelShare = 0.45;
/** Shorter steps are not seen to move. */
const shortestMovingMs = 240;
/** Where steps are shorter, a number that stands on its way would flicker. */
const shortestStandingMs = 900;

/** Where the number stands while it is on its way, for those who do not want to see things move: under the network. */
const standingToken = 0.5;

/**
 * What is seen at a share of a step's time, 0 to 1. Where calm is wanted nothing moves: the whole step stands, then its
 * answer halfway to the input, then the next step.
 */
export function motionAt(share: number, stepMs: number, wantsCalm: boolean): NetworkMotion {
  const computing = 1 - travelShare;
  if (wantsCalm) {
    return share < computing || stepMs < shortestStandingMs ? stillMotion : { token: standingToken, reveal: 1 };
  }
  if (stepMs < shortestMovingMs) {
    return stillMotion;
  }
  return share < computing
    ? { token: null, reveal: eased(share / computing) }
    : { token: eased((share - computing) / travelShare), reveal: 1 };
}

/** Starts and ends slowly. */
function eased(share: number): number {
  const clamped = Math.max(0, Math.min(1, share));
  return clamped * clamped * (3 - 2 * clamped);
}
