import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
import { endedRun, noteCommands } from './panelMoments.ts';
import { median } from './timeInterleaved.ts';

/** How long "RNN: Forecast Selection" takes in a VS Code, from Enter in the palette. */
export interface ForecastTiming {
  /** Until the prior's answer is drawn, with onnxruntime up; the median. */
  readonly firstAnswerMs: number;
  readonly firstAnswersMs: readonly number[];
  /** Until what the search found is drawn; the median. */
  readonly searchedMs: number;
  readonly searchedRunsMs: readonly number[];
}

/** When a forecast was drawn, in milliseconds of this machine's clock. */
interface ForecastMoments {
  readonly first: number;
  readonly searched: number;
}

/** Times the command in the VS Code server on the 60 temperatures of the samples; the extension must be built. */
export async function timeForecastSelection(runs = 7): Promise<ForecastTiming> {
  const samples = await copySamples();
  const server = await startVSCodeServer({ extension: root, settings: { 'rnn.forecast.horizon': 12 } });
  const browser = await launchChromium();
  try {
    const workbench = new Workbench(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
    await workbench.open(server.address(samples.folder));
    await workbench.openFile('temperatures.txt');
    const givenAt = await noteCommands(workbench.page);
    // The first opens the panel and starts onnxruntime.
    await workbench.selectAll();
    await workbench.runCommand('RNN: Forecast Selection');
    await workbench.panel.whenShown(/next 12 values/);
    await workbench.panel.sentence.evaluate(watchForecasts);
    const moments: (ForecastMoments & { readonly given: number })[] = [];
    for (let run = 0; run < runs; run++) {
      await workbench.selectAll();
      await workbench.runCommand('RNN: Forecast Selection');
      const drawn = (await workbench.panel.sentence.evaluate(endedRun, run)) as ForecastMoments;
      moments.push({ ...drawn, given: await givenAt() });
    }
    const firstAnswersMs = moments.map(({ given, first }) => first - given);
    const searchedRunsMs = moments.map(({ given, searched }) => searched - given);
    return {
      firstAnswerMs: median(firstAnswersMs),
      firstAnswersMs,
      searchedMs: median(searchedRunsMs),
      searchedRunsMs,
    };
  } finally {
    await browser.close();
    await server.stop();
    await samples.remove();
  }
}

/** Runs in the panel: from now on notes when the first and the last answer of a forecast were drawn. */
function watchForecasts(sentence: Element): void {
  const view = sentence.ownerDocument.defaultView!;
  const { body } = sentence.ownerDocument;
  const now = () => performance.timeOrigin + performance.now();
  const runs: ForecastMoments[] = [];
  view.endedRuns = runs;
  let first: number | null = null;
  new MutationObserver(() => {
    const { state } = body.dataset;
    if (state === 'searching') {
      first ??= now();
    } else if (state === 'done' && first !== null && !/first answer/i.test(sentence.textContent)) {
      runs.push({ first, searched: now() });
      first = null;
    }
  }).observe(body, { attributes: true, attributeFilter: ['data-state'], childList: true, subtree: true });
}
