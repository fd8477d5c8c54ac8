import { serveThread } from '../../webview/training/node/serveThread.ts';

// A thread that does nothing but count: shows what a second thread is worth on a machine, whatever is computed.

/** What the thread does for the benchmark. */
export interface LoopMethods {
  /** Loops so many thousand times; answers with what came of it, so that no compiler leaves it out. */
  loop(thousands: number): number;
}

serveThread<LoopMethods>({
  loop(thousands) {
    let value = 1;
    for (let i = 0; i < 1000 * thousands; i++) {
      value = (value * 16807) % 2147483647;
    }
    return value;
  },
});
