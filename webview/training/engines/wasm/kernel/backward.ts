import { multiplyAdd } from './arithmetic';
import { advance, advance12 } from './recurrence';
import { operand, outputWeightsOf, rowBytes, rowsOf, vectorGradientsOf } from './slab';
import { blockSteps, Task } from './task';

/** Back-propagates the errors of a window of `steps` steps through time and adds to the slab's gradient. */
export function backwardWindow<T>(task: Task, steps: i32): void {
  const row = rowBytes<T>(task);
  const after = task.deltas + (blockSteps as usize) * row;
  // Nothing comes back from beyond the window.
  memory.fill(after, 0, row);
  for (let end = steps; end > 0; end -= blockSteps) {
    const start = max(0, end - blockSteps);
    const count = end - start;
    // The row of the window's step `time` stands in the history at `time + 1`, the state that it led to.
    const states = task.history + (end as usize) * row;
    const errors = task.errors + ((end - 1) as usize) * sizeof<T>();
    if (!isVector<T>() && row == 48) {
      advance12<u32>(rowsOf<T>(task), after, outputWeightsOf<T>(task), errors, 0, states, count);
    } else {
      advanceBackward<T>(task, after, states, errors, count);
    }
    const deltas = after - (count as usize) * row;
    addMatrixGradient<T>(task, deltas, start, count);
    addVectorGradients<T>(task, deltas, start, count);
    memory.copy(after, deltas, row);
  }
}

function advanceBackward<T>(task: Task, deltas: usize, states: usize, errors: usize, count: i32): void {
  const row = rowBytes<T>(task);
  const rows = rowsOf<T>(task);
  const outputWeights = outputWeightsOf<T>(task);
  for (; count > 0; count--) {
    advance<T, u32>(rows, row, deltas, deltas - row, outputWeights, operand<T>(errors), 0, states);
    deltas -= row;
    states -= row;
    errors -= sizeof<T>();
  }
}

/** The recurrent weights' gradient, `[to, from]`: the sum over steps of delta times the state before, in tiles. */
function addMatrixGradient<T>(task: Task, deltas: usize, start: i32, count: i32): void {
  const row = rowBytes<T>(task);
  const before = task.history + (start as usize) * row;
  // As large as the registers of an x86 processor allow: a sum that does not stay in one costs more than all the rest.
  if (row % 48 == 0) {
    for (let unit: usize = 0; unit < row; unit += 3 * sizeof<T>()) {
      const gradient = task.slabGradient + (unit / sizeof<T>()) * row;
      for (let at: usize = 0; at < row; at += 48) {
        addTile3x3<T>(gradient + at, row, deltas + unit, before + at, count);
      }
    }
    return;
  }
  for (let unit: usize = 0; unit < row; unit += 4 * sizeof<T>()) {
    const gradient = task.slabGradient + (unit / sizeof<T>()) * row;
    let at: usize = 0;
    for (; at + 32 <= row; at += 32) {
      addTile4x2<T>(gradient + at, row, deltas + unit, before + at, count);
    }
    if (at < row) {
      addTile4x1<T>(gradient + at, row, deltas + unit, before + at, count);
    }
  }
}

@inline
function addTile3x3<T>(gradient: usize, row: usize, deltas: usize, states: usize, count: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let c2 = f32x4.splat(0);
  for (; count > 0; count--) {
    const s0 = v128.load(states);
    const s1 = v128.load(states, 16);
    const s2 = v128.load(states, 32);
    const a = operand<T>(deltas);
    a0 = multiplyAdd(a0, a, s0);
    a1 = multiplyAdd(a1, a, s1);
    a2 = multiplyAdd(a2, a, s2);
    const b = operand<T>(deltas + sizeof<T>());
    b0 = multiplyAdd(b0, b, s0);
    b1 = multiplyAdd(b1, b, s1);
    b2 = multiplyAdd(b2, b, s2);
    const c = operand<T>(deltas + 2 * sizeof<T>());
    c0 = multiplyAdd(c0, c, s0);
    c1 = multiplyAdd(c1, c, s1);
    c2 = multiplyAdd(c2, c, s2);
    states += row;
    deltas += row;
  }
  add3(gradient, a0, a1, a2);
  add3(gradient + row, b0, b1, b2);
  add3(gradient + 2 * row, c0, c1, c2);
}

