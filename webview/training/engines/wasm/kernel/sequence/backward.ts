import { multiplyAdd } from '../arithmetic';
import { elmanBackward } from './elmanCell';
import { gruBackward } from './gruCell';
import { latestStart, started4, started8 } from './lanes';
import { lstmBackward } from './lstmCell';
import {
  allRows,
  back,
  candidateHidden,
  candidateInputs,
  columnsOfGates,
  head,
  headBack,
  inputWeightsOf,
  gateRows,
} from './panels';
import { addOuterProducts, product } from './products';
import { answerBytes, deltaBytes, hiddenDeltas, hiddenIn, rowBytes, traceBytes } from './rows';
import { blockSteps, gru, laneBytes, lstm, padded, SequenceTask } from './sequenceTask';

/**
 * Back-propagates the answers' gradient of a window of steps, which stands where their targets were, through time, and
 * adds to the weights' gradient.
 */
export function backwardWindow(task: SequenceTask, member: i32, start: i32, steps: i32): void {
  // Nothing comes back from beyond the window.
  memory.fill(task.stateGradient, 0, stateGradientBytes(task));
  for (let end = steps; end > 0; end -= blockSteps) {
    const first = max(0, end - blockSteps);
    backwardBlock(task, member, start, first, end);
    addGradients(task, start, first, end - first);
  }
}

/** Gradients by the sums of the window's steps from `first` to `end`, backwards. */
function backwardBlock(task: SequenceTask, member: i32, start: i32, first: i32, end: i32): void {
  const latest = latestStart(task);
  const units = task.hiddenSize;
  for (let step = end - 1; step >= first; step--) {
    const row = task.history + (step as usize) * rowBytes(task);
    const trace = task.traces + (step as usize) * traceBytes(task);
    const deltas = task.deltas + ((step - first) as usize) * deltaBytes(task);
    const now = start + step;
    if (answerCounts(task, now)) {
      product<i32>(task.panels + headBack(task), units, task.outputSize, gradientOfAnswer(task, step), task.stateGradient);
    }
    if (now < latest) {
      dropGradient(task, now);
    }
    if (task.cell == gru) {
      gruBackward(task, row, trace, deltas);
      const recurrent = hiddenDeltas(task, deltas);
      product<i32>(task.panels + back(task), units, allRows(task), recurrent, task.stateGradient);
    } else {
      if (task.cell == lstm) {
        lstmBackward(task, row, trace, deltas);
      } else {
        elmanBackward(task, row + rowBytes(task), deltas);
      }
      product<u32>(task.panels + back(task), units, allRows(task), deltas, task.stateGradient);
    }
    // The answer fed to the window's first step lies beyond its start.
    if (now >= task.freeRunningFrom && step > 0) {
      passToAnswer(task, member, now, deltas, gradientOfAnswer(task, step - 1));
    }
  }
}

/** Adds what `count` of the window's steps from `first` on give to the weights' gradient. */
function addGradients(task: SequenceTask, start: i32, first: i32, count: i32): void {
  const units = task.hiddenSize;
  const row = task.history + (first as usize) * rowBytes(task);
  const gradients = task.panelGradients;
  const deltas = task.deltas;
  const stride = deltaBytes(task);
  const bytes = rowBytes(task);
  const gates = hiddenDeltas(task, deltas);
  addOuterProducts(gradients, gateRows(task), columnsOfGates(task), gates, stride, row, bytes, count);
  if (task.cell == gru) {
    const byHidden = gates + ((2 * units) as usize) * laneBytes;
    const inputColumns = 1 + task.inputSize;
    addOuterProducts(gradients + candidateInputs(task), units, inputColumns, deltas, stride, row, bytes, count);
    const states = hiddenIn(task, row);
    addOuterProducts(gradients + candidateHidden(task), units, units + 1, byHidden, stride, states, bytes, count);
  }
  // Of a series of which only the last answer counts, only the last step.
  const answered = task.lastOnly == 0 ? count : start + first + count == task.steps ? 1 : 0;
  if (answered > 0) {
    const after = hiddenIn(task, row + ((1 + count - answered) as usize) * bytes);
    const slopes = gradientOfAnswer(task, first + count - answered);
    const to = gradients + head(task);
    addOuterProducts(to, task.outputSize, units + 1, slopes, answerBytes(task), after, bytes, answered);
  }
}

@inline
function answerCounts(task: SequenceTask, step: i32): bool {
  return task.lastOnly == 0 || step + 1 == task.steps;
}

/** Where the gradient by the answer to the window's step stands. */
@inline
function gradientOfAnswer(task: SequenceTask, step: i32): usize {
  return task.laneTargets + (task.lastOnly == 0 ? (step as usize) * answerBytes(task) : 0);
}

/** Forgets the gradient by the states of lanes that have not come to their first step. */
function dropGradient(task: SequenceTask, step: i32): void {
  const first = started4(task, step);
  const second = started8(task, step);
  const end = task.stateGradient + stateGradientBytes(task);
  for (let at = task.stateGradient; at < end; at += laneBytes) {
    v128.store(at, v128.and(v128.load(at), first));
    v128.store(at, v128.and(v128.load(at, 16), second), 16);
  }
}

@inline
function stateGradientBytes(task: SequenceTask): usize {
  return ((padded(task.hiddenSize) + (task.cell == lstm ? task.hiddenSize : 0)) as usize) * laneBytes;
}

/** Adds the gradient by a first input that was an answer to the gradient by that answer. */
function passToAnswer(task: SequenceTask, member: i32, step: i32, deltas: usize, answer: usize): void {
  const since = step - task.freeRunningFrom;
  const stride = (task.inputSize as usize) << 2;
  const gates = gateRows(task);
  let weights = inputWeightsOf(task, member);
  let from = hiddenDeltas(task, deltas);
  let first = f32x4.splat(0);
  let second = f32x4.splat(0);
  for (let row: i32 = 0; row < allRows(task); row++) {
    if (row == gates) {
      // A GRU's candidate.
      from = deltas;
    }
    const weight = v128.load_splat<f32>(weights);
    first = multiplyAdd(first, weight, v128.load(from));
    second = multiplyAdd(second, weight, v128.load(from, 16));
    weights += stride;
    from += laneBytes;
  }
  v128.store(answer, f32x4.add(v128.load(answer), v128.and(first, started4(task, since))));
  v128.store(answer, f32x4.add(v128.load(answer, 16), v128.and(second, started8(task, since))), 16);
}
