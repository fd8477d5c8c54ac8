import { finishMember } from '../adam';
import { backwardWindow } from './backward';
import { measureErrors } from './errors';
import { carryStates, forwardWindow } from './forward';
import { fillWindow, setLanes } from './lanes';
import { emptyPanels, fillPanels } from './panels';
import { fillOnes } from './rows';
import { lanes, SequenceTask } from './sequenceTask';

/** Takes `iterations` Adam steps; the loss before each goes to `task.losses`. */
export function runSequences(task: SequenceTask, iterations: i32): void {
  fillOnes(task);
  let losses = task.losses;
  for (let iteration: i32 = 0; iteration < iterations; iteration++) {
    const list = task.batches + (((iteration * task.batchStride) as usize) << 2);
    const size = load<i32>(task.batchSizes + (task.batchStride == 0 ? 0 : (iteration as usize) << 2));
    let weight: f64 = 0;
    for (let which: i32 = 0; which < size; which++) {
      weight += load<f64>(task.seriesWeights + ((load<i32>(list + ((which as usize) << 2)) as usize) << 3));
    }
    for (let member: i32 = 0; member < task.members; member++) {
      const loss = addMember(task, member, list, size, weight);
      store<f64>(losses, loss);
      losses += 8;
      finishMember(task, member, loss, task.rates + ((iteration as usize) << 3));
    }
  }
}

/**
 * Makes ready for a member's answers to a block of lanes: the series from number `first` on of the `size` in
 * `task.batches`. Returns the step at which the first of them starts.
 */
export function beginAnswers(task: SequenceTask, member: i32, size: i32, first: i32): i32 {
  fillOnes(task);
  fillPanels(task, member);
  return setLanes(task, task.batches, size, first);
}

/** Answers to one window, to `task.answers`; windows are asked for in order of time, from the first step on. */
export function answerSequences(task: SequenceTask, start: i32, steps: i32): void {
  fillWindow(task, start, steps);
  forwardWindow(task, start, steps);
  carryStates(task, steps);
}

/** Adds the gradient of one member over the series of a list, and returns the loss. */
function addMember(task: SequenceTask, member: i32, list: usize, size: i32, weight: f64): f64 {
  const bytes = (task.parameterCount as usize) << 2;
  memory.fill(task.gradient + (member as usize) * bytes, 0, bytes);
  fillPanels(task, member);
  const scale = weight == 0 ? 0 : 1 / weight;
  let sum: f64 = 0;
  for (let first: i32 = 0; first < size; first += lanes) {
    const begin = setLanes(task, list, size, first);
    for (let start = begin; start < task.steps; start += task.windowSteps) {
      const steps = min(task.windowSteps, task.steps - start);
      fillWindow(task, start, steps);
      forwardWindow(task, start, steps);
      sum += measureErrors(task, answersOf(task, start, steps), scale as f32);
      backwardWindow(task, member, start, steps);
      carryStates(task, steps);
    }
  }
  emptyPanels(task, member);
  return sum * scale;
}

/** Rows of answers that a window has. */
@inline
function answersOf(task: SequenceTask, start: i32, steps: i32): i32 {
  return task.lastOnly == 0 ? steps : start + steps == task.steps ? 1 : 0;
}
