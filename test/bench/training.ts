import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.ts';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';
import { type Cell, scalarNetwork } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { sentenceOf } from '../../src/shared/sentenceOf.ts';
import type { Engine } from '../../webview/training/engines/engine.ts';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';
import { PlainEngine } from '../../webview/training/engines/plain/plainEngine.ts';
import { WasmEngine } from '../../webview/training/engines/wasm/wasmEngine.ts';
import { readKernel } from '../../webview/training/node/readKernel.ts';
import { startThreadedEngine } from '../../webview/training/node/startThreadedEngine.ts';
import { Thread } from '../../webview/training/node/thread.ts';
import { randomTask } from '../support/randomTask.ts';
import { openBrowserContenders } from './browserContenders.ts';
import { type CommandTiming, timeTrainOnSine } from './commandToChart.ts';
import type { LoopMethods } from './loopThread.ts';
import { findPython, startPytorch } from './pytorchProcess.ts';
import { type Contender, type Timing, timedHere, timeInterleaved } from './timeInterleaved.ts';
import { timeValidation } from './validationCost.ts';

// How fast networks are trained, everything in turns within one run on one machine; figures are medians:
//
//   npm run bench:training -- [--json FILE] [--hidden 12] [--points 400] [--members 1] [--parts engines,members,...]
//
// engines   an iteration (forward, backward, Adam) of the tutorial, or of the task that the options say, in every engine
// sizes     WebGL beside wasm for networks of several sizes and numbers of members; only when asked for by name, since
//           software takes minutes for it (CHROMIUM_GPU=1 has the browser take the machine's GPU)
// members   64 members of the tutorial beside one
// lengths   the cost of a point, from 10^3 to 10^6 of them, and the kernel's memory
// threads   64 members on one and on two threads, beside what a second thread is worth to an empty loop here and now
// cells     the tutorial with each cell, beside PyTorch
// validation  what looking at values held out takes of whole trainings of the sine
// command   "RNN: Train on Sine" in a VS Code, from the command to the finished chart
//
// TensorFlow.js's layers and PyTorch train one network at a time: their figures are those of one, times the members.

/** A row of the first table; `null` where an engine is not to be had. */
type Row =
  | (Timing & { readonly renderer?: string | null; readonly version?: string; readonly threads?: number })
  | null;

const usualParts = ['engines', 'members', 'lengths', 'threads', 'cells', 'validation', 'command'] as const;
const allParts = [...usualParts, 'sizes'] as const;
type Part = (typeof allParts)[number];

/** The sizes that are timed on WebGL beside WebAssembly. */
const sizes: readonly { readonly cell: Cell; readonly hidden: number; readonly members: number }[] = [
  ...[12, 16, 32, 64].flatMap((hidden) => [1, 8, 64].map((members) => ({ cell: 'rnn', hidden, members }) as const)),
  ...(['gru', 'lstm'] as const).flatMap((cell) =>
    [12, 64].flatMap((hidden) => [1, 8].map((members) => ({ cell, hidden, members }))),
  ),
  ...[128, 256].map((hidden) => ({ cell: 'rnn', hidden, members: 1 }) as const),
];
const sizeRounds = 5;

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    hidden: { type: 'string', default: '12' },
    points: { type: 'string', default: '400' },
    members: { type: 'string', default: '1' },
    parts: { type: 'string', default: usualParts.join() },
  },
});
const [hidden, points, members] = [options.hidden, options.points, options.members].map(Number);
if (![hidden, points, members].every((value) => Number.isInteger(value) && value > 0) || points < 8) {
  throw new Error('--hidden and --members take whole numbers from 1, --points from 8.');
}
const parts = options.parts.split(',');
const unknown = parts.find((part) => !allParts.includes(part as Part));
if (unknown !== undefined) {
  throw new Error(`There is no part "${unknown}"; the parts are ${allParts.join(', ')}.`);
}

const report = { engine: 'wasm', renderer: null, reason: '' } as const;
const kernelFolder = await freshTrainingKernels();
const kernel = await readKernel(trainingKernels.map(({ file }) => join(kernelFolder, file)));
const python = findPython();

