import { slopeAt } from '../arithmetic';
import { storeTanh2 } from '../tanh';
import { product } from './products';
import { hiddenIn } from './rows';
import { columnsOfGates } from './panels';
import { laneBytes, SequenceTask } from './sequenceTask';

/** `h' = tanh(W_ih x + W_hh h + b)` from one row of the history to the next. */
export function elmanForward(task: SequenceTask, row: usize, next: usize): void {
  const sums = task.sums;
  product<u32>(task.panels, task.hiddenSize, columnsOfGates(task), row, sums);
  const states = hiddenIn(task, next);
  const end = (task.hiddenSize as usize) * laneBytes;
  for (let at: usize = 0; at < end; at += laneBytes) {
    storeTanh2(v128.load(sums + at), v128.load(sums + at, 16), states + at);
  }
}

/** Gradients by the sums from those by the state, which has no other way back than through them. */
export function elmanBackward(task: SequenceTask, next: usize, deltas: usize): void {
  const states = hiddenIn(task, next);
  const gradient = task.stateGradient;
  const end = (task.hiddenSize as usize) * laneBytes;
  for (let at: usize = 0; at < end; at += laneBytes) {
    v128.store(deltas + at, f32x4.mul(v128.load(gradient + at), slopeAt(v128.load(states + at))));
    v128.store(deltas + at, f32x4.mul(v128.load(gradient + at, 16), slopeAt(v128.load(states + at, 16))), 16);
  }
}
