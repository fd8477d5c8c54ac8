import * as vscode from 'vscode';
import { plainSentence } from './plainText.ts';

/** What ends sooner needs no words. */
const delayMs = 500;
const hearMs = 20;

/**
 * Does what mostly ends at once. Where it takes longer, a notification with a Cancel button says `title` until it has
 * ended; the button aborts the signal that `work` is handed. Answers `null` at once where the person has cancelled.
 */
export async function progressWithCancel<Result>(
  title: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const cancel = new AbortController();
  const cancelled = new Promise<null>((resolve) => {
    cancel.signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  const working = Promise.race([work(cancel.signal), cancelled]);
  let isSaid = false;
  const timer = setTimeout(() => {
    isSaid = true;
    const options = { location: vscode.ProgressLocation.Notification, title: plainSentence(title), cancellable: true };
    void vscode.window.withProgress(options, async (_progress, token) => {
      token.onCancellationRequested(() => cancel.abort());
      // What goes wrong is said by whoever waits for the work.
      await working.catch(() => {});
    });
  }, delayMs);
  try {
    const result = await working;
    if (isSaid) {
      // A cancel that was given while the work held the host up is heard first.
      await new Promise((resolve) => setTimeout(resolve, hearMs));
    }
    return cancel.signal.aborted ? null : result;
  } finally {
    clearTimeout(timer);
  }
}
