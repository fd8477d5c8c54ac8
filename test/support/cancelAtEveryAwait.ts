/**
 * Does work again and again, cancelled where it looks at its signal for the first time, the second, and so on, until it ends
 * before that: what is done in between two looks is cancelled at the second. `check` is called after each that was cancelled.
 * Answers with what the last came to, and how many were cancelled; rejects where one ends in anything else.
 */
export async function cancelAtEveryAwait<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  check: () => unknown,
): Promise<{ readonly result: Result; readonly cancelled: number }> {
  for (let cancelled = 0; ; cancelled++) {
    const reason = new Error(`cancelled at look ${cancelled + 1}`);
    const signal = signalCancelledAt(cancelled + 1, reason);
    let error: unknown;
    try {
      return { result: await work(signal), cancelled };
    } catch (thrown) {
      error = thrown;
    }
    if (error !== reason) {
      throw new Error(`${reason.message}, ends in ${error}`);
    }
    await check();
  }
}

function signalCancelledAt(look: number, reason: Error): AbortSignal {
  const controller = new AbortController();
  const { signal } = controller;
  let looks = 0;
  return Object.assign(signal, {
    throwIfAborted() {
      looks++;
      if (looks === look) {
        controller.abort(reason);
      }
      AbortSignal.prototype.throwIfAborted.call(signal);
    },
  });
}
