import type { Browser } from '@playwright/test';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { endedRun, firstPictureAt, noteCommands, noteFirstPicture, settlingMs } from './panelMoments.ts';
import { median } from './timeInterleaved.ts';

/** How long "RNN: Train on Sine" takes in a VS Code, from Enter in the palette to the frame with the finished chart. */
export interface CommandTiming {
  /** The first run of a fresh window: the panel is opened, the worker started, the kernel compiled. The median. */
  readonly coldMs: number;
  /** All of those, in order. */
  readonly coldRunsMs: readonly number[];
  /** The median with the panel already open. */
  readonly warmMs: number;
  /** All of those, in order. */
  readonly warmRunsMs: readonly number[];
  /** Medians of what they were made of, in order of time. */
  readonly warmPhasesMs: {
    /** From Enter until the page is told to train. */
    readonly command: number;
    /** Until the run has ended and its chart is drawn: the worker's part, and messages there and back. */
    readonly training: number;
    /** Until the model is kept and the host's sentence is drawn. */
    readonly keeping: number;
    /** Until that is on screen. */
    readonly painting: number;
  };
}

const timeoutMs = 60_000;

/** Times the command in VS Code servers with the WebAssembly engine; the extension must be built. */
export async function timeTrainOnSine(coldRuns = 5, warmRuns = 9): Promise<CommandTiming> {
  const browser = await launchChromium();
  try {
    const coldRunsMs: number[] = [];
    for (let run = 1; run < coldRuns; run++) {
      coldRunsMs.push((await timeWindow(browser, 0)).coldMs);
    }
    const { coldMs, runs } = await timeWindow(browser, warmRuns);
    coldRunsMs.push(coldMs);
    const warmRunsMs = runs.map(({ given, painted }) => painted - given);
    return {
      coldMs: median(coldRunsMs),
      coldRunsMs,
      warmMs: median(warmRunsMs),
      warmRunsMs,
      warmPhasesMs: {
        command: median(runs.map(({ given, begun }) => begun - given)),
        training: median(runs.map(({ begun, trained }) => trained - begun)),
        keeping: median(runs.map(({ trained, done }) => done - trained)),
        painting: median(runs.map(({ done, painted }) => painted - done)),
      },
    };
  } finally {
    await browser.close();
  }
}

/** Times the first run in the window of a fresh server, and more with the panel open. */
async function timeWindow(
  browser: Browser,
  warmRuns: number,
): Promise<{ readonly coldMs: number; readonly runs: readonly (RunMoments & { readonly given: number })[] }> {
  const samples = await copySamples();
  const server = await startVSCodeServer({ extension: root, settings: { 'rnn.training.backend': 'wasm' } });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const workbench = new Workbench(await context.newPage());
    await workbench.page.addInitScript(noteFirstPicture);
    await workbench.open(server.address(samples.folder));
    await workbench.page.waitForTimeout(settlingMs);
    const givenAt = await noteCommands(workbench.page);

    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenState('done', timeoutMs);
    const shown = await workbench.panel.sentence.evaluate(firstPictureAt);
    const coldMs = shown - (await givenAt());
    await workbench.panel.sentence.evaluate(watchRuns);
    const runs: (RunMoments & { readonly given: number })[] = [];
    for (let run = 0; run < warmRuns; run++) {
      await workbench.runCommand('RNN: Train on Sine');
      const moments = (await workbench.panel.sentence.evaluate(endedRun, run)) as RunMoments;
      runs.push({ ...moments, given: await givenAt() });
    }
    return { coldMs, runs };
  } finally {
    await context.close();
    await server.stop();
    await samples.remove();
  }
}

/** When what happened to a run, in milliseconds of this machine's clock. */
interface RunMoments {
  /** The page shows that it trains. */
  readonly begun: number;
  /** It shows what came of it. */
  readonly trained: number;
  /** It shows what the host says of it. */
  readonly done: number;
  /** That was on screen. */
  readonly painted: number;
}

/** Runs in the panel: from now on notes the moments of every run that ends in a picture on screen. */
function watchRuns(sentence: Element): void {
  const view = sentence.ownerDocument.defaultView!;
  const { body } = sentence.ownerDocument;
  const now = () => performance.timeOrigin + performance.now();
  const runs: RunMoments[] = [];
  view.endedRuns = runs;
  let begun: number | null = null;
  let trained: number | null = null;
  const observer = new MutationObserver(() => {
    const { state } = body.dataset;
    if (state === 'training') {
      begun ??= now();
      if (/keeping the model/.test(sentence.textContent)) {
        trained ??= now();
      }
    } else if (state === 'done' && begun !== null) {
      const done = now();
      const moments = { begun, trained: trained ?? done, done };
      begun = null;
      trained = null;
      // In the first frame the picture is made, before the second it was on screen.
      view.requestAnimationFrame(() => view.requestAnimationFrame(() => runs.push({ ...moments, painted: now() })));
    }
  });
  observer.observe(body, { attributes: true, attributeFilter: ['data-state'], childList: true, subtree: true });
}
