import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../../scripts/root.ts';
import { timeChart } from './chartFrames.ts';
import { type CommandTiming, timeTrainOnSine } from './commandToChart.ts';
import { timeForecastSelection } from './forecastSelection.ts';
import { type ParsingTiming, parsedTexts, timeParsing } from './parsing.ts';

// What the editor waits for:
//
//   npm run bench:editor -- [--json FILE] [--numbers 1000,10000,100000,1000000] [--only parse,chart,command,forecast,sizes]
//
// command from Enter in the palette to the finished chart of "RNN: Train on Sine", in a VS Code
// forecast  from Enter to the first and to the last answer of "RNN: Forecast Selection", with onnxruntime up
// parse   from a selection's text to a series, by format; and the longest time in which nothing else can run
// chart   the forecast chart of a long series: first paint, frames while it is zoomed and panned, the page's memory
// sizes   of the bundles, minified

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    numbers: { type: 'string', default: '1000,10000,100000,1000000' },
    only: { type: 'string', default: 'parse,chart,command,forecast,sizes' },
  },
});
const counts = options.numbers.split(',').map(Number);
if (!counts.every((count) => Number.isInteger(count) && count >= 8)) {
  throw new Error('--numbers takes whole numbers from 8, separated by commas.');
}

const wanted = new Set(options.only.split(','));
const figures: Record<string, unknown> = {};

if (wanted.has('parse')) {
  const parsing = parse();
  figures.parseMs = Object.fromEntries(counts.map((count) => [count, parsing[count].lines.ms]));
  figures.parsing = parsing;
}
if (wanted.has('chart')) {
  const chart = await timeChart(counts);
  figures.chart = chart;
  printTable(
    ['values', 'first paint ms', 'frame p95 ms', 'median ms', 'cpu ms', 'heap MB'],
    Object.entries(chart).map(([count, timing]) => [
      count,
      ...[timing.firstPaintMs, timing.frameP95Ms, timing.frameMedianMs, timing.frameCpuMs, timing.heapMB].map((value) =>
        value.toFixed(1),
      ),
    ]),
  );
}
if (wanted.has('command')) {
  const timing: CommandTiming = await timeTrainOnSine();
  figures.trainOnSineMs = { cold: timing.coldMs, warm: timing.warmMs };
  figures.trainOnSine = timing;
  printTable(
    ['RNN: Train on Sine', 'ms'],
    [
      ['cold', timing.coldMs.toFixed(0)],
      ['warm', timing.warmMs.toFixed(0)],
      ...Object.entries(timing.warmPhasesMs).map(([phase, ms]) => [`  ${phase}`, ms.toFixed(0)]),
    ],
  );
}
if (wanted.has('forecast')) {
  const timing = await timeForecastSelection();
  figures.forecastSelectionMs = { firstAnswer: timing.firstAnswerMs, searched: timing.searchedMs };
  printTable(
    ['RNN: Forecast Selection', 'ms'],
    [
      ['first answer', timing.firstAnswerMs.toFixed(0)],
      ['searched', timing.searchedMs.toFixed(0)],
    ],
  );
}
if (wanted.has('sizes')) {
  const sizes = await bundleBytes();
  Object.assign(figures, sizes);
  printTable(
    ['bundle', 'bytes'],
    Object.entries(sizes).map(([name, bytes]) => [name, String(bytes)]),
  );
}
if (options.json !== undefined) {
  await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

function parse(): Record<string, Record<string, ParsingTiming>> {
  const parsing: Record<string, Record<string, ParsingTiming>> = {};
  const rows: string[][] = [];
  for (const count of counts) {
    parsing[count] = {};
    for (const [format, text] of Object.entries(parsedTexts(count))) {
      const timing = timeParsing(text);
      parsing[count][format] = timing;
      rows.push([
        String(count),
        format,
        ...[timing.ms, timing.cpuMs, timing.longestBlockMs].map((value) => value.toFixed(1)),
      ]);
    }
  }
  printTable(['numbers', 'format', 'ms', 'cpu ms', 'longest block ms'], rows);
  return parsing;
}

/** Sizes of the scripts as they are packaged. */
async function bundleBytes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [name, file, format, external] of [
    ['hostBundleBytes', 'src/extension.ts', 'cjs', ['vscode']],
    ['pageBundleBytes', 'webview/main.ts', 'iife', []],
    ['workerBundleBytes', 'webview/training/worker.ts', 'iife', []],
  ] as const) {
    const { outputFiles } = await build({
      entryPoints: [join(root, file)],
      bundle: true,
      write: false,
      minify: true,
      format,
      target: 'es2022',
      platform: 'browser',
      external: [...external],
    });
    sizes[name] = outputFiles[0].contents.length;
  }
  return sizes;
}

function printTable(columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i].length)));
  for (const row of [columns, ...rows]) {
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  }
  console.log('');
}
