import { highDoubles, lowDoubles, multiplyAdd, sumsOf } from './arithmetic';
import { advance, advance12 } from './recurrence';
import { biasOf, columnsOf, inputWeightsOf, memberOf, operand, outputBiasOf, outputWeightsOf, rowBytes } from './slab';
import { Task } from './task';

/** Steps after which the answers to them are computed: their states are still in the innermost cache. */
const chunkSteps: i32 = 64;

/**
 * Runs the lanes from `firstLane` on through a window of `steps` steps from the state at the history's start: hidden
 * states, answers, the loss's gradient by the answers. Adds the squared errors to the members' sums.
 */
export function forwardWindow<T>(task: Task, firstLane: i32, steps: i32): void {
  const row = rowBytes<T>(task);
  for (let start: i32 = 0; start < steps; start += chunkSteps) {
    const count = min(chunkSteps, steps - start);
    const history = task.history + (start as usize) * row;
    const inputs = task.laneInputs + (start as usize) * sizeof<T>();
    if (!isVector<T>() && row == 48) {
      advance12<i32>(columnsOf<T>(task), history, inputWeightsOf<T>(task), inputs, biasOf<T>(task), 0, count);
    } else {
      advanceForward<T>(task, history, inputs, count);
    }
    if (isVector<T>()) {
      answerLanes(task, firstLane, start, count);
    } else {
      answerLane(task, firstLane, start, count);
    }
  }
}

function advanceForward<T>(task: Task, history: usize, inputs: usize, count: i32): void {
  const row = rowBytes<T>(task);
  const columns = columnsOf<T>(task);
  const inputWeights = inputWeightsOf<T>(task);
  const bias = biasOf<T>(task);
  for (; count > 0; count--) {
    advance<T, i32>(columns, row, history, history + row, inputWeights, operand<T>(inputs), bias, 0);
    history += row;
    inputs += sizeof<T>();
  }
}

/** Answers of four lanes, step by step. */
function answerLanes(task: Task, firstLane: i32, start: i32, count: i32): void {
  const row = rowBytes<v128>(task);
  const outputWeights = outputWeightsOf<v128>(task);
  const bias = v128.load(outputBiasOf<v128>(task));
  const scale = errorScale(task);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let states = task.history + ((start + 1) as usize) * row;
  const end = (start + count) << 4;
  for (let at = start << 4; at < end; at += 16) {
    let even = bias;
    let odd = f32x4.splat(0);
    for (let unit: usize = 0; unit < row; unit += 32) {
      even = multiplyAdd(even, v128.load(states + unit), v128.load(outputWeights + unit));
      odd = multiplyAdd(odd, v128.load(states + unit, 16), v128.load(outputWeights + unit, 16));
    }
    const answer = f32x4.add(even, odd);
    v128.store(task.answers + at, answer);
    const error = f32x4.sub(answer, v128.load(task.laneTargets + at));
    v128.store(task.errors + at, f32x4.mul(error, scale));
    const lowError = lowDoubles(error);
    const highError = highDoubles(error);
    low = f64x2.add(low, f64x2.mul(lowError, lowError));
    high = f64x2.add(high, f64x2.mul(highError, highError));
    states += row;
  }
  addSquares(task, firstLane, f64x2.extract_lane(low, 0));
  addSquares(task, firstLane + 1, f64x2.extract_lane(low, 1));
  addSquares(task, firstLane + 2, f64x2.extract_lane(high, 0));
  addSquares(task, firstLane + 3, f64x2.extract_lane(high, 1));
}

/** Answers of one lane, four steps at a time; past the window's end there is room, and the errors count as zero. */
function answerLane(task: Task, lane: i32, start: i32, count: i32): void {
  const row = rowBytes<f32>(task);
  const outputWeights = outputWeightsOf<f32>(task);
  const bias = v128.load_splat<f32>(outputBiasOf<f32>(task));
  const scale = errorScale(task);
  let squares = f64x2.splat(0);
  let states = task.history + ((start + 1) as usize) * row;
  let at = (start as usize) << 2;
  for (let left = count; left > 0; left -= 4) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let units: usize = 0; units < row; units += 16) {
      const weights = v128.load(outputWeights + units);
      const from = states + units;
      a = multiplyAdd(a, weights, v128.load(from));
      b = multiplyAdd(b, weights, v128.load(from + row));
      c = multiplyAdd(c, weights, v128.load(from + 2 * row));
      d = multiplyAdd(d, weights, v128.load(from + 3 * row));
    }
    const answer = f32x4.add(bias, sumsOf(a, b, c, d));
    v128.store(task.answers + at, answer);
    const inside = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left));
    const error = v128.and(inside, f32x4.sub(answer, v128.load(task.laneTargets + at)));
    v128.store(task.errors + at, f32x4.mul(error, scale));
    const low = lowDoubles(error);
    const high = highDoubles(error);
    squares = f64x2.add(squares, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
    states += row << 2;
    at += 16;
  }
  addSquares(task, lane, f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1));
}

/** The mean squared error's derivative by one answer is this times the error. */
@inline
function errorScale(task: Task): v128 {
  return f32x4.splat((2 / ((task.steps as f64) * (task.series as f64))) as f32);
}

@inline
function addSquares(task: Task, lane: i32, squares: f64): void {
  const at = task.squares + ((memberOf(task, lane) as usize) << 3);
  store<f64>(at, load<f64>(at) + squares);
}
