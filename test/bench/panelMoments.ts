import type { Page } from '@playwright/test';

declare global {
  interface Window {
    commandGivenAt?: number;
    /** When the first picture of a panel that was made in this window was on screen. */
    firstPictureAt?: number;
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

/** So long after its opening a window goes on starting VS Code's own extensions. */
export const settlingMs = 4000;

/**
 * Runs in every frame before its own scripts: notes when a panel's first picture is on screen. VS Code writes the panel
 * into a frame that exists already, which ends what observes it, but not what looks by itself.
 */
export function noteFirstPicture(): void {
  const timer = setInterval(() => {
    if (document.body?.dataset.state === 'done') {
      clearInterval(timer);
      // In the first frame the picture is made, before the second it was on screen.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          window.firstPictureAt = performance.timeOrigin + performance.now();
        }),
      );
    }
  }, 4);
}

/** Runs in the panel: the moment that was noted of its first picture. */
export async function firstPictureAt(sentence: Element): Promise<number> {
  const view = sentence.ownerDocument.defaultView!;
  while (view.firstPictureAt === undefined) {
    await new Promise((resolve) => view.setTimeout(resolve, 20));
  }
  return view.firstPictureAt;
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
