// Every home of shared code has these two; none of their type libraries serves all.
declare const setInterval: (tick: () => void, milliseconds: number) => unknown;
declare const clearInterval: (timer: unknown) => void;

/** Calls `tick` again and again; the answer ends that. */
export function every(milliseconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}
