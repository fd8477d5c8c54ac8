import { stateRows, type TaskPlan } from '../taskPlan.ts';

// Pieces of GLSL ES 3.0 that several programs share. Grids are read by `texelFetch(grid, ivec2(column, row), 0)`.

/**
 * Up to this many groups of four units a network's weights are kept in registers and loops over groups unrolled: twice
 * as fast as fetching them on a software renderer. Beyond it, compiling the unrolled code would take a second.
 */
const maximumHeldGroups = 6;

/** Whether a program keeps the recurrent weights in registers, rather than fetching them at every step. */
export function holdsWeights(plan: TaskPlan): boolean {
  return plan.texels.groups <= maximumHeldGroups;
}

/** One piece of code for each group, joined. */
export function eachGroup(plan: TaskPlan, code: (group: number) => string): string {
  return Array.from({ length: plan.texels.groups }, (_, group) => code(group)).join('\n');
}

/** Row of the state grid where a member's parameters stand. */
export const parameterRow = `member * ${stateRows.count} + ${stateRows.parameters}`;

/**
 * `datum(time, series)`: (input, target, weight, 0). Rows are a power of two wide, so that no division is needed.
 */
export function datumFunction(plan: TaskPlan): string {
  return `
    vec4 datum(int time, int series) {
      int index = time * ${plan.series} + series;
      return texelFetch(data, ivec2(index & ${plan.dataColumns - 1}, index >> ${Math.log2(plan.dataColumns)}), 0);
    }`;
}

/** `weightBlock(row, to, from)`: the recurrent weights from one group of units to another, as `block * hidden`. */
export function weightBlockFunction(plan: TaskPlan): string {
  const { hiddenWeights, groups } = plan.texels;
  return `
    mat4 weightBlock(int row, int to, int from) {
      int texel = ${hiddenWeights} + to * ${4 * groups} + from * 4;
      return mat4(
        texelFetch(state, ivec2(texel, row), 0),
        texelFetch(state, ivec2(texel + 1, row), 0),
        texelFetch(state, ivec2(texel + 2, row), 0),
        texelFetch(state, ivec2(texel + 3, row), 0));
    }`;
}

/** A group's texel of the parameters that begin at `texel`. */
export function fetchParameter(texel: number, group: number | string): string {
  return `texelFetch(state, ivec2(${texel} + ${group}, row), 0)`;
}
