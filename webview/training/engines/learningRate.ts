import type { EngineTask } from './engineTask.ts';

/** The learning rate of Adam step number `iteration` (the first is 1) by the task's schedule. */
export function learningRateAt({ learningRate, schedule }: EngineTask, iteration: number): number {
  if (schedule === undefined) {
    return learningRate;
  }
  const { warmUpIterations, iterations, lastFraction, passedIterations = 0 } = schedule;
  const scheduled = iteration + passedIterations;
  if (scheduled <= warmUpIterations) {
    return (learningRate * scheduled) / (warmUpIterations + 1);
  }
  const decaying = Math.max(1, iterations - warmUpIterations - 1);
  const progress = Math.min(1, (scheduled - warmUpIterations - 1) / decaying);
  const fraction = lastFraction + ((1 - lastFraction) * (1 + Math.cos(Math.PI * progress))) / 2;
  return learningRate * fraction;
}
