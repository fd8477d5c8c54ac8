/** A frame has no further piece of work once so much of it is spent. */
const frameBudgetMs = 8;

/** Does pieces of work, one a call of `next`, while there are more, as it answers, and the frame has time for them. */
export function workInFrame({ performance }: Window, next: () => boolean): void {
  const late = performance.now() + frameBudgetMs;
  while (next() && performance.now() < late);
}
