import { build } from '../../scripts/build.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { endedRun, noteCommands } from './panelMoments.ts';
import { median } from './timeInterleaved.ts';

/** How long "RNN: Train on Sine" takes in a VS Code, from Enter in the palette to the frame with the finished chart. */
export interface CommandTiming {
  /** The first run of a window: the panel is opened, the worker started, the kernel compiled. */
  readonly coldMs: number;
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

/** Times the command in the VS Code server with the WebAssembly engine. */
export async function timeTrainOnSine(warmRuns = 9): Promise<CommandTiming> {
  if ((await build()).status !== 0) {
    throw new Error('The extension could not be built.');
  }
  const samples = await copySamples();
  const server = await startVSCodeServer({ extension: root, settings: { 'rnn.training.backend': 'wasm' } });
  const browser = await launchChromium();
  try {
    const workbench = new Workbench(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
    await workbench.open(server.address(samples.folder));
    const givenAt = await noteCommands(workbench.page);

    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenState('done', timeoutMs);
    const coldMs =
      (await workbench.panel.sentence.evaluate(() => performance.timeOrigin + performance.now())) - (await givenAt());
    await workbench.panel.sentence.evaluate(watchRuns);
    const runs: (RunMoments & { readonly given: number })[] = [];
    for (let run = 0; run < warmRuns; run++) {
      await workbench.runCommand('RNN: Train on Sine');
      const moments = (await workbench.panel.sentence.evaluate(endedRun, run)) as RunMoments;
      runs.push({ ...moments, given: await givenAt() });
    }
    const warmRunsMs = runs.map(({ given, painted }) => painted - given);
    return {
      coldMs,
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
