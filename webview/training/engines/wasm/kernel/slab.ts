import { Task } from './task';

// The weights of the lanes at work, laid out for vectors. A lane is one series under one member's network. Code that is
// generic in `T` handles either one lane (`f32`: a vector holds four units) or four (`v128`: a vector holds one unit of
// each lane); an element is then 4 or 16 bytes, and the rest is the same.
//
// A slab holds, each padded to `paddedSize` with zeros: the recurrent weights by column, `[from, to]`; the same by row,
// `[to, from]`; the input weights; the bias (both summed); the output weights; the output bias. Its gradient has the
// same layout without the columns.

/** Reads the element that multiplies a whole vector. */
@inline
export function operand<T>(address: usize): v128 {
  if (isVector<T>()) {
    return v128.load(address);
  }
  return v128.load_splat<f32>(address);
}

/** Bytes of a row: one element for each unit. */
@inline
export function rowBytes<T>(task: Task): usize {
  return (task.paddedSize as usize) * sizeof<T>();
}

@inline
function matrixBytes<T>(task: Task): usize {
  return rowBytes<T>(task) * (task.paddedSize as usize);
}

@inline
export function columnsOf<T>(task: Task): usize {
  return task.slab;
}

@inline
export function rowsOf<T>(task: Task): usize {
  return task.slab + matrixBytes<T>(task);
}

@inline
export function inputWeightsOf<T>(task: Task): usize {
  return task.slab + 2 * matrixBytes<T>(task);
}

@inline
export function biasOf<T>(task: Task): usize {
  return inputWeightsOf<T>(task) + rowBytes<T>(task);
}

@inline
export function outputWeightsOf<T>(task: Task): usize {
  return inputWeightsOf<T>(task) + 2 * rowBytes<T>(task);
}

@inline
export function outputBiasOf<T>(task: Task): usize {
  return inputWeightsOf<T>(task) + 3 * rowBytes<T>(task);
}

/** Where the gradient of the input weights stands; bias and output weights follow, a row each, then the output bias. */
@inline
export function vectorGradientsOf<T>(task: Task): usize {
  return task.slabGradient + matrixBytes<T>(task);
}

/** Fills the slab with the weights of the lanes from `firstLane` on, and its gradient with zeros. */
export function fillSlab<T>(task: Task, firstLane: i32): void {
  const bytes = outputBiasOf<T>(task) + 16 - task.slab;
  memory.fill(task.slab, 0, bytes);
  memory.fill(task.slabGradient, 0, bytes - matrixBytes<T>(task));
  for (let lane: i32 = 0; lane < lanesOf<T>(); lane++) {
    fillLane<T>(task, memberOf(task, firstLane + lane), lane * sizeof<f32>());
  }
}

/** Lanes that are handled at once. */
@inline
export function lanesOf<T>(): i32 {
  return isVector<T>() ? 4 : 1;
}

/** Lanes stand member by member. */
@inline
export function memberOf(task: Task, lane: i32): i32 {
  return lane / task.series;
}

function fillLane<T>(task: Task, member: i32, laneOffset: usize): void {
  const units = task.hiddenSize as usize;
  const row = rowBytes<T>(task);
  let from = task.parameters + ((member * task.parameterCount) << 2);
  const inputWeights = inputWeightsOf<T>(task) + laneOffset;
  const hiddenWeights = from + (units << 2);
  const inputBias = hiddenWeights + ((units * units) << 2);
  const hiddenBias = inputBias + (units << 2);
  const outputWeights = hiddenBias + (units << 2);
  for (let unit: usize = 0; unit < units; unit++) {
    const to = inputWeights + unit * sizeof<T>();
    const at = unit << 2;
    store<f32>(to, load<f32>(from + at));
    store<f32>(to + row, load<f32>(inputBias + at) + load<f32>(hiddenBias + at));
    store<f32>(to + 2 * row, load<f32>(outputWeights + at));
  }
  store<f32>(outputBiasOf<T>(task) + laneOffset, load<f32>(outputWeights + (units << 2)));
  from = hiddenWeights;
  for (let unit: usize = 0; unit < units; unit++) {
    let byColumn = columnsOf<T>(task) + laneOffset + unit * sizeof<T>();
    let byRow = rowsOf<T>(task) + laneOffset + unit * row;
    for (let source: usize = 0; source < units; source++) {
      const weight = load<f32>(from);
      store<f32>(byColumn, weight);
      store<f32>(byRow, weight);
      from += 4;
      byColumn += row;
      byRow += sizeof<T>();
    }
  }
}

/** Adds the slab's gradient to the gradients of the members whose lanes these are. */
export function emptySlab<T>(task: Task, firstLane: i32): void {
  for (let lane: i32 = 0; lane < lanesOf<T>(); lane++) {
    emptyLane<T>(task, memberOf(task, firstLane + lane), lane * sizeof<f32>());
  }
}

function emptyLane<T>(task: Task, member: i32, laneOffset: usize): void {
  const units = task.hiddenSize as usize;
  const row = rowBytes<T>(task);
  const inputWeights = task.gradient + ((member * task.parameterCount) << 2);
  const hiddenWeights = inputWeights + (units << 2);
  const inputBias = hiddenWeights + ((units * units) << 2);
  const hiddenBias = inputBias + (units << 2);
  const outputWeights = hiddenBias + (units << 2);
  const vectors = vectorGradientsOf<T>(task) + laneOffset;
  for (let unit: usize = 0; unit < units; unit++) {
    const from = vectors + unit * sizeof<T>();
    const at = unit << 2;
    const bias = load<f32>(from + row);
    increase(inputWeights + at, load<f32>(from));
    increase(inputBias + at, bias);
    increase(hiddenBias + at, bias);
    increase(outputWeights + at, load<f32>(from + 2 * row));
  }
  increase(outputWeights + (units << 2), load<f32>(vectors + 3 * row));
  let to = hiddenWeights;
  for (let unit: usize = 0; unit < units; unit++) {
    let from = task.slabGradient + laneOffset + unit * row;
    for (let source: usize = 0; source < units; source++) {
      increase(to, load<f32>(from));
      to += 4;
      from += sizeof<T>();
    }
  }
}

@inline
function increase(address: usize, by: f32): void {
  store<f32>(address, load<f32>(address) + by);
}
