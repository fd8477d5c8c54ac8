import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rootMeanSquareError } from '../src/shared/evaluation/rootMeanSquareError.ts';
import { readModel } from '../src/shared/onnx/readModel.ts';
import { noisySine } from '../src/shared/series/noisySine.ts';
import { build } from './build.ts';
import { launchChromium } from './chromium.ts';
import { exitOnSignals } from './processTree.ts';
import { root } from './root.ts';
import { copySamples } from './samplesCopy.ts';
import { startVSCodeServer } from './vscodeServer.ts';
import { Workbench } from './workbench.ts';

// The whole job without a screen, by palette and keyboard as a person would: train on the sine, forecast the same
// numbers selected in a file, insert the forecast, export the model.
//
//   npm run demo -- --out DIR    writes panel.png, model.onnx (step model), forecaster.onnx, forecast.csv and
//                                report.json there
exitOnSignals();
const { values: options } = parseArgs({ options: { out: { type: 'string', default: 'demo' } } });
const horizon = 200;
const seed = 7;
const fileName = 'tutorial-sine.txt';
const trainTimeoutMs = 120_000;

const out = resolve(options.out);
await mkdir(out, { recursive: true });
if ((await build()).status !== 0) {
  process.exit(1);
}
const { values: history, truth } = noisySine(seed, horizon);
const samples = await copySamples();
await writeFile(join(samples.folder, fileName), `${[...history].join('\n')}\n`);
const browser = await launchChromium();
const server = await startVSCodeServer({
  extension: root,
  settings: { 'rnn.forecast.horizon': horizon, 'rnn.training.seed': seed },
});
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const workbench = new Workbench(page);
  await workbench.open(server.address(samples.folder));
  await workbench.openFile(fileName);

  const startedAt = await workbench.runCommand('RNN: Train on Sine');
  await workbench.panel.whenShown(/^Learned /, trainTimeoutMs);
  const seconds = (performance.now() - startedAt) / 1000;
  await page.screenshot({ path: join(out, 'panel.png') });
  const status = (await workbench.panel.status.textContent()) ?? '';
  const msPerIteration = /([\d.]+) ms per iteration/.exec(status)?.[1];
  if (msPerIteration === undefined) {
    throw new Error(`The panel does not say how long an iteration took: "${status}"`);
  }

  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/ forecasts the next 200 values /);
  await workbench.runCommand('RNN: Insert Forecast');
  const forecast = await insertedNumbers(workbench, history.length);
  await writeFile(
    join(out, 'forecast.csv'),
    `step,value,truth\n${forecast.map((value, step) => `${step + 1},${value},${truth[step]}`).join('\n')}\n`,
  );

  const modelPath = join(out, 'model.onnx');
  await exportAs(workbench, /Step model/, modelPath);
  await exportAs(workbench, /Forecaster/, join(out, 'forecaster.onnx'));

  const { training } = readModel(await readFile(modelPath), 'model.onnx').provenance;
  if (training === null) {
    throw new Error('The exported model does not say how it was trained.');
  }
  const rootMeanSquare = (steps: number) =>
    rootMeanSquareError(Float64Array.from(forecast.slice(0, steps)), truth.subarray(0, steps));
  const report = {
    backend: training.backend.engine === 'plain' ? 'cpu' : training.backend.engine,
    renderer: training.backend.renderer,
    iterations: training.iterations,
    msPerIteration: Number(msPerIteration),
    finalLoss: training.bestLoss,
    rmse50: rootMeanSquare(50),
    rmse200: rootMeanSquare(200),
    seconds,
  };
  await writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(`Wrote panel.png, model.onnx, forecaster.onnx, forecast.csv and report.json to ${out}:`);
  console.log(report);
} finally {
  await browser.close();
  await server.stop();
  await samples.remove();
}

/** The numbers that stand after the first `given` lines of the editor, once they do. */
async function insertedNumbers(workbench: Workbench, given: number): Promise<number[]> {
  for (;;) {
    const lines = (await workbench.editorText()).trim().split('\n');
    if (lines.length >= given + horizon) {
      return lines.slice(given).map(Number);
    }
  }
}

/** Exports the active model as one of the kinds of file. */
async function exportAs(workbench: Workbench, kind: RegExp, path: string): Promise<void> {
  await rm(path, { force: true });
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await workbench.pick(kind);
  await workbench.answerFileDialog(path);
  await workbench
    .notifications()
    .filter({ hasText: `to ${basename(path)}` })
    .waitFor();
}
