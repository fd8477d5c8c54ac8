import { elmanForward } from './elmanCell';
import { gruForward } from './gruCell';
import { latestStart, started4, started8 } from './lanes';
import { lstmForward } from './lstmCell';
import { head } from './panels';
import { product } from './products';
import { answerBytes, cellStateIn, hiddenIn, inputsIn, rowBytes, traceBytes } from './rows';
import { gru, laneBytes, lstm, SequenceTask } from './sequenceTask';

/** Runs the lanes through a window of steps from the states at the history's start: states, traces and answers. */
export function forwardWindow(task: SequenceTask, start: i32, steps: i32): void {
  const latest = latestStart(task);
  const bytes = rowBytes(task);
  let row = task.history;
  let trace = task.traces;
  let answer = task.answers;
  for (let step = start; step < start + steps; step++) {
    const next = row + bytes;
    if (step >= task.freeRunningFrom) {
      feedBack(task, step, inputsIn(row), answer);
    }
    if (task.cell == gru) {
      gruForward(task, row, next, trace);
    } else if (task.cell == lstm) {
      lstmForward(task, row, next, trace);
    } else {
      elmanForward(task, row, next);
    }
    if (step < latest) {
      holdStates(task, step, row, next);
    }
    if (task.lastOnly == 0 || step + 1 == task.steps) {
      answer += answerBytes(task);
      product<u32>(task.panels + head(task), task.outputSize, task.hiddenSize + 1, hiddenIn(task, next), answer);
    }
    row = next;
    trace += traceBytes(task);
  }
}

/** Makes the states and the answers after a window of steps those before the next. */
export function carryStates(task: SequenceTask, steps: i32): void {
  memory.copy(task.history, task.history + (steps as usize) * rowBytes(task), rowBytes(task));
  if (task.lastOnly == 0) {
    memory.copy(task.answers, task.answers + (steps as usize) * answerBytes(task), answerBytes(task));
  }
}

/** Puts the first answer to the step before in the place of the first input, in lanes that are that far. */
function feedBack(task: SequenceTask, step: i32, input: usize, answer: usize): void {
  const since = step - task.freeRunningFrom;
  v128.store(input, v128.bitselect(v128.load(answer), v128.load(input), started4(task, since)));
  v128.store(input, v128.bitselect(v128.load(answer, 16), v128.load(input, 16), started8(task, since)), 16);
}

/** Keeps the states of lanes that have not come to their first step. */
function holdStates(task: SequenceTask, step: i32, row: usize, next: usize): void {
  const first = started4(task, step);
  const second = started8(task, step);
  const units = (task.hiddenSize as usize) * laneBytes;
  holdRows(hiddenIn(task, row), hiddenIn(task, next), units, first, second);
  if (task.cell == lstm) {
    holdRows(cellStateIn(task, row), cellStateIn(task, next), units, first, second);
  }
}

function holdRows(before: usize, after: usize, bytes: usize, first: v128, second: v128): void {
  for (let at: usize = 0; at < bytes; at += laneBytes) {
    v128.store(after + at, v128.bitselect(v128.load(after + at), v128.load(before + at), first));
    v128.store(after + at, v128.bitselect(v128.load(after + at, 16), v128.load(before + at, 16), second), 16);
  }
}