@inline
function addTile4x2<T>(gradient: usize, row: usize, deltas: usize, states: usize, count: i32): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let d0 = f32x4.splat(0);
  let d1 = f32x4.splat(0);
  for (; count > 0; count--) {
    const s0 = v128.load(states);
    const s1 = v128.load(states, 16);
    const a = operand<T>(deltas);
    a0 = multiplyAdd(a0, a, s0);
    a1 = multiplyAdd(a1, a, s1);
    const b = operand<T>(deltas + sizeof<T>());
    b0 = multiplyAdd(b0, b, s0);
    b1 = multiplyAdd(b1, b, s1);
    const c = operand<T>(deltas + 2 * sizeof<T>());
    c0 = multiplyAdd(c0, c, s0);
    c1 = multiplyAdd(c1, c, s1);
    const d = operand<T>(deltas + 3 * sizeof<T>());
    d0 = multiplyAdd(d0, d, s0);
    d1 = multiplyAdd(d1, d, s1);
    states += row;
    deltas += row;
  }
  add1(gradient, a0);
  add1(gradient + 16, a1);
  add1(gradient + row, b0);
  add1(gradient + row + 16, b1);
  add1(gradient + 2 * row, c0);
  add1(gradient + 2 * row + 16, c1);
  add1(gradient + 3 * row, d0);
  add1(gradient + 3 * row + 16, d1);
}

@inline
function addTile4x1<T>(gradient: usize, row: usize, deltas: usize, states: usize, count: i32): void {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  for (; count > 0; count--) {
    const state = v128.load(states);
    a = multiplyAdd(a, operand<T>(deltas), state);
    b = multiplyAdd(b, operand<T>(deltas + sizeof<T>()), state);
    c = multiplyAdd(c, operand<T>(deltas + 2 * sizeof<T>()), state);
    d = multiplyAdd(d, operand<T>(deltas + 3 * sizeof<T>()), state);
    states += row;
    deltas += row;
  }
  add1(gradient, a);
  add1(gradient + row, b);
  add1(gradient + 2 * row, c);
  add1(gradient + 3 * row, d);
}

/** The gradients of input weights, bias and output weights, a row each, and of the output bias. */
function addVectorGradients<T>(task: Task, deltas: usize, start: i32, count: i32): void {
  const row = rowBytes<T>(task);
  const gradient = vectorGradientsOf<T>(task);
  const inputs = task.laneInputs + (start as usize) * sizeof<T>();
  const errors = task.errors + (start as usize) * sizeof<T>();
  const states = task.history + ((start + 1) as usize) * row;
  let at: usize = 0;
  for (; at + 48 <= row; at += 48) {
    addVectors3<T>(gradient + at, row, deltas + at, states + at, inputs, errors, count);
  }
  for (; at < row; at += 16) {
    addVectors1<T>(gradient + at, row, deltas + at, states + at, inputs, errors, count);
  }
  let sum = f32x4.splat(0);
  for (let step: i32 = 0; step < count; step++) {
    sum = f32x4.add(sum, operand<T>(errors + (step as usize) * sizeof<T>()));
  }
  add1(gradient + 3 * row, sum);
}

@inline
function addVectors3<T>(
  gradient: usize,
  row: usize,
  deltas: usize,
  states: usize,
  inputs: usize,
  errors: usize,
  count: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let c2 = f32x4.splat(0);
  for (; count > 0; count--) {
    const input = operand<T>(inputs);
    const error = operand<T>(errors);
    const d0 = v128.load(deltas);
    const d1 = v128.load(deltas, 16);
    const d2 = v128.load(deltas, 32);
    a0 = multiplyAdd(a0, d0, input);
    a1 = multiplyAdd(a1, d1, input);
    a2 = multiplyAdd(a2, d2, input);
    b0 = f32x4.add(b0, d0);
    b1 = f32x4.add(b1, d1);
    b2 = f32x4.add(b2, d2);
    c0 = multiplyAdd(c0, v128.load(states), error);
    c1 = multiplyAdd(c1, v128.load(states, 16), error);
    c2 = multiplyAdd(c2, v128.load(states, 32), error);
    inputs += sizeof<T>();
    errors += sizeof<T>();
    deltas += row;
    states += row;
  }
  add3(gradient, a0, a1, a2);
  add3(gradient + row, b0, b1, b2);
  add3(gradient + 2 * row, c0, c1, c2);
}

@inline
function addVectors1<T>(
  gradient: usize,
  row: usize,
  deltas: usize,
  states: usize,
  inputs: usize,
  errors: usize,
  count: i32,
): void {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  for (; count > 0; count--) {
    const delta = v128.load(deltas);
    a = multiplyAdd(a, delta, operand<T>(inputs));
    b = f32x4.add(b, delta);
    c = multiplyAdd(c, v128.load(states), operand<T>(errors));
    inputs += sizeof<T>();
    errors += sizeof<T>();
    deltas += row;
    states += row;
  }
  add1(gradient, a);
  add1(gradient + row, b);
  add1(gradient + 2 * row, c);
}

@inline
function add1(to: usize, a: v128): void {
  v128.store(to, f32x4.add(v128.load(to), a));
}

@inline
function add3(to: usize, a: v128, b: v128, c: v128): void {
  v128.store(to, f32x4.add(v128.load(to), a));
  v128.store(to, f32x4.add(v128.load(to, 16), b), 16);
  v128.store(to, f32x4.add(v128.load(to, 32), c), 32);
}
