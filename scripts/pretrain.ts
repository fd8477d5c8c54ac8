import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { parameterCount } from '../src/shared/model/parameterLayout.ts';
import { writePrior } from '../src/shared/model/prior.ts';
import { readKernel } from '../webview/training/node/readKernel.ts';
import { startThreadedEngine } from '../webview/training/node/startThreadedEngine.ts';
import { type Pretraining, pretrain, taskCount, validationLoss } from '../webview/training/pretrain/pretraining.ts';
import type { PretrainingPlan } from '../webview/training/pretrain/pretrainingTask.ts';
import { priorNetwork, priorReading } from '../webview/training/pretrain/priorNetwork.ts';
import { syntheticPicture } from '../webview/training/pretrain/syntheticPicture.ts';
import { root } from './root.ts';
import { freshTrainingKernels, trainingKernels } from './trainingKernels.ts';

// Trains the prior on synthetic series (docs/accuracy.md) and writes media/prior.json and media/prior.f32:
//
//   npm run pretrain -- [--iterations 2048 | --minutes M] [--seed 12] [--fresh] [--out media] [--picture FILE.svg]
//                       [--hidden 64] [--members 4] [--batch 128] [--rate 0.004]
//
// Without options it makes the prior that is shipped. It goes on from the checkpoint of the same seed and networks in
// out/pretrain/, unless --fresh. --minutes chooses the number of iterations by how fast this machine is; the same number
// with the same seed gives the same weights again. --picture draws some of the series instead of training.

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string' },
    iterations: { type: 'string', default: '2048' },
    seed: { type: 'string', default: '12' },
    fresh: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, 'media') },
    picture: { type: 'string' },
    hidden: { type: 'string', default: '64' },
    members: { type: 'string', default: '4' },
    batch: { type: 'string', default: '128' },
    rate: { type: 'string', default: '0.004' },
  },
});
/** Adam steps between two looks at the clock; also what a checkpoint may lose, with `checkpointMs`. */
const taskIterations = 32;
const checkpointMs = 20_000;
const progressMs = 5000;
const trialTasks = 8;

const seed = wholeNumber('seed', options.seed, 0);
if (options.picture !== undefined) {
  await writeFile(options.picture, syntheticPicture(seed));
} else {
  await makePrior();
}

async function makePrior(): Promise<void> {
  const members = wholeNumber('members', options.members, 1);
  const network = priorNetwork(wholeNumber('hidden', options.hidden, 1));
  const folder = await freshTrainingKernels();
  const engine = startThreadedEngine(await readKernel(trainingKernels.map(({ file }) => join(folder, file))), members);
  const checkpoint = join(root, 'out', 'pretrain', `${network.cell}${network.hiddenSize}x${members}-seed${seed}.bin`);
  let pretraining = options.fresh ? null : await readCheckpoint(checkpoint);
  if (pretraining === null) {
    const plan = {
      network,
      members,
      seed,
      batchSize: wholeNumber('batch', options.batch, 1),
      taskIterations,
      iterations: 1,
      learningRate: Number(options.rate),
    };
    const iterations =
      options.minutes === undefined
        ? wholeNumber('iterations', options.iterations, 1)
        : await iterationsIn(plan, Number(options.minutes));
    pretraining = { plan: { ...plan, iterations }, tasks: 0, state: null };
  }
  const { plan } = pretraining;
  const tasks = taskCount(plan);
  console.log(
    `${plan.members} times ${parameterCount(plan.network)} weights, ${tasks * plan.taskIterations} iterations`,
  );
  const began = performance.now();
  const first = pretraining.tasks;
  let saved = began;
  let shown = began;
  let losses: number[] = [];
  for await (const trained of pretrain(engine, pretraining)) {
    pretraining = trained.pretraining;
    losses.push(trained.loss);
    const now = performance.now();
    if (now - shown > progressMs || pretraining.tasks === tasks) {
      const left = ((now - began) / (pretraining.tasks - first)) * (tasks - pretraining.tasks);
      const loss = losses.reduce((sum, each) => sum + each, 0) / losses.length;
      const done = ((100 * pretraining.tasks) / tasks).toFixed(1);
      console.log(`${done} %, loss ${loss.toFixed(4)}, ${(left / 60_000).toFixed(1)} minutes left`);
      losses = [];
      shown = now;
    }
    if (now - saved > checkpointMs || pretraining.tasks === tasks) {
      await writeCheckpoint(checkpoint, pretraining);
      saved = now;
    }
  }
  await writeResult(pretraining, await validationLoss(engine, pretraining));
  engine.dispose();

  /** How many iterations fit into the minutes: a few tasks are done to see, and thrown away. */
  async function iterationsIn(plan: PretrainingPlan, minutes: number): Promise<number> {
    const trial = { ...plan, iterations: trialTasks * taskIterations };
    const start = performance.now();
    await Array.fromAsync(pretrain(engine, { plan: trial, tasks: 0, state: null }));
    const perTask = (performance.now() - start) / trialTasks;
    return Math.max(1, Math.round((60_000 * minutes) / perTask)) * taskIterations;
  }
}

async function writeResult({ plan, tasks, state }: Pretraining, loss: number): Promise<void> {
  if (state === null) {
    return;
  }
  const { network, batchSize, learningRate } = plan;
  const count = parameterCount(network);
  const iterations = tasks * plan.taskIterations;
  const command = `npm run pretrain -- --fresh --iterations ${iterations} --seed ${plan.seed} --hidden ${network.hiddenSize} --members ${plan.members} --batch ${batchSize} --rate ${learningRate}`;
  const { description, weights } = writePrior({
    predictor: {
      kind: 'direct',
      ...priorReading,
      network,
      members: Array.from({ length: plan.members }, (_, member) => ({
        seed: plan.seed,
        weight: 1,
        parameters: Float32Array.from(state.parameters.subarray(member * count, (member + 1) * count)),
      })),
    },
    provenance: {
      command,
      data: 'Synthetic series alone (webview/training/pretrain/syntheticSeries.ts); no real series.',
      engine: 'wasm',
      seed: plan.seed,
      series: iterations * batchSize,
      iterations,
      batchSize,
      learningRate,
      validationLoss: Number(loss.toFixed(5)),
    },
  });
  await mkdir(options.out, { recursive: true });
  await writeFile(join(options.out, 'prior.json'), description);
  await writeFile(join(options.out, 'prior.f32'), weights);
  console.log(
    `${options.out}: prior.json and prior.f32, ${weights.byteLength} bytes; validation loss ${loss.toFixed(4)}`,
  );
}

async function readCheckpoint(file: string): Promise<Pretraining | null> {
  return readFile(file).then(
    (bytes) => {
      console.log(`Going on from ${file}`);
      return deserialize(bytes) as Pretraining;
    },
    () => null,
  );
}

/** A checkpoint is whole or not there: it is renamed when it is written. */
async function writeCheckpoint(file: string, pretraining: Pretraining): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(`${file}.new`, serialize(pretraining));
  await rename(`${file}.new`, file);
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) {
    throw new Error(`--${name} takes a whole number from ${least}, not ${text}.`);
  }
  return value;
}
