import { answerBytes, cellStateIn, hiddenIn, inputsIn, rowBytes } from './rows';
import { laneBytes, lanes, lstm, padded, SequenceTask } from './sequenceTask';

// A block of lanes is up to eight series of one iteration. They end together, so that a series shorter than the longest
// starts late; before, its lane holds its initial state. A lane without a series starts with the first and counts nothing.

/** Gives the lanes the series from number `first` on of `size` in a list; returns the step at which the first starts. */
export function setLanes(task: SequenceTask, list: usize, size: i32, first: i32): i32 {
  let earliest = task.steps;
  for (let lane: i32 = 0; lane < lanes; lane++) {
    const at = (lane as usize) << 2;
    const has = first + lane < size;
    const series = has ? load<i32>(list + (((first + lane) as usize) << 2)) : -1;
    const start = has ? task.steps - lengthOf(task, series) : task.steps;
    store<i32>(task.laneSeries + at, series);
    store<i32>(task.laneStarts + at, start);
    earliest = min(earliest, start);
  }
  for (let lane: i32 = 0; lane < lanes; lane++) {
    if (seriesOf(task, lane) < 0) {
      store<i32>(task.laneStarts + ((lane as usize) << 2), earliest);
    }
  }
  setInitialStates(task);
  return earliest;
}

/** The step at which the last lane starts. */
export function latestStart(task: SequenceTask): i32 {
  let latest: i32 = 0;
  for (let lane: i32 = 0; lane < lanes; lane++) {
    latest = max(latest, startOf(task, lane));
  }
  return latest;
}

/** Which lanes have come to `step`, or past it by so much: all bits set or none; the first four of them. */
@inline
export function started4(task: SequenceTask, step: i32): v128 {
  return i32x4.ge_s(i32x4.splat(step), v128.load(task.laneStarts));
}

/** The last four of them. */
@inline
export function started8(task: SequenceTask, step: i32): v128 {
  return i32x4.ge_s(i32x4.splat(step), v128.load(task.laneStarts, 16));
}

/** Copies what a window's steps see: inputs to the history's rows, targets, and what each counts. */
export function fillWindow(task: SequenceTask, start: i32, steps: i32): void {
  for (let lane: i32 = 0; lane < lanes; lane++) {
    const at = (lane as usize) << 2;
    fillInputs(task, lane, start, steps, task.history + at);
    if (task.lastOnly != 0) {
      if (start + steps == task.steps) {
        const series = seriesOf(task, lane);
        fillTargets(task, series, max(0, series), 0, task.laneTargets + at, task.laneWeights + at);
      }
    } else {
      fillAllTargets(task, lane, start, steps, at);
    }
  }
}

/** Writes the states before the first step to the history's first row. */
function setInitialStates(task: SequenceTask): void {
  const units = task.hiddenSize;
  memory.fill(hiddenIn(task, task.history), 0, (units as usize) * laneBytes);
  if (task.cell == lstm) {
    memory.fill(cellStateIn(task, task.history), 0, (units as usize) * laneBytes);
  }
  if (task.initialStates == 0) {
    return;
  }
  for (let lane: i32 = 0; lane < lanes; lane++) {
    const series = seriesOf(task, lane);
    if (series < 0) {
      continue;
    }
    const at = (lane as usize) << 2;
    const numbers = task.cell == lstm ? 2 * units : units;
    const from = task.initialStates + (((series * numbers) as usize) << 2);
    copyToLane(from, hiddenIn(task, task.history) + at, units);
    if (task.cell == lstm) {
      copyToLane(from + ((units as usize) << 2), cellStateIn(task, task.history) + at, units);
    }
  }
}

function fillInputs(task: SequenceTask, lane: i32, start: i32, steps: i32, to: usize): void {
  const row = rowBytes(task);
  const numbers = task.inputSize;
  const series = seriesOf(task, lane);
  const waiting = series < 0 ? steps : min(steps, max(0, startOf(task, lane) - start));
  let target = inputsIn(to);
  for (let step: i32 = 0; step < waiting; step++) {
    zeroLane(target, numbers);
    target += row;
  }
  if (waiting < steps) {
    let from = task.inputs + (((stepIn(task, lane, start + waiting) * numbers) as usize) << 2);
    for (let step = waiting; step < steps; step++) {
      copyToLane(from, target, numbers);
      from += (numbers as usize) << 2;
      target += row;
    }
  }
}

function fillAllTargets(task: SequenceTask, lane: i32, start: i32, steps: i32, at: usize): void {
  const row = answerBytes(task);
  const series = seriesOf(task, lane);
  const first = series < 0 ? task.steps : startOf(task, lane);
  let target = task.laneTargets + at;
  let weight = task.laneWeights + at;
  for (let step = start; step < start + steps; step++) {
    const counts = step >= first;
    fillTargets(task, counts ? series : -1, counts ? stepIn(task, lane, step) : 0, 0, target, weight);
    target += row;
    weight += row;
  }
}

/** Writes the targets of one lane and step, number `which` of all that the task has; zeros where there is no series. */
function fillTargets(task: SequenceTask, series: i32, which: i32, output: i32, target: usize, weight: usize): void {
  const outputs = task.outputSize;
  const at = ((which * outputs) as usize) << 2;
  for (; output < padded(outputs); output++) {
    let value: f32 = 0;
    let counts: f32 = 0;
    if (series >= 0 && output < outputs) {
      const offset = at + ((output as usize) << 2);
      counts = task.weights == 0 ? 1 : load<f32>(task.weights + offset);
      if (counts != 0) {
        value = load<f32>(task.targets + offset);
      }
    }
    store<f32>(target, value);
    store<f32>(weight, counts);
    target += laneBytes;
    weight += laneBytes;
  }
}

/** Where a step of a lane's series stands among the steps of all series. */
@inline
function stepIn(task: SequenceTask, lane: i32, step: i32): i32 {
  return load<i32>(task.offsets + ((seriesOf(task, lane) as usize) << 2)) + step - startOf(task, lane);
}

@inline
function lengthOf(task: SequenceTask, series: i32): i32 {
  const at = task.offsets + ((series as usize) << 2);
  return load<i32>(at, 4) - load<i32>(at);
}

/** Minus one where the lane has none. */
@inline
function seriesOf(task: SequenceTask, lane: i32): i32 {
  return load<i32>(task.laneSeries + ((lane as usize) << 2));
}

@inline
function startOf(task: SequenceTask, lane: i32): i32 {
  return load<i32>(task.laneStarts + ((lane as usize) << 2));
}

@inline
function copyToLane(from: usize, to: usize, count: i32): void {
  for (; count > 0; count--) {
    store<f32>(to, load<f32>(from));
    from += 4;
    to += laneBytes;
  }
}

@inline
function zeroLane(to: usize, count: i32): void {
  for (; count > 0; count--) {
    store<f32>(to, 0);
    to += laneBytes;
  }
}
