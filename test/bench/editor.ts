import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import makePackage from '../package/makePackage.ts';
import { type ActivationTiming, timeActivation } from './activation.ts';
import { timeChart } from './chartFrames.ts';
import { type CommandTiming, timeTrainOnSine } from './commandToChart.ts';
import { timeForecastSelection } from './forecastSelection.ts';
import { timeGhostText } from './ghostText.ts';
import { packageSizes } from './packageSizes.ts';
import { type ParsingTiming, parsedTexts, timeParsing } from './parsing.ts';

// What the editor waits for:
//
//   npm run bench:editor -- [--json FILE] [--numbers 1000,10000,100000,1000000] [--only parse,ghost,chart,activation,command,forecast,sizes]
//
// parse       from a selection's text to a series, by format; and the longest time in which nothing else can run
// ghost       from a keystroke at the end of a list to the ghost text that goes on with it
// chart       the forecast chart of a long series: first paint, frames while it is zoomed and panned, the page's memory
// activation  of the extension, as VS Code itself says, in first windows and in windows loaded anew
// command     from Enter in the palette to the finished chart of "RNN: Train on Sine", in fresh windows and again there
// forecast    from Enter to the first and to the last answer of "RNN: Forecast Selection", with onnxruntime up
// sizes       of the package, and of the scripts in it
//
// What runs in a VS Code is the extension as it is packaged, which this leaves in dist/.

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    numbers: { type: 'string', default: '1000,10000,100000,1000000' },
    only: { type: 'string', default: 'parse,ghost,chart,activation,command,forecast,sizes' },
  },
});
const counts = options.numbers.split(',').map(Number);
if (!counts.every((count) => Number.isInteger(count) && count >= 8)) {
  throw new Error('--numbers takes whole numbers from 8, separated by commas.');
}

const wanted = new Set(options.only.split(','));
const figures: Record<string, unknown> = {};

/** Of lists of so many numbers the next are offered; a longer one is looked at from the last 120 on. */
const listLengths = [12, 24, 48, 120, 1000];

/** VS Code should not notice that the extension starts. */
const mostActivationMs = 30;

if (['activation', 'command', 'forecast', 'sizes'].some((part) => wanted.has(part))) {
  await makePackage();
}
if (wanted.has('parse')) {
  const parsing = parse();
  figures.parseMs = Object.fromEntries(counts.map((count) => [count, parsing[count].lines.ms]));
  figures.parsing = parsing;
}
if (wanted.has('ghost')) {
  const timings = await timeGhostText(listLengths);
  figures.ghostText = timings;
  printTable(
    ['list of', 'ghost text ms', 'p95 ms', 'longest ms', 'cpu ms', 'cpu p95 ms', 'answered'],
    Object.entries(timings).map(([count, timing]) => [
      count,
      ...[timing.medianMs, timing.p95Ms, timing.longestMs, timing.cpuMedianMs, timing.cpuP95Ms].map((value) =>
        value.toFixed(1),
      ),
      `${Math.round(100 * timing.answered)} %`,
    ]),
  );
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
if (wanted.has('activation')) {
  const timing: ActivationTiming = await timeActivation();
  figures.activationMs = timing.coldMs;
  figures.activation = timing;
  printTable(
    ['activation', 'ms', 'less than', 'all'],
    [
      ['first window', timing.coldMs, timing.coldRunsMs] as const,
      ['loaded anew', timing.warmMs, timing.warmRunsMs] as const,
    ].map(([window, ms, all]) => [window, String(ms), String(mostActivationMs), all.join(' ')]),
  );
}
if (wanted.has('command')) {
  const timing: CommandTiming = await timeTrainOnSine();
  figures.trainOnSineMs = { cold: timing.coldMs, warm: timing.warmMs };
  figures.trainOnSine = timing;
  printTable(
    ['RNN: Train on Sine', 'ms', 'all'],
    [
      ['cold', timing.coldMs.toFixed(0), timing.coldRunsMs.map((ms) => ms.toFixed(0)).join(' ')],
      ['warm', timing.warmMs.toFixed(0), timing.warmRunsMs.map((ms) => ms.toFixed(0)).join(' ')],
      ...Object.entries(timing.warmPhasesMs).map(([phase, ms]) => [`  ${phase}`, ms.toFixed(0), '']),
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
  const sizes = await packageSizes();
  Object.assign(figures, Object.fromEntries(sizes.map(({ key, size }) => [key, size])));
  printTable(
    ['size', 'is', 'at most'],
    sizes.map(({ name, size, most }) => [name, size.toLocaleString('en'), most?.toLocaleString('en') ?? '']),
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

function printTable(columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i].length)));
  for (const row of [columns, ...rows]) {
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
  }
  console.log('');
}
