import { layerCount, stateSize } from '../../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../../src/shared/model/parameterLayout.ts';
import type { EngineTask } from './engineTask.ts';

/** Throws a sentence when the parts of a task do not fit together. */
export function checkEngineTask(task: EngineTask): void {
  const { network, members, steps, series } = task;
  if (layerCount(network) > 1) {
    throw new Error(`Networks of ${layerCount(network)} layers are read and forecast with, not trained.`);
  }
  const answers = targetCount(task);
  checkLength('weights of the networks', task.parameters, members * parameterCount(network));
  checkLength('inputs', task.inputs, steps * series * network.inputSize);
  checkLength('targets', task.targets, answers);
  checkLength('weights of the targets', task.weights, answers);
  checkLength('initial states', task.initialState, series * stateSize(network));
  checkLength('lengths', task.lengths, series);
  const length = task.lengths?.find((each) => each < 1 || each > steps);
  if (length !== undefined) {
    throw new Error(`A series of ${length} steps does not fit a task of ${steps} steps.`);
  }
  const weight = task.weights?.find((each) => !(each >= 0 && Number.isFinite(each)));
  if (weight !== undefined) {
    throw new Error(`A target cannot count ${weight}; weights are finite and not negative.`);
  }
  checkLoss(task);
  const { freeRunningFrom, miniBatches } = task;
  if (freeRunningFrom !== undefined && (task.answers === 'last' || freeRunningFrom < 1)) {
    throw new Error('A network that runs on its own answers needs one after every step, and a first step before.');
  }
  if (miniBatches !== undefined && miniBatches.size < 1) {
    throw new Error(`A mini-batch of ${miniBatches.size} series trains nothing.`);
  }
}

/** How many numbers the task's targets are. */
export function targetCount({ network, steps, series, answers }: EngineTask): number {
  return (answers === 'last' ? 1 : steps) * series * network.outputSize;
}

/** Steps of one of the task's series. */
export function lengthOf({ lengths, steps }: EngineTask, series: number): number {
  return lengths?.[series] ?? steps;
}

function checkLoss({ loss, network }: EngineTask): void {
  if (loss?.kind !== 'pinball') {
    return;
  }
  if (loss.levels.length !== network.outputSize) {
    throw new Error(`${network.outputSize} outputs cannot be estimates of ${loss.levels.length} quantiles.`);
  }
  const level = loss.levels.find((each) => !(each > 0 && each < 1));
  if (level !== undefined) {
    throw new Error(`${level} is no quantile's level; levels are between 0 and 1.`);
  }
}

function checkLength(what: string, values: ArrayLike<number> | undefined, expected: number): void {
  if (values !== undefined && values.length !== expected) {
    throw new Error(`The task has ${values.length} ${what}, where ${expected} belong.`);
  }
}
