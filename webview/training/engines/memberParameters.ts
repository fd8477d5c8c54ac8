import { parameterCount } from '../../../src/shared/model/parameterLayout.ts';
import type { EngineTask } from './engineTask.ts';

/** One member's part of an array `[member, parameter]`, copied to float64. */
export function memberParameters(task: EngineTask, all: ArrayLike<number>, member: number): Float64Array {
  const count = parameterCount(task.network);
  return Float64Array.from({ length: count }, (_, i) => all[member * count + i]);
}
