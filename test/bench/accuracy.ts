import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/root.ts';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';
import { JobPool } from '../../webview/training/node/jobPool.ts';
import { readKernel } from '../../webview/training/node/readKernel.ts';
import {
  additions,
  levels,
  type SetSummary,
  scoreTask,
  summariseSet,
  type TaskResult,
} from './accuracy/accuracyTable.ts';
import { type AccuracyTask, parseTasks } from './accuracy/accuracyTask.ts';
import type { ForecastJob, ForecastResult } from './accuracy/forecastJobs.ts';
import { forecastMethods } from './accuracy/forecastMethods.ts';

// How good forecasts are, on series whose futures are known (docs/accuracy.md):
//
//   npm run bench:accuracy -- --tasks FILE.jsonl [--method search] [--budget SECONDS] [--known-period]
//                           [--half even|odd] [--prior FOLDER] [--threads N] [--json FILE] [--worst N]
//
// The method gets the history and the horizon, and the season's length only with --known-period. --half takes the tasks
// with even or odd numbers in their names, so that what was tuned on one half can be judged by the other. --worst lists
// the series that add most to the OWA of their set.

const { values: options } = parseArgs({
  options: {
    tasks: { type: 'string' },
    method: { type: 'string', default: 'search' },
    'known-period': { type: 'boolean', default: false },
    half: { type: 'string' },
    prior: { type: 'string', default: join(root, 'media') },
    budget: { type: 'string', default: '1' },
    threads: { type: 'string' },
    json: { type: 'string' },
    worst: { type: 'string', default: '0' },
  },
});
if (options.tasks === undefined) {
  throw new Error('--tasks FILE.jsonl is missing.');
}
const methods = Object.keys(forecastMethods(options.prior));
if (!methods.includes(options.method)) {
  throw new Error(`There is no method "${options.method}"; there are ${methods.join(', ')}.`);
}
const threads = options.threads === undefined ? availableParallelism() : Number(options.threads);
const budgetSeconds = Number(options.budget);
const began = performance.now();
const tasks = parseTasks(await readFile(options.tasks, 'utf8')).filter(inHalf);

const folder = await freshTrainingKernels();
const pool = new JobPool<ForecastJob, ForecastResult>(
  new URL('./accuracy/forecastJobs.ts', import.meta.url),
  await readKernel(trainingKernels.map(({ file }) => join(folder, file))),
  threads,
);
let done = 0;
const results = await Promise.all(tasks.map(solve));
await pool.dispose();
showProgress('');

const names = [...new Set(tasks.map(({ set }) => set))];
const sets = Object.fromEntries(
  names.map((name) => [name, summariseSet(results.filter(({ task }) => task.set === name))]),
);
const all = summariseSet(results);
printTable({ ...sets, all });
for (const name of names) {
  printWorst(name);
}
if (options.json !== undefined) {
  const figures = {
    method: options.method,
    knownPeriod: options['known-period'],
    half: options.half ?? null,
    budgetSeconds,
    sets,
    all,
  };
  await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

function printWorst(set: string): void {
  const added = additions(results.filter(({ task }) => task.set === set)).slice(0, Number(options.worst));
  for (const { result, owa, naive2 } of added) {
    const { task, mase, smape, periods } = result;
    console.log(
      `${set} ${task.id}: adds ${owa.toFixed(3)} (naive2 ${naive2.toFixed(3)}), sMAPE ${smape.toFixed(1)}, MASE ${mase.toFixed(2)}; ${task.history.length} values, seasons found: ${periods.join(', ') || 'none'}`,
    );
  }
}

async function solve(task: AccuracyTask): Promise<TaskResult> {
  const { history, horizon } = task;
  const given = options['known-period'] ? [task.period].filter((period) => period > 1) : null;
  const { method, prior: priorFolder } = options;
  const { answer, seconds, periods } = await pool.run({
    method,
    priorFolder,
    history,
    horizon,
    given,
    levels,
    budgetSeconds,
  });
  done++;
  showProgress(`${done} of ${tasks.length}: ${task.set} ${task.id}`);
  return scoreTask(task, answer, seconds, periods);
}

function inHalf({ id }: AccuracyTask): boolean {
  const last = Number(/\d(?=\D*$)/.exec(id)?.[0] ?? 0);
  return options.half === undefined || (options.half === 'even' ? last % 2 === 0 : last % 2 === 1);
}

function showProgress(text: string): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${text}`);
  }
}

function printTable(rows: Readonly<Record<string, SetSummary>>): void {
  console.log(`\n${options.method}, season's length ${options['known-period'] ? 'given' : 'found'}\n`);
  const line = (name: string, ...cells: readonly string[]) =>
    console.log(`${name.padEnd(20)}${cells.map((cell) => cell.padStart(9)).join('')}`.trimEnd());
  line('', 'OWA', 'sMAPE', 'MASE', 'cover 80', 'cover 95', 'MSIS 95', 'naive', 's median', 'period', 'none', 'other');
  for (const [name, row] of Object.entries(rows)) {
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    const { given, none, other } = row.periodFound;
    line(
      `${name} (${row.tasks})`,
      row.owa.toFixed(3),
      row.smape.toFixed(2),
      row.mase.toFixed(3),
      percent(row.coverage80),
      percent(row.coverage95),
      row.msis95.toFixed(2),
      row.seasonalNaiveMsis95.toFixed(2),
      row.medianSeconds.toFixed(3),
      percent(given),
      percent(none),
      percent(other),
    );
    const references = Object.entries(row.reference).toSorted(([, a], [, b]) => a.owa - b.owa);
    for (const [reference, { owa, smape, mase }] of references) {
      line(`  ${reference}`, owa.toFixed(3), smape.toFixed(2), mase.toFixed(3));
    }
  }
  const bySet = Object.entries(rows).filter(([name]) => name !== 'all');
  const mean = bySet.reduce((sum, [, { owa }]) => sum + owa / bySet.length, 0);
  const seconds = (performance.now() - began) / 1000;
  console.log(`\nMean OWA of the sets: ${mean.toFixed(3)}; ${seconds.toFixed(0)} s in all on ${threads} threads.`);
}
