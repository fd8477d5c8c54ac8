import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import type { EngineTask } from './engineTask.ts';

/**
 * The series that an iteration (the first is 0) is trained on: all of them in their order, or those that
 * `task.miniBatches` has come to. Depends on nothing but the task and the iteration.
 */
export function miniBatch({ series, miniBatches }: EngineTask, iteration: number): Int32Array {
  const order = Int32Array.from({ length: series }, (_, which) => which);
  if (miniBatches === undefined || miniBatches.size >= series) {
    return order;
  }
  const { size, seed } = miniBatches;
  const batches = Math.ceil(series / size);
  const pass = Math.floor(iteration / batches);
  shuffle(order, new RandomGenerator(seed, pass));
  const start = (iteration - pass * batches) * size;
  return order.slice(start, start + size);
}

/** Durstenfeld's form of the Fisher-Yates shuffle. */
function shuffle(values: Int32Array, random: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform(0, last + 1));
    [values[last], values[other]] = [values[other], values[last]];
  }
}
