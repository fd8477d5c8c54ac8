import { gru, laneBytes, lstm, padded, SequenceTask } from './sequenceTask';

// A row of the history holds what a step reads: the number one, the inputs, the hidden state before the step, the number
// one again, and an LSTM's cell state. So a matrix with its bias beside it, or before it, is one product of neighbours.

/** Bytes of a row of the history. */
@inline
export function rowBytes(task: SequenceTask): usize {
  const cellState = task.cell == lstm ? task.hiddenSize : 0;
  return ((2 + task.inputSize + task.hiddenSize + cellState) as usize) * laneBytes;
}

@inline
export function inputsIn(row: usize): usize {
  return row + laneBytes;
}

@inline
export function hiddenIn(task: SequenceTask, row: usize): usize {
  return row + ((1 + task.inputSize) as usize) * laneBytes;
}

@inline
export function cellStateIn(task: SequenceTask, row: usize): usize {
  return row + ((2 + task.inputSize + task.hiddenSize) as usize) * laneBytes;
}

/** Bytes of a step's trace: GRU r, z, n and the hidden sums of n; LSTM i, f, g, o and tanh of the cell state. */
@inline
export function traceBytes(task: SequenceTask): usize {
  const numbers = task.cell == gru ? 4 : task.cell == lstm ? 5 : 0;
  return ((numbers * task.hiddenSize) as usize) * laneBytes;
}

/** Bytes of a step's gradients by the sums: for a GRU those of n by the input, then r, z and those of n by the state. */
@inline
export function deltaBytes(task: SequenceTask): usize {
  const units = task.hiddenSize;
  // Rows are read four at a time, from wherever a gate's begin.
  const rows =
    task.cell == gru ? 2 * padded(units) + padded(2 * units) : padded(task.cell == lstm ? 4 * units : units);
  return (rows as usize) * laneBytes;
}

/** Where the part of a step's gradients stands that goes back through the hidden state. */
@inline
export function hiddenDeltas(task: SequenceTask, deltas: usize): usize {
  return task.cell == gru ? deltas + (padded(task.hiddenSize) as usize) * laneBytes : deltas;
}

/** Bytes of a step's answers. */
@inline
export function answerBytes(task: SequenceTask): usize {
  return (padded(task.outputSize) as usize) * laneBytes;
}

/** Writes the ones of all rows. */
export function fillOnes(task: SequenceTask): void {
  const one = f32x4.splat(1);
  const bytes = rowBytes(task);
  const second = hiddenIn(task, 0) + (task.hiddenSize as usize) * laneBytes;
  let row = task.history;
  for (let step: i32 = 0; step <= task.windowSteps; step++) {
    v128.store(row, one);
    v128.store(row, one, 16);
    v128.store(row + second, one);
    v128.store(row + second, one, 16);
    row += bytes;
  }
}
