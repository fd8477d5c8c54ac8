import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import type { EngineTask } from './engineTask.ts';

/**
 * The series that an iteration (the first is 0) is trained on: all of them in their order, or those that
 * `task.miniBatches` has come to. Depends on nothing but the task and the iteration.
 */
export function miniBatch(task: EngineTask, iteration: number): Int32Array {
  const { series, miniBatches } = task;
  if (miniBatches === undefined || miniBatches.size >= series) {
    return allSeries(task);
  }
  const { size, seed } = miniBatches;
  const batches = Math.ceil(series / size);
  const pass = Math.floor(iteration / batches);
  const start = (iteration - pass * batches) * size;
  return orderOfPass(task, pass, seed).slice(start, start + size);
}

/** Batch after batch asks for the order of the same pass. */
const latestOrders = new WeakMap<EngineTask, { readonly pass: number; readonly order: Int32Array }>();

function orderOfPass(task: EngineTask, pass: number, seed: number): Int32Array {
  const latest = latestOrders.get(task);
  if (latest?.pass === pass) {
    return latest.order;
  }
  const order = allSeries(task);
  shuffle(order, new RandomGenerator(seed, pass));
  latestOrders.set(task, { pass, order });
  return order;
}

/** All series in their order. */
export function allSeries({ series }: EngineTask): Int32Array {
  return Int32Array.from({ length: series }, (_, which) => which);
}

/** Durstenfeld's form of the Fisher-Yates shuffle. */
function shuffle(values: Int32Array, random: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform(0, last + 1));
    [values[last], values[other]] = [values[other], values[last]];
  }
}
