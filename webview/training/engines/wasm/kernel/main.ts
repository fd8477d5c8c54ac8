import { finishMember } from './adam';
import { backwardWindow } from './backward';
import { forwardWindow } from './forward';
import { fillLanes } from './lanes';
import { emptySlab, fillSlab, rowBytes } from './slab';
import { Task } from './task';
import { tanh as tanhOf } from './tanh';

export { answerSequences, beginAnswers, runSequences } from './sequence/sequences';

/** Takes `iterations` Adam steps; the loss before each goes to `task.losses`. */
export function run(task: Task, iterations: i32): void {
  const count = (task.steps as f64) * (task.series as f64);
  let losses = task.losses;
  for (let iteration: i32 = 0; iteration < iterations; iteration++) {
    addGradients(task, iteration == 0);
    for (let member: i32 = 0; member < task.members; member++) {
      const loss = load<f64>(task.squares + ((member as usize) << 3)) / count;
      store<f64>(losses, loss);
      losses += 8;
      finishMember(task, member, loss, task.rates + ((iteration as usize) << 3));
    }
  }
}

/** Answers of one lane to a window's inputs, to `task.answers`; windows are asked for in order of time. */
export function answerWindow(task: Task, lane: i32, start: i32, steps: i32): void {
  if (start == 0) {
    fillSlab<f32>(task, lane);
    memory.fill(task.history, 0, rowBytes<f32>(task));
  }
  fillLanes<f32>(task, lane, start, steps);
  forwardWindow<f32>(task, lane, steps);
  carryState<f32>(task, steps);
}

/** The kernel's tanh of four numbers in a row, in place. */
export function tanh(address: usize): void {
  v128.store(address, tanhOf(v128.load(address)));
}

/** Sums of squared errors and gradients of all members, over all their series. */
function addGradients(task: Task, first: bool): void {
  const lanes = task.members * task.series;
  memory.fill(task.gradient, 0, ((task.members * task.parameterCount) as usize) << 2);
  memory.fill(task.squares, 0, (task.members as usize) << 3);
  const always = !lanesAgree(task);
  let lane: i32 = 0;
  for (; lane + 4 <= lanes; lane += 4) {
    addLanes<v128>(task, lane, always || (first && lane == 0));
  }
  for (; lane < lanes; lane++) {
    addLanes<f32>(task, lane, always || (first && lane == 0));
  }
}

/** Whether all lanes, in all windows, read the same inputs and targets in the same layout: then they are copied once. */
function lanesAgree(task: Task): bool {
  const lanes = task.members * task.series;
  const oneLayout = lanes < 4 || lanes % 4 == 0;
  return task.steps <= task.windowSteps && ((task.series == 1 && oneLayout) || lanes == 4);
}

function addLanes<T>(task: Task, firstLane: i32, fill: bool): void {
  fillSlab<T>(task, firstLane);
  memory.fill(task.history, 0, rowBytes<T>(task));
  for (let start: i32 = 0; start < task.steps; start += task.windowSteps) {
    const steps = min(task.windowSteps, task.steps - start);
    if (fill) {
      fillLanes<T>(task, firstLane, start, steps);
    }
    forwardWindow<T>(task, firstLane, steps);
    backwardWindow<T>(task, steps);
    carryState<T>(task, steps);
  }
  emptySlab<T>(task, firstLane);
}

/** The state after a window is the one before the next. */
@inline
function carryState<T>(task: Task, steps: i32): void {
  const row = rowBytes<T>(task);
  memory.copy(task.history, task.history + (steps as usize) * row, row);
}
