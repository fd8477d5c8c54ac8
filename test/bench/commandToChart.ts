import { build } from '../../scripts/build.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { median } from './timeInterleaved.ts';

/** How long "RNN: Train on Sine" takes in a VS Code, from Enter in the palette to the frame with the finished chart. */
export interface CommandTiming {
  /** The first run of a window: the panel is opened, the worker started, the kernel compiled. */
  readonly coldMs: number;
  /** The median with the panel already open. */
  readonly warmMs: number;
  /** All of those, in order. */
  readonly warmRunsMs: readonly number[];
  /** Milliseconds of the last run's 500 iterations. */
  readonly trainingMs: number;
}

declare global {
  interface Window {
    commandGivenAt?: number;
  }
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
    await workbench.page.evaluate(() => {
      // The last Enter before a chart is the one that gave the command.
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
    const givenAt = () => workbench.page.evaluate(() => window.commandGivenAt!);

    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenState('done', timeoutMs);
    const coldMs =
      (await workbench.panel.sentence.evaluate(() => performance.timeOrigin + performance.now())) - (await givenAt());
    const warmRunsMs: number[] = [];
    for (let run = 0; run < warmRuns; run++) {
      const finished = workbench.panel.sentence.evaluate(finishedAt);
      await workbench.runCommand('RNN: Train on Sine');
      warmRunsMs.push((await finished) - (await givenAt()));
    }
    const sentence = (await workbench.panel.sentence.textContent()) ?? '';
    const trainingMs = Number(/\((\d+) ms\)/.exec(sentence)?.[1]);
    return { coldMs, warmMs: median(warmRunsMs), warmRunsMs, trainingMs };
  } finally {
    await browser.close();
    await server.stop();
    await samples.remove();
  }
}

/** Runs in the panel: the moment at which a training that is yet to come has ended in a picture on screen. */
function finishedAt(element: Element): Promise<number> {
  const { body, defaultView } = element.ownerDocument;
  return new Promise((resolve) => {
    let hasBegun = false;
    const observer = new MutationObserver(() => {
      hasBegun ||= body.dataset.state === 'training';
      if (hasBegun && body.dataset.state === 'done') {
        observer.disconnect();
        // In the first frame the picture is made, before the second it was on screen.
        defaultView!.requestAnimationFrame(() =>
          defaultView!.requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
        );
      }
    });
    observer.observe(body, { attributes: true, attributeFilter: ['data-state'] });
  });
}
