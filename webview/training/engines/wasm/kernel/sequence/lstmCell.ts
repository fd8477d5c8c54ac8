import { multiplyAdd, slopeAt } from '../arithmetic';
import { storeTanh2 } from '../tanh';
import { gateSlope, storeSigmoid2 } from './gates';
import { columnsOfGates } from './panels';
import { product } from './products';
import { cellStateIn, hiddenIn } from './rows';
import { laneBytes, padded, SequenceTask } from './sequenceTask';

/**
 * With gates i, f, o and `g = tanh(...)`, `c' = f c + i g` and `h' = o tanh(c')`, from one row of the history to the
 * next. The trace is i, f, g, o and tanh(c').
 */
export function lstmForward(task: SequenceTask, row: usize, next: usize, trace: usize): void {
  const units = (task.hiddenSize as usize) * laneBytes;
  const sums = task.sums;
  product<u32>(task.panels, 4 * task.hiddenSize, columnsOfGates(task), row, sums);
  for (let at: usize = 0; at < 2 * units; at += laneBytes) {
    storeSigmoid2(v128.load(sums + at), v128.load(sums + at, 16), trace + at);
  }
  const before = cellStateIn(task, row);
  const memories = cellStateIn(task, next);
  const states = hiddenIn(task, next);
  for (let at: usize = 0; at < units; at += laneBytes) {
    const input = trace + at;
    const candidate = input + 2 * units;
    const output = input + 3 * units;
    const squashed = input + 4 * units;
    storeTanh2(v128.load(sums + 2 * units + at), v128.load(sums + 2 * units + at, 16), candidate);
    storeSigmoid2(v128.load(sums + 3 * units + at), v128.load(sums + 3 * units + at, 16), output);
    const memory0 = multiplyAdd(
      f32x4.mul(v128.load(input + units), v128.load(before + at)),
      v128.load(input),
      v128.load(candidate),
    );
    const memory1 = multiplyAdd(
      f32x4.mul(v128.load(input + units, 16), v128.load(before + at, 16)),
      v128.load(input, 16),
      v128.load(candidate, 16),
    );
    v128.store(memories + at, memory0);
    v128.store(memories + at, memory1, 16);
    storeTanh2(memory0, memory1, squashed);
    v128.store(states + at, f32x4.mul(v128.load(output), v128.load(squashed)));
    v128.store(states + at, f32x4.mul(v128.load(output, 16), v128.load(squashed, 16)), 16);
  }
}

/** Gradients by the sums from those by the state; leaves the part that goes back through the cell state. */
export function lstmBackward(task: SequenceTask, row: usize, trace: usize, deltas: usize): void {
  const units = (task.hiddenSize as usize) * laneBytes;
  const before = cellStateIn(task, row);
  const byMemories = task.stateGradient + (padded(task.hiddenSize) as usize) * laneBytes;
  for (let at: usize = 0; at < units; at += 16) {
    const from = trace + at;
    const input = v128.load(from);
    const forget = v128.load(from + units);
    const candidate = v128.load(from + 2 * units);
    const output = v128.load(from + 3 * units);
    const squashed = v128.load(from + 4 * units);
    const byHidden = v128.load(task.stateGradient + at);
    const byOutput = f32x4.mul(byHidden, output);
    const byMemory = multiplyAdd(v128.load(byMemories + at), byOutput, slopeAt(squashed));
    const to = deltas + at;
    v128.store(to, f32x4.mul(f32x4.mul(byMemory, candidate), gateSlope(input)));
    v128.store(to + units, f32x4.mul(f32x4.mul(byMemory, v128.load(before + at)), gateSlope(forget)));
    v128.store(to + 2 * units, f32x4.mul(f32x4.mul(byMemory, input), slopeAt(candidate)));
    v128.store(to + 3 * units, f32x4.mul(f32x4.mul(byHidden, squashed), gateSlope(output)));
    v128.store(byMemories + at, f32x4.mul(byMemory, forget));
  }
}
