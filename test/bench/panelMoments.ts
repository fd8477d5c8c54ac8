import type { Page } from '@playwright/test';

declare global {
  interface Window {
    commandGivenAt?: number;
    /** What was noted of each run that has ended, in order. */
    endedRuns?: unknown[];
  }
}

/** From now on notes when a command is given in the window; the answer tells when the last one was, by this machine's clock. */
export async function noteCommands(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    // The last Enter before a picture is the one that gave the command.
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') {
          window.commandGivenAt = performance.timeOrigin + performance.now();
        }
      },
      true,
    );
  });
  return () => page.evaluate(() => window.commandGivenAt!);
}

/** Runs in the panel: waits for what was noted of one of the runs. */
export async function endedRun(sentence: Element, run: number): Promise<unknown> {
  const view = sentence.ownerDocument.defaultView!;
  for (let waited = 0; waited < 1000; waited++) {
    const moments = view.endedRuns?.[run];
    if (moments !== undefined) {
      return moments;
    }
    await new Promise((resolve) => view.setTimeout(resolve, 20));
  }
  throw new Error('The panel has not shown the end of a run within 20 seconds.');
}
