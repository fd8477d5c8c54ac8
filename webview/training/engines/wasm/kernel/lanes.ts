import { lanesOf, memberOf } from './slab';
import { Task } from './task';

/** Copies a window's inputs and targets to where the lanes read them, `[time, lane]`. */
export function fillLanes<T>(task: Task, firstLane: i32, start: i32, steps: i32): void {
  for (let lane: i32 = 0; lane < lanesOf<T>(); lane++) {
    const series = firstLane + lane - memberOf(task, firstLane + lane) * task.series;
    const from = ((series * task.steps + start) as usize) << 2;
    const to = (lane as usize) << 2;
    copyStrided<T>(task.inputs + from, task.laneInputs + to, steps);
    copyStrided<T>(task.targets + from, task.laneTargets + to, steps);
  }
}

@inline
function copyStrided<T>(from: usize, to: usize, count: i32): void {
  for (; count > 0; count--) {
    store<f32>(to, load<f32>(from));
    from += 4;
    to += sizeof<T>();
  }
}
