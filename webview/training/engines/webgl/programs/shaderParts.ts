import type { ParameterTexels } from '../parameterTexels.ts';
import { dataColumns, stateRows } from '../taskPlan.ts';

// Pieces of GLSL ES 3.0 that several programs share. Grids are read by `texelFetch(grid, ivec2(column, row), 0)`.

/** One piece of code for each of `count`, joined. */
export function each(count: number, code: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => code(index)).join('\n');
}

/** Row of the state grid where a member's parameters stand. */
export const parameterRow = `member * ${stateRows.count} + ${stateRows.parameters}`;

/** `name(index)`: a texel of the data grid `grid`, whose rows are a power of two wide, so that no division is needed. */
export function dataFunction(name: string, grid: string): string {
  return `
    vec4 ${name}(int index) {
      return texelFetch(${grid}, ivec2(index & ${dataColumns - 1}, index >> ${Math.log2(dataColumns)}), 0);
    }`;
}

/**
 * `inputsAt(time, series, texel)`: four inputs of a step; `initialAt(series, group)`: a group of the state before the
 * first step. For programs with the grids `inputs` and `initial` and the uniform `series`.
 */
export function inputFunctions({ groups, inputs, layout }: ParameterTexels): string {
  return `
    ${dataFunction('inputTexel', 'inputs')}
    ${dataFunction('initialTexel', 'initial')}

    vec4 inputsAt(int time, int which, int texel) {
      return inputTexel((time * series + which) * ${inputTexels(inputs)} + texel);
    }

    vec4 initialAt(int which, int group) {
      return initialTexel(which * ${layout.stateParts * groups} + group);
    }`;
}

/** `squash(sum)`: tanh by its definition; large arguments, where exp would overflow, are cut so that NaN comes through. */
export const squashFunction = `
  vec4 squash(vec4 sum) {
    vec4 power = exp(mix(2.0 * sum, vec4(30.0), greaterThan(sum, vec4(15.0))));
    return (power - 1.0) / (power + 1.0);
  }`;

/** Texels of one step's inputs. */
export function inputTexels(inputs: number): number {
  return Math.ceil(inputs / 4);
}

/** `weightBlock(row, to, from)`: the recurrent weights from a group of units to one of a gate, as `block * hidden`. */
export function weightBlockFunction({ hiddenWeights, groups }: ParameterTexels): string {
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

/** The texel `offset` of the parameters that begin at `texel`. */
export function fetchParameter(texel: number, offset: number | string): string {
  return `texelFetch(state, ivec2(${texel} + ${offset}, row), 0)`;
}
