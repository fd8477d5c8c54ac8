import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { copySamples } from '../../scripts/samplesCopy.ts';
import { startVSCodeServer } from '../../scripts/vscodeServer.ts';
import { Workbench } from '../../scripts/workbench.ts';
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

declare global {
  interface Window {
    forecastGivenAt?: number;
    forecastRuns?: ForecastMoments[];
  }
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
    await workbench.page.evaluate(() => {
      // The last Enter before a forecast is the one that gave the command.
      window.addEventListener(
        'keydown',
        ({ key }) => {
          if (key === 'Enter') {
            window.forecastGivenAt = performance.timeOrigin + performance.now();
          }
        },
        true,
      );
    });
    // The first opens the panel and starts onnxruntime.
    await workbench.selectAll();
    await workbench.runCommand('RNN: Forecast Selection');
    await workbench.panel.whenShown(/next 12 values/);
    await workbench.panel.sentence.evaluate(watchForecasts);
    const moments: (ForecastMoments & { readonly given: number })[] = [];
    for (let run = 0; run < runs; run++) {
      await workbench.selectAll();
      await workbench.runCommand('RNN: Forecast Selection');
      const drawn = await workbench.panel.sentence.evaluate(momentsOf, run);
      moments.push({ ...drawn, given: await workbench.page.evaluate(() => window.forecastGivenAt!) });
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
  view.forecastRuns = [];
  let first: number | null = null;
  new MutationObserver(() => {
    const { state } = body.dataset;
    if (state === 'searching') {
      first ??= now();
    } else if (state === 'done' && first !== null && !/first answer/i.test(sentence.textContent)) {
      view.forecastRuns!.push({ first, searched: now() });
      first = null;
    }
  }).observe(body, { attributes: true, attributeFilter: ['data-state'], childList: true, subtree: true });
}

/** Runs in the panel: waits for the moments of one of the watched forecasts. */
async function momentsOf(sentence: Element, run: number): Promise<ForecastMoments> {
  const view = sentence.ownerDocument.defaultView!;
  for (let waited = 0; waited < 1000; waited++) {
    const moments = view.forecastRuns?.[run];
    if (moments !== undefined) {
      return moments;
    }
    await new Promise((resolve) => view.setTimeout(resolve, 20));
  }
  throw new Error('The panel has not shown a forecast within 20 seconds.');
}
