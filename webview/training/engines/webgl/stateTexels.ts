import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import type { NetworkShape } from '../../../../src/shared/model/networkShape.ts';
import { parameterOffsets } from './parameterTexels.ts';
import { stateRows, type TaskPlan } from './taskPlan.ts';

/** Stands for "no loss yet" on the graphics card, where infinity is not safe: the largest 32-bit float. */
const noLoss = (2 - 2 ** -23) * 2 ** 127;

/** Writes a state as the texels of the state grid; the losses not yet read are none. */
export function stateToTexels(network: NetworkShape, plan: TaskPlan, state: EngineState): Float32Array {
  const offsets = parameterOffsets(network);
  const texels = new Float32Array(4 * plan.members * stateRows.count * plan.texels.count);
  for (let member = 0; member < plan.members; member++) {
    const write = (row: number, values: Float64Array) => {
      const start = rowStart(plan, member, row);
      for (let i = 0; i < offsets.length; i++) {
        texels[start + offsets[i]] = values[member * offsets.length + i];
      }
    };
    write(stateRows.parameters, state.parameters);
    write(stateRows.firstMoment, state.firstMoment);
    write(stateRows.secondMoment, state.secondMoment);
    write(stateRows.bestParameters, state.bestParameters);
    texels[bestLossAt(plan, member)] = Math.min(state.bestLosses[member], noLoss);
  }
  return texels;
}

/** Reads a state from the texels of the state grid, after `iteration` steps. */
export function stateFromTexels(
  network: NetworkShape,
  plan: TaskPlan,
  iteration: number,
  texels: Float32Array,
): EngineState {
  const offsets = parameterOffsets(network);
  const read = (row: number) => {
    const values = new Float64Array(plan.members * offsets.length);
    for (let i = 0; i < values.length; i++) {
      const member = Math.floor(i / offsets.length);
      values[i] = texels[rowStart(plan, member, row) + offsets[i - member * offsets.length]];
    }
    return values;
  };
  const bestLosses = Float64Array.from({ length: plan.members }, (_, member) => texels[bestLossAt(plan, member)]);
  return {
    iteration,
    parameters: read(stateRows.parameters),
    firstMoment: read(stateRows.firstMoment),
    secondMoment: read(stateRows.secondMoment),
    bestParameters: read(stateRows.bestParameters),
    bestLosses: bestLosses.map((loss) => (loss === noLoss ? Number.POSITIVE_INFINITY : loss)),
  };
}

function rowStart(plan: TaskPlan, member: number, row: number): number {
  return 4 * (member * stateRows.count + row) * plan.texels.count;
}

function bestLossAt(plan: TaskPlan, member: number): number {
  return rowStart(plan, member, stateRows.bestParameters) + 4 * plan.texels.loss;
}
