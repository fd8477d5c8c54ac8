import { gru, lstm, padded, SequenceTask } from './sequenceTask';

// The weights of one member as the products want them, panel after panel (see `products.ts`), each matrix with its bias
// in a column of its own, as the ones in the history's rows have it:
//
//   gates      rnn [H], gru r and z [2 H], lstm i, f, g and o [4 H]: (bias, W_ih, W_hh), both biases summed
//   candidate  gru n [H], its part of the input: (b_ih, W_ih)
//   candidate  gru n [H], its part of the hidden state: (W_hh, b_hh)
//   head       [O]: (W, b)
//
// and after these, which have gradients in the same places, two that only go back:
//
//   back       [H] of all the gates' rows: W_hh transposed
//   head back  [H] of the outputs: W transposed

@inline
export function gateRows(task: SequenceTask): i32 {
  return task.hiddenSize * (task.cell == gru ? 2 : task.cell == lstm ? 4 : 1);
}

@inline
function panelBytes(rows: i32, columns: i32): usize {
  return ((padded(rows) * columns) as usize) << 2;
}

@inline
export function columnsOfGates(task: SequenceTask): i32 {
  return 1 + task.inputSize + task.hiddenSize;
}

/** Offset of the candidate's part of the input; equal to that of the hidden part, and the head's, where there is none. */
@inline
export function candidateInputs(task: SequenceTask): usize {
  return panelBytes(gateRows(task), columnsOfGates(task));
}

@inline
export function candidateHidden(task: SequenceTask): usize {
  const bytes = task.cell == gru ? panelBytes(task.hiddenSize, 1 + task.inputSize) : 0;
  return candidateInputs(task) + bytes;
}

@inline
export function head(task: SequenceTask): usize {
  const bytes = task.cell == gru ? panelBytes(task.hiddenSize, task.hiddenSize + 1) : 0;
  return candidateHidden(task) + bytes;
}

@inline
export function back(task: SequenceTask): usize {
  return head(task) + panelBytes(task.outputSize, task.hiddenSize + 1);
}

/** Rows of all gates. */
@inline
export function allRows(task: SequenceTask): i32 {
  return task.hiddenSize * (task.cell == gru ? 3 : task.cell == lstm ? 4 : 1);
}

@inline
export function headBack(task: SequenceTask): usize {
  return back(task) + panelBytes(task.hiddenSize, allRows(task));
}

/** Where the parameters of a member stand, by PyTorch's names. */
@inline
function inputWeights(task: SequenceTask, member: i32): usize {
  return ((member * task.parameterCount) as usize) << 2;
}

@inline
function hiddenWeights(task: SequenceTask, member: i32): usize {
  return inputWeights(task, member) + (((allRows(task) * task.inputSize) as usize) << 2);
}

@inline
function inputBias(task: SequenceTask, member: i32): usize {
  return hiddenWeights(task, member) + (((allRows(task) * task.hiddenSize) as usize) << 2);
}

@inline
function hiddenBias(task: SequenceTask, member: i32): usize {
  return inputBias(task, member) + ((allRows(task) as usize) << 2);
}

@inline
function outputWeights(task: SequenceTask, member: i32): usize {
  return hiddenBias(task, member) + ((allRows(task) as usize) << 2);
}

@inline
function outputBias(task: SequenceTask, member: i32): usize {
  return outputWeights(task, member) + (((task.outputSize * task.hiddenSize) as usize) << 2);
}

/** Where `W_ih` of a member begins. */
@inline
export function inputWeightsOf(task: SequenceTask, member: i32): usize {
  return task.parameters + inputWeights(task, member);
}

/** Writes a member's weights to the panels, and zeros to their gradients. */
export function fillPanels(task: SequenceTask, member: i32): void {
  memory.fill(task.panels, 0, headBack(task) + panelBytes(task.hiddenSize, task.outputSize));
  memory.fill(task.panelGradients, 0, back(task));
  movePanels<i32>(task, member, task.parameters, task.panels);
  const units = task.hiddenSize;
  const parameters = task.parameters;
  transpose(parameters + hiddenWeights(task, member), allRows(task), units, task.panels + back(task));
  transpose(parameters + outputWeights(task, member), task.outputSize, units, task.panels + headBack(task));
}

/** Adds the panels' gradients to a member's gradient. */
export function emptyPanels(task: SequenceTask, member: i32): void {
  movePanels<u32>(task, member, task.gradient, task.panelGradients);
}

/**
 * Moves all weights, or their gradients: from a flat vector to the panels where `D` is signed, else the other way, adding.
 */
@inline
function movePanels<D>(task: SequenceTask, member: i32, flat: usize, panels: usize): void {
  const units = task.hiddenSize;
  const inputs = task.inputSize;
  const columns = columnsOfGates(task);
  const gates = gateRows(task);
  const weightsIn = flat + inputWeights(task, member);
  const weightsHidden = flat + hiddenWeights(task, member);
  const biasIn = flat + inputBias(task, member);
  const biasHidden = flat + hiddenBias(task, member);
  moveMatrix<D>(biasIn, gates, 1, panels, columns, 0);
  moveMatrix<D>(biasHidden, gates, 1, panels, columns, 0);
  moveMatrix<D>(weightsIn, gates, inputs, panels, columns, 1);
  moveMatrix<D>(weightsHidden, gates, units, panels, columns, 1 + inputs);
  if (task.cell == gru) {
    const first = (gates as usize) << 2;
    const byInput = panels + candidateInputs(task);
    moveMatrix<D>(biasIn + first, units, 1, byInput, 1 + inputs, 0);
    moveMatrix<D>(weightsIn + first * (inputs as usize), units, inputs, byInput, 1 + inputs, 1);
    const byHidden = panels + candidateHidden(task);
    moveMatrix<D>(weightsHidden + first * (units as usize), units, units, byHidden, units + 1, 0);
    moveMatrix<D>(biasHidden + first, units, 1, byHidden, units + 1, units);
  }
  const toHead = panels + head(task);
  moveMatrix<D>(flat + outputWeights(task, member), task.outputSize, units, toHead, units + 1, 0);
  moveMatrix<D>(flat + outputBias(task, member), task.outputSize, 1, toHead, units + 1, units);
}

/**
 * Adds a row-major matrix to columns of the panels from `firstColumn` on, where `D` is signed, else those columns to the
 * matrix. Adding, because a bias is the sum of two.
 */
function moveMatrix<D>(
  matrix: usize,
  rows: i32,
  columns: i32,
  panels: usize,
  panelColumns: i32,
  firstColumn: i32,
): void {
  for (let row: i32 = 0; row < rows; row++) {
    let at = panels + (((((row >> 2) * panelColumns + firstColumn) << 2) + (row & 3)) << 2);
    for (let column: i32 = 0; column < columns; column++) {
      if (isSigned<D>()) {
        store<f32>(at, load<f32>(at) + load<f32>(matrix));
      } else {
        store<f32>(matrix, load<f32>(matrix) + load<f32>(at));
      }
      matrix += 4;
      at += 16;
    }
  }
}

/** Writes the transpose of a row-major matrix to panels. */
function transpose(matrix: usize, rows: i32, columns: i32, panels: usize): void {
  for (let row: i32 = 0; row < rows; row++) {
    for (let column: i32 = 0; column < columns; column++) {
      store<f32>(panels + (((((column >> 2) * rows + row) << 2) + (column & 3)) << 2), load<f32>(matrix));
      matrix += 4;
    }
  }
}
