import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { launchChromium } from '../../scripts/chromium.ts';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';
import { PlainEngine } from '../../webview/training/engines/plain/plainEngine.ts';
import { loadKernel } from '../../webview/training/engines/wasm/loadKernel.ts';
import { WasmEngine } from '../../webview/training/engines/wasm/wasmEngine.ts';
import { randomTask } from '../support/randomTask.ts';
import type { BrowserEngines } from './browserEngines.ts';
import { type Timing, timeIterations } from './timeIterations.ts';

// One training iteration (forward, backward, Adam) of the tutorial in every engine there is, one after the other on the
// same machine:
//
//   npm run bench:training -- [--json FILE] [--hidden 12] [--points 400] [--members 1]
//
// TensorFlow.js's layers and PyTorch train one network at a time: their figures are those of one, times the members.

/** A row of the table; `null` where an engine is not to be had. */
type Row = (Timing & { readonly renderer?: string | null }) | null;

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    hidden: { type: 'string', default: '12' },
    points: { type: 'string', default: '400' },
    members: { type: 'string', default: '1' },
  },
});
const [hidden, points, members] = [options.hidden, options.points, options.members].map(Number);
if (![hidden, points, members].every((value) => Number.isInteger(value) && value > 0) || points < 8) {
  throw new Error('--hidden and --members take whole numbers from 1, --points from 8.');
}
const task = randomTask({ hiddenSize: hidden, steps: points - 1, members });

const engines: Record<string, Row> = {
  wasm: await timeWasm(),
  plain: await timePlain(),
  ...(await timeInBrowser()),
  pytorch: timePytorch(),
};
const reference = engines.pytorch?.msPerIteration;
console.log(`\n${hidden} units, ${points} points, ${members} ${members === 1 ? 'member' : 'members'}`);
console.log(`${'engine'.padEnd(20)} ${'ms per iteration'.padStart(16)} ${'times PyTorch'.padStart(14)}`);
for (const [name, row] of Object.entries(engines)) {
  const figure = row === null ? 'not to be had' : row.msPerIteration.toFixed(4);
  const ratio = row === null || reference === undefined ? '' : (reference / row.msPerIteration).toPrecision(3);
  console.log(`${name.padEnd(20)} ${figure.padStart(16)} ${ratio.padStart(14)}  ${row?.renderer ?? ''}`.trimEnd());
}
if (options.json !== undefined) {
  await writeFile(options.json, `${JSON.stringify({ task: { hidden, points, members }, engines }, null, 2)}\n`);
}

async function timeWasm(): Promise<Row> {
  const folder = await freshTrainingKernels();
  const kernels = await Promise.all(
    trainingKernels.map(async ({ file }) => new Uint8Array(await readFile(join(folder, file)))),
  );
  const { module } = await loadKernel(kernels);
  if (module === null) {
    return null;
  }
  const engine = new WasmEngine(module, { engine: 'wasm', renderer: null, reason: '' });
  await engine.prepare(task);
  return await timeIterations((iterations) => engine.run(iterations));
}

async function timePlain(): Promise<Row> {
  const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
  await engine.prepare(task);
  return await timeIterations((iterations) => engine.run(iterations));
}

async function timeInBrowser(): Promise<Record<string, Row>> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'browserEngines.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0].text });
    const time = (name: keyof BrowserEngines): Promise<Row> =>
      page
        .evaluate(([which, what]) => (globalThis as unknown as { engines: BrowserEngines }).engines[which](what), [
          name,
          task,
        ] as const)
        .catch((error: unknown) => {
          console.log(`${name}: ${error instanceof Error ? error.message : error}`);
          return null;
        });
    return { webgl: await time('webgl'), 'tfjs-layers-webgl': await time('tfjsLayers') };
  } finally {
    await browser.close();
  }
}

function timePytorch(): Row {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((each) => each !== undefined);
  const python = candidates.find((each) => spawnSync(each, ['-c', 'import torch']).status === 0);
  if (python === undefined) {
    return null;
  }
  const script = join(import.meta.dirname, 'pytorchSine.py');
  const { stdout, stderr } = spawnSync(python, [script, '--hidden', String(hidden), '--points', String(points)], {
    encoding: 'utf8',
  });
  try {
    const figures = JSON.parse(stdout) as Timing & { readonly version: string; readonly threads: number };
    return { ...figures, msPerIteration: figures.msPerIteration * members };
  } catch {
    console.log(`pytorch: ${stderr.trim()}`);
    return null;
  }
}
