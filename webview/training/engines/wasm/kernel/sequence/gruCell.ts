import { multiplyAdd, slopeAt } from '../arithmetic';
import { constant, one } from '../constants';
import { storeTanh2 } from '../tanh';
import { gateSlope, storeSigmoid2 } from './gates';
import { candidateHidden, candidateInputs, columnsOfGates } from './panels';
import { product } from './products';
import { hiddenDeltas, hiddenIn } from './rows';
import { laneBytes, padded, SequenceTask } from './sequenceTask';

/**
 * With gates r and z, `n = tanh(W_in x + b_in + r (W_hn h + b_hn))` and `h' = (1 - z) n + z h`, from one row of the
 * history to the next. The trace is r, z, n and the hidden sums of n.
 */
export function gruForward(task: SequenceTask, row: usize, next: usize, trace: usize): void {
  const size = task.hiddenSize;
  const units = (size as usize) * laneBytes;
  const before = hiddenIn(task, row);
  const byInput = task.sums + (padded(2 * size) as usize) * laneBytes;
  const byHidden = byInput + (padded(size) as usize) * laneBytes;
  product<u32>(task.panels, 2 * size, columnsOfGates(task), row, task.sums);
  product<u32>(task.panels + candidateInputs(task), size, 1 + task.inputSize, row, byInput);
  product<u32>(task.panels + candidateHidden(task), size, size + 1, before, byHidden);
  for (let at: usize = 0; at < 2 * units; at += laneBytes) {
    storeSigmoid2(v128.load(task.sums + at), v128.load(task.sums + at, 16), trace + at);
  }
  const after = hiddenIn(task, next);
  for (let at: usize = 0; at < units; at += laneBytes) {
    const candidate = trace + 2 * units + at;
    const hidden0 = v128.load(byHidden + at);
    const hidden1 = v128.load(byHidden + at, 16);
    storeTanh2(
      multiplyAdd(v128.load(byInput + at), v128.load(trace + at), hidden0),
      multiplyAdd(v128.load(byInput + at, 16), v128.load(trace + at, 16), hidden1),
      candidate,
    );
    v128.store(candidate + units, hidden0);
    v128.store(candidate + units, hidden1, 16);
    const update = trace + units + at;
    v128.store(after + at, mixture(v128.load(candidate), v128.load(before + at), v128.load(update)));
    v128.store(after + at, mixture(v128.load(candidate, 16), v128.load(before + at, 16), v128.load(update, 16)), 16);
  }
}

/** Gradients by the sums from those by the state; leaves the part that goes back past the gates. */
export function gruBackward(task: SequenceTask, row: usize, trace: usize, deltas: usize): void {
  const size = task.hiddenSize;
  const units = (size as usize) * laneBytes;
  const before = hiddenIn(task, row);
  const byGates = hiddenDeltas(task, deltas);
  for (let at: usize = 0; at < units; at += 16) {
    const from = trace + at;
    const reset = v128.load(from);
    const update = v128.load(from + units);
    const candidate = v128.load(from + 2 * units);
    const change = v128.load(task.stateGradient + at);
    const kept = f32x4.sub(constant(one), update);
    const byCandidate = f32x4.mul(f32x4.mul(change, kept), slopeAt(candidate));
    const byUpdate = f32x4.mul(f32x4.mul(change, f32x4.sub(v128.load(before + at), candidate)), gateSlope(update));
    const byReset = f32x4.mul(f32x4.mul(byCandidate, v128.load(from + 3 * units)), gateSlope(reset));
    v128.store(deltas + at, byCandidate);
    v128.store(byGates + at, byReset);
    v128.store(byGates + units + at, byUpdate);
    v128.store(byGates + 2 * units + at, f32x4.mul(byCandidate, reset));
    v128.store(task.stateGradient + at, f32x4.mul(change, update));
  }
}

/** `candidate + update * (before - candidate)`. */
@inline
function mixture(candidate: v128, before: v128, update: v128): v128 {
  return multiplyAdd(candidate, update, f32x4.sub(before, candidate));
}
