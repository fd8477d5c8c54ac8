import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/root.ts';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';
import { overallWeightedAverage } from '../../src/shared/evaluation/overallWeightedAverage.ts';
import { scaledError, seasonalNaiveError } from '../../src/shared/evaluation/scaledError.ts';
import { symmetricPercentageError } from '../../src/shared/evaluation/symmetricPercentageError.ts';
import { JobPool } from '../../webview/training/node/jobPool.ts';
import { readKernel } from '../../webview/training/node/readKernel.ts';
import type { AblationJob, AblationResult } from './accuracy/ablationJobs.ts';
import { type AccuracyTask, parseTasks } from './accuracy/accuracyTask.ts';

// What each part of the search is worth: the same search with one of them left out (docs/accuracy.md):
//
//   npm run bench:ablation -- --tasks FILE.jsonl [--budget SECONDS] [--prior FOLDER] [--threads N]

const { values: options } = parseArgs({
  options: {
    tasks: { type: 'string' },
    budget: { type: 'string', default: '1' },
    prior: { type: 'string', default: join(root, 'media') },
    threads: { type: 'string' },
  },
});
if (options.tasks === undefined) {
  throw new Error('--tasks FILE.jsonl is missing.');
}
const tasks = parseTasks(await readFile(options.tasks, 'utf8'));
const folder = await freshTrainingKernels();
const pool = new JobPool<AblationJob, AblationResult>(
  new URL('./accuracy/ablationJobs.ts', import.meta.url),
  await readKernel(trainingKernels.map(({ file }) => join(folder, file))),
  options.threads === undefined ? availableParallelism() : Number(options.threads),
);
const budgetSeconds = Number(options.budget);
const results = await Promise.all(
  tasks.map(({ history, horizon }) => pool.run({ priorFolder: options.prior, history, horizon, budgetSeconds })),
);
await pool.dispose();

const sets = [...new Set(tasks.map(({ set }) => set))];
const line = (name: string, cells: readonly string[]) =>
  console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(14)).join('')}`);
line('', [...sets, 'mean']);
for (const variant of Object.keys(results[0])) {
  const owa = sets.map((set) => averageOf(variant, set));
  const mean = owa.reduce((sum, each) => sum + each, 0) / owa.length;
  line(
    variant,
    [...owa, mean].map((each) => each.toFixed(3)),
  );
}

/** The overall weighted average of a variant over a set. */
function averageOf(variant: string, set: string): number {
  const places = [...tasks.keys()].filter((place) => tasks[place].set === set);
  const mean = (of: (task: AccuracyTask, forecast: Float64Array) => number) =>
    places.reduce((sum, place) => sum + of(tasks[place], results[place][variant]), 0) / places.length;
  return overallWeightedAverage(
    {
      smape: mean(({ future }, forecast) => symmetricPercentageError(future, forecast)),
      mase: mean(({ history, future, period }, forecast) =>
        scaledError(future, forecast, seasonalNaiveError(history, period)),
      ),
    },
    {
      smape: mean(({ reference }) => reference.naive2.smape),
      mase: mean(({ reference }) => reference.naive2.mase),
    },
  );
}
