/** What became of trying a fault. */
export interface FaultOutcome {
  /** Cases tried. */
  readonly tried: number;
  /** One sentence for each case in which something was lost, hung or let in. */
  readonly lost: readonly string[];
  /** What was measured on the way: "at most 3 ms a case". Empty where nothing was. */
  readonly note: string;
}

/** How much of a fault is to be tried. */
export interface FaultEffort {
  readonly cases: number;
  /** The same seed tries the same cases. */
  readonly seed: number;
  /** To be called before each case: whoever watches knows then that the one before has ended. */
  readonly begin: () => void;
}

/** One way to break something. */
export interface Fault {
  readonly group: string;
  readonly name: string;
  /** How many cases `npm run test:faults` tries, and `npm run soak`; of those without a test form, none. */
  readonly cases: { readonly test: number; readonly soak: number };
  /** A case that has not ended after so long hangs; a minute when left out. */
  readonly mostCaseMs?: number;
  run(effort: FaultEffort): Promise<FaultOutcome>;
}