const figures = {
  task: { hidden, points, members },
  engines: await measured('engines', timeEngines),
  sizes: await measured('sizes', timeSizes),
  members: await measured('members', timeMembers),
  lengths: await measured('lengths', timeLengths),
  threads: await measured('threads', timeThreads),
  cells: await measured('cells', timeCells),
  validation: await measured('validation', timeHeldOut),
  command: await measured('command', timeCommand),
};
if (options.json !== undefined) {
  await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

/** Measures a part that was asked for; `null`, after saying why, where that fails, which is no reason to lose the rest. */
async function measured<Figures>(part: Part, measure: () => Promise<Figures>): Promise<Figures | null | undefined> {
  if (!parts.includes(part)) {
    return undefined;
  }
  try {
    return await measure();
  } catch (error) {
    console.log(`\n${part}: ${sentenceOf(error)}`);
    process.exitCode = 1;
    return null;
  }
}

async function timeEngines(): Promise<Record<string, Row>> {
  const task = randomTask({ hiddenSize: hidden, steps: points - 1, members });
  const browser = await openBrowserContenders();
  const pytorch = python === null ? null : await startPytorch(python, { cell: 'rnn', hidden, points });
  try {
    const webgl = await browser.start('webgl', task);
    const layers = await browser.start('tfjsLayers', task);
    const contenders: Record<string, Contender | null> = {
      wasm: await engineContender(new WasmEngine(kernel, report), task),
      plain: await engineContender(new PlainEngine({ ...report, engine: 'plain' }), task),
      webgl: webgl?.run ?? null,
      'tfjs-layers-webgl': layers === null ? null : times(members, layers.run),
      pytorch: pytorch === null ? null : times(members, pytorch.run),
    };
    const timings = await timeInterleaved(presentOnly(contenders));
    const about: Record<string, Partial<NonNullable<Row>>> = {
      webgl: { renderer: webgl?.renderer ?? null },
      pytorch: pytorch === null ? {} : { version: pytorch.version, threads: pytorch.threads },
    };
    const rows = Object.fromEntries(
      Object.keys(contenders).map((name) => [name, name in timings ? { ...timings[name], ...about[name] } : null]),
    );
    const reference = rows.pytorch?.msPerIteration;
    print(
      `${hidden} units, ${points} points, ${members} ${members === 1 ? 'member' : 'members'}`,
      ['engine', 'ms per iteration', 'times PyTorch'],
      Object.entries(rows).map(([name, row]) => [
        name,
        row === null ? 'not to be had' : row.msPerIteration.toFixed(4),
        row === null || reference === undefined ? '' : (reference / row.msPerIteration).toPrecision(3),
        row?.renderer ?? '',
      ]),
    );
    if (webgl !== null) {
      console.log(`webgl: ${await webgl.reason()}`);
    }
    return rows;
  } finally {
    pytorch?.stop();
    await browser.close();
  }
}

async function timeSizes() {
  const browser = await openBrowserContenders();
  try {
    const rows = [];
    for (const { cell, hidden, members } of sizes) {
      const task = sizedTask({ cell, hidden, members });
      const webgl = await browser.start('webgl', task);
      const contenders = { wasm: await engineContender(new WasmEngine(kernel, report), task) };
      const { wasm, webgl: onCard } = await timeInterleaved<string>(
        webgl === null ? contenders : { ...contenders, webgl: webgl.run },
        sizeRounds,
      );
      const row = {
        cell,
        hidden,
        members,
        wasm: wasm.msPerIteration,
        webgl: webgl === null ? null : onCard.msPerIteration,
        reason: (await webgl?.reason()) ?? '',
      };
      rows.push(row);
      console.log(JSON.stringify(row));
    }
    print(
      `sizes, ${points} points`,
      ['network', 'wasm, ms', 'WebGL, ms', 'WebGL is faster'],
      rows.map((row) => [
        `${row.cell} of ${row.hidden}, ${row.members} ${row.members === 1 ? 'member' : 'members'}`,
        row.wasm.toFixed(4),
        row.webgl?.toFixed(4) ?? 'not to be had',
        row.webgl === null ? '' : `${(row.wasm / row.webgl).toPrecision(2)} times`,
        row.reason.replace(/^.*?(?=Steps are)/, ''),
      ]),
    );
    return rows;
  } finally {
    await browser.close();
  }
}

async function timeMembers() {
  const contenders = Object.fromEntries(
    await Promise.all([1, 4, 16, 64].map(async (count) => [String(count), await wasmContender({ members: count })])),
  );
  const timings = await timeInterleaved<string>(contenders, 41);
  const one = timings['1'].msPerIteration;
  const rows = Object.entries(timings).map(([count, { msPerIteration }]) => ({
    members: Number(count),
    msPerIteration,
    timesOneMember: msPerIteration / one,
  }));
  print(
    'members of the tutorial on wasm',
    ['members', 'ms per iteration', 'times one member'],
    rows.map((row) => [String(row.members), row.msPerIteration.toFixed(4), row.timesOneMember.toFixed(1)]),
  );
  return rows;
}

async function timeLengths() {
  const counts = [1e3, 1e4, 1e5, 1e6];
  const timed = await Promise.all(
    counts.map(async (count) => {
      const engine = new WasmEngine(kernel, report);
      return { count, run: await engineContender(engine, randomTask({ hiddenSize: 12, steps: count - 1 })), engine };
    }),
  );
  const timings = await timeInterleaved<string>(Object.fromEntries(timed.map(({ count, run }) => [count, run])));
  const rows = timed.map(({ count, engine }) => {
    const { msPerIteration } = timings[count];
    const memoryMB = engine.memoryBytes() / 2 ** 20;
    return { points: count, msPerIteration, nsPerPoint: (1e6 * msPerIteration) / count, memoryMB };
  });
  print(
    'length of the series on wasm, 12 units',
    ['points', 'ms per iteration', 'ns per point', 'memory in MB'],
    rows.map((row) => [
      String(row.points),
      row.msPerIteration.toFixed(4),
      row.nsPerPoint.toFixed(1),
      row.memoryMB.toFixed(1),
    ]),
  );
  return rows;
}

async function timeThreads() {
  const task = randomTask({ hiddenSize: 12, steps: 399, members: 64 });
  const two = startThreadedEngine(kernel, 2);
  const script = new URL('./loopThread.ts', import.meta.url);
  const [first, second] = [new Thread<LoopMethods>(script, null), new Thread<LoopMethods>(script, null)];
  try {
    const {
      one,
      two: both,
      loopOne,
      loopTwo,
    } = await timeInterleaved(
      {
        one: await engineContender(new WasmEngine(kernel, report), task),
        two: await engineContender(two, task),
        loopOne: timedHere((count) => first.call('loop', 2 * count)),
        loopTwo: timedHere((count) => Promise.all([first.call('loop', count), second.call('loop', count)])),
      },
      41,
    );
    const ratio = one.msPerIteration / both.msPerIteration;
    const loopRatio = loopOne.msPerIteration / loopTwo.msPerIteration;
    print(
      `64 members of the tutorial on wasm; the machine says it has ${availableParallelism()} cores`,
      ['threads', 'ms per iteration', 'times faster', 'an empty loop'],
      [
        ['1', one.msPerIteration.toFixed(4)],
        ['2', both.msPerIteration.toFixed(4), ratio.toFixed(2), loopRatio.toFixed(2)],
      ],
    );
    return { members: 64, one, two: both, ratio, loopRatio };
  } finally {
    two.dispose();
    await Promise.all([first.end(), second.end()]);
  }
}

async function timeCells() {
  const names: readonly Cell[] = ['rnn', 'gru', 'lstm'];
  const processes = await Promise.all(
    names.map((cell) => (python === null ? null : startPytorch(python, { cell, hidden: 12, points: 400 }))),
  );
  try {
    const contenders: Record<string, Contender | null> = {};
    for (const [which, cell] of names.entries()) {
      contenders[`wasm ${cell}`] = await wasmContender({ cell }).catch((error: Error) => {
        console.log(`wasm ${cell}: ${error.message}`);
        return null;
      });
      contenders[`pytorch ${cell}`] = processes[which]?.run ?? null;
    }
    const timings: Partial<Record<string, Timing>> = await timeInterleaved(presentOnly(contenders));
    const rows = names.map((cell) => ({
      cell,
      wasm: timings[`wasm ${cell}`] ?? null,
      pytorch: timings[`pytorch ${cell}`] ?? null,
    }));
    print(
      'cells, 12 units, 400 points',
      ['cell', 'wasm, ms', 'PyTorch, ms', 'times PyTorch'],
      rows.map(({ cell, wasm, pytorch }) => [
        cell,
        wasm?.msPerIteration.toFixed(4) ?? 'not to be had',
        pytorch?.msPerIteration.toFixed(2) ?? 'not to be had',
        wasm === null || pytorch === null ? '' : (pytorch.msPerIteration / wasm.msPerIteration).toPrecision(3),
      ]),
    );
    return rows;
  } finally {
    for (const each of processes) {
      each?.stop();
    }
  }
}

async function timeHeldOut() {
  const costs = await timeValidation(() => new WasmEngine(kernel, report));
  print(
    'trainings of 500 iterations on wasm, and their looks at values held out',
    ['network', 'training, ms', 'looks, ms', 'share', 'looks'],
    costs.map(({ name, trainingMs, looksMs, looks }) => [
      name,
      trainingMs.toFixed(2),
      looksMs.toFixed(3),
      `${((100 * looksMs) / trainingMs).toFixed(2)} %`,
      String(looks),
    ]),
  );
  return costs;
}

async function timeCommand(): Promise<CommandTiming> {
  if ((await build()).status !== 0) {
    throw new Error('The extension could not be built.');
  }
  const timing = await timeTrainOnSine();
  print(
    '"RNN: Train on Sine" from the command to the finished chart, wasm',
    ['panel', 'ms'],
    [
      ['opened by it', timing.coldMs.toFixed(0)],
      ['already open', timing.warmMs.toFixed(0), timing.warmRunsMs.map((ms) => ms.toFixed(0)).join(' ')],
      ...Object.entries(timing.warmPhasesMs).map(([phase, ms]) => [`  ${phase}`, ms.toFixed(0)]),
    ],
  );
  return timing;
}

/** The tutorial with another cell or with several members, on the WebAssembly engine. */
async function wasmContender({ cell = 'rnn', members = 1 }: { cell?: Cell; members?: number }): Promise<Contender> {
  return engineContender(new WasmEngine(kernel, report), sizedTask({ cell, hidden: 12, members, steps: 399 }));
}

function sizedTask({
  cell,
  hidden: hiddenSize,
  members: count,
  steps = points - 1,
}: {
  cell: Cell;
  hidden: number;
  members: number;
  steps?: number;
}): EngineTask {
  const network = scalarNetwork(hiddenSize, cell);
  const bound = 1 / Math.sqrt(hiddenSize);
  const parameters = Float64Array.from({ length: count * parameterCount(network) }, (_, i) => bound * Math.sin(i + 1));
  return { ...randomTask({ hiddenSize, steps, members: count }), network, parameters };
}

async function engineContender(engine: Engine, task: EngineTask): Promise<Contender> {
  await engine.prepare(task);
  return timedHere((iterations) => engine.run(iterations));
}

function times(factor: number, run: Contender): Contender {
  return async (iterations) => factor * (await run(iterations));
}

function presentOnly(contenders: Readonly<Record<string, Contender | null>>): Record<string, Contender> {
  const present = Object.entries(contenders).filter((entry): entry is [string, Contender] => entry[1] !== null);
  return Object.fromEntries(present);
}

/** Prints a table: the first column to the left, the others to the right, notes behind them as they are. */
function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length), column === 0 ? 20 : 14),
  );
  console.log(`\n${title}`);
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] ?? cell.length + 1),
    );
    console.log(cells.join(' ').trimEnd());
  }
}
