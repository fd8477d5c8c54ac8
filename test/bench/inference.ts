import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { OnnxRuntime } from '../../src/inference/onnxRuntime.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { initialParameters } from '../../src/shared/model/initialParameters.ts';
import { type Cell, scalarNetwork } from '../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import { stateNames } from '../../src/shared/onnx/cellNode.ts';
import { writeForecaster } from '../../src/shared/onnx/forecaster/writeForecaster.ts';
import { writeStepModel } from '../../src/shared/onnx/writeStepModel.ts';
import { runtimeFiles, tutorialModel } from '../support/models.ts';
import { watchWasmMemory } from '../support/watchWasmMemory.ts';
import { findPython, serveByPytorch } from './pytorchProcess.ts';
import { type Contender, median, timedHere, timeInterleaved } from './timeInterleaved.ts';

// How fast models forecast in onnxruntime-web, everything in turns within one run; figures are medians:
//
//   npm run bench:inference -- [--json FILE] [--steps 1000] [--points 400]
//
// forecaster  a forecast by the forecaster's graph: one run
// stepLoop    by the step model: one run for the points, then one for every step
// pytorch     by PyTorch's own loop; null where no Python has PyTorch
// batch       64 series in one run of the forecaster
// cells       the forecaster with each cell
// session     what opening a file takes, the first time and later
// growth      memory before and after 200 sessions were opened, run and closed

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    steps: { type: 'string', default: '1000' },
    points: { type: 'string', default: '400' },
  },
});
const [steps, points] = [options.steps, options.points].map(Number);
if (![steps, points].every((value) => Number.isInteger(value) && value > 0)) {
  throw new Error('--steps and --points take whole numbers from 1.');
}
const batchSize = 64;
const sessionCount = 200;
const cells: readonly Cell[] = ['rnn', 'gru', 'lstm'];

const runtimeMemory = watchWasmMemory();
const runtime = new OnnxRuntime(runtimeFiles);
const series = Float32Array.from({ length: points }, (_, step) => Math.sin(step / 5));

const firstMs = await timeOf(() => runtime.open(writeForecaster(modelOf('rnn'))));
const python = findPython();
const pytorch =
  python === null
    ? null
    : await serveByPytorch(python, 'pytorchForecast.py', ['--steps', String(steps), '--points', String(points)]);
const byCell = Object.fromEntries(
  await Promise.all(cells.map(async (cell) => [cell, await forecasterContender(modelOf(cell), 1)] as const)),
);
const times = await timeInterleaved<string>({
  ...byCell,
  stepLoop: await stepLoopContender(modelOf('rnn')),
  batch: await forecasterContender(modelOf('rnn'), batchSize),
  ...(pytorch === null ? {} : { pytorch: pytorch.run }),
});
pytorch?.stop();
const ms = (name: string) => ({ ms: times[name].msPerIteration });
const openings: number[] = [];
const before = memory();
for (let session = 0; session < sessionCount; session++) {
  openings.push(await openAndClose());
}
const report = {
  steps,
  points,
  forecaster: ms('rnn'),
  stepLoop: ms('stepLoop'),
  pytorch: pytorch === null ? null : { ...ms('pytorch'), version: pytorch.version, threads: pytorch.threads },
  batch: { series: batchSize, ...ms('batch'), timesOneSeries: ms('batch').ms / ms('rnn').ms },
  cells: Object.fromEntries(cells.map((cell) => [cell, ms(cell)])),
  session: { firstMs, laterMs: median(openings), slowestLaterMs: Math.max(...openings) },
  growth: { sessions: sessionCount, before, after: memory() },
};

console.log(`${steps} steps after ${points} values, 12 units:`);
console.table({
  forecaster: report.forecaster,
  'forecaster (GRU)': report.cells.gru,
  'forecaster (LSTM)': report.cells.lstm,
  'step model in a loop': report.stepLoop,
  ...(report.pytorch === null ? {} : { 'PyTorch’s loop': { ms: report.pytorch.ms } }),
  [`forecaster, ${batchSize} series in a batch`]: { ms: report.batch.ms },
  'opening a session, the first time': { ms: firstMs },
  'opening a session, later': { ms: report.session.laterMs },
});
console.log(
  `The batch takes ${report.batch.timesOneSeries.toFixed(1)} times one series; ${sessionCount} sessions opened and closed: the runtime's memory was ${before.runtimeMB} MB before and is ${report.growth.after.runtimeMB} MB after.`,
);
if (options.json !== undefined) {
  await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

function modelOf(cell: Cell): ForecastModel {
  const network = scalarNetwork(12, cell);
  const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(7)));
  return cell === 'rnn' ? tutorialModel() : tutorialModel({ network, parameters });
}

/** A forecaster's graph on so many series side by side. */
async function forecasterContender(model: ForecastModel, batch: number): Promise<Contender> {
  const session = await runtime.open(writeForecaster(model));
  const values = Float32Array.from({ length: points * batch }, (_, i) => series[Math.floor(i / batch)] + (i % batch));
  const feeds = { values: await runtime.tensor(values, [points, batch]), horizon: await runtime.integer(steps) };
  return timedHere(async (iterations) => {
    for (let i = 0; i < iterations; i++) {
      await session.run(feeds, ['forecast', 'lower', 'upper']);
    }
  });
}

/** The step model as its users call it: the points at once, then its own answers one by one. */
async function stepLoopContender(model: ForecastModel): Promise<Contender> {
  const session = await runtime.open(writeStepModel(model));
  const { cell, hiddenSize } = model.network;
  const names = stateNames(cell);
  return timedHere(async (iterations) => {
    for (let i = 0; i < iterations; i++) {
      let input = series;
      let states = names.map(() => new Float32Array(hiddenSize));
      for (let step = 0; step < steps; step++) {
        const feeds = { x: await runtime.tensor(input, [input.length, 1, 1]) };
        for (const [which, name] of names.entries()) {
          Object.assign(feeds, { [`${name}_0`]: await runtime.tensor(states[which], [1, 1, hiddenSize]) });
        }
        const results = await session.run(feeds);
        input = (results.y.data as Float32Array).slice(-1) as Float32Array<ArrayBuffer>;
        states = names.map((name) => results[`${name}_n`].data as Float32Array<ArrayBuffer>);
      }
    }
  });
}

/** Opens another model's file, forecasts once and closes it; answers what opening took. */
async function openAndClose(): Promise<number> {
  const bytes = writeForecaster(modelOf('rnn'));
  const began = performance.now();
  const session = await runtime.open(bytes);
  const took = performance.now() - began;
  await session.run({ values: await runtime.tensor(series, [points, 1]), horizon: await runtime.integer(10) });
  await session.release();
  return took;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** In MB: the runtime's WebAssembly memory, which never shrinks, and that of the whole process. */
function memory(): { readonly runtimeMB: number; readonly processMB: number } {
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  return { runtimeMB: megabytes(runtimeMemory()), processMB: megabytes(process.memoryUsage().rss) };
}
