import { holdsWeights } from '../holdsWeights.ts';
import type { ParameterTexels } from '../parameterTexels.ts';
import type { TexelProgram } from '../texelDevice.ts';
import { gatedForwardSteps, gateFunctions } from './gatedSteps.ts';
import {
  each,
  fetchParameter,
  inputFunctions,
  inputTexels,
  parameterRow,
  squashFunction,
  weightBlockFunction,
} from './shaderParts.ts';

export type ForwardProgram = TexelProgram<
  'state' | 'inputs' | 'initial' | 'before',
  'firstStep' | 'blockSteps' | 'series' | 'freeFrom'
>;

/**
 * States of one block, of an Elman cell `h' = tanh(W_ih x + b_ih + W_hh h + b_hh)`, from the last row of the block before. Every
 * texel computes all steps from the block's first to its own: a step is a handful of sums, a program run costs
 * thousands. With `freeRunning`, from step `freeFrom` on, the first input is the first answer to the step before.
 */
export function forwardProgram(texels: ParameterTexels, freeRunning: boolean): ForwardProgram {
  const width = texels.layout.stateParts * texels.groups;
  return {
    inputs: ['state', 'inputs', 'initial', 'before'],
    uniforms: { firstStep: 'int', blockSteps: 'int', series: 'int', freeFrom: 'int' },
    source: `
      ${inputFunctions(texels)}
      ${weightBlockFunction(texels)}

      ${squashFunction}
      ${texels.cell === 'rnn' ? '' : gateFunctions(texels, freeRunning)}

      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        int lane = at.x / ${width};
        int group = (at.x - lane * ${width}) % ${texels.groups};
        int first = lane * ${width};
        int member = lane / series;
        int which = lane - member * series;
        int row = ${parameterRow};
        ${steps(texels, freeRunning)}
      }`,
  };
}

function steps(texels: ParameterTexels, freeRunning: boolean): string {
  if (texels.cell !== 'rnn') {
    return gatedForwardSteps(texels, freeRunning);
  }
  return holdsWeights(texels) ? heldSteps(texels, freeRunning) : fetchedSteps(texels, freeRunning);
}

/** All steps with the weights in registers. */
function heldSteps(texels: ParameterTexels, freeRunning: boolean): string {
  const { groups, inputs } = texels;
  return `
    ${each(groups, (to) => each(groups, (from) => `mat4 weight${to}_${from} = weightBlock(row, ${to}, ${from});`))}
    ${each(inputs, (i) => each(groups, (g) => `vec4 input${i}_${g} = ${fetchParameter(texels.inputWeights, i * groups + g)};`))}
    ${each(
      groups,
      (g) => `
        vec4 bias${g} = ${fetchParameter(texels.inputBias, g)} + ${fetchParameter(texels.hiddenBias, g)};
        vec4 hidden${g} = firstStep == 0 ? initialAt(which, ${g}) : texelFetch(before, ivec2(first + ${g}, blockSteps - 1), 0);`,
    )}
    ${freeRunning ? each(groups, (g) => `vec4 output${g} = ${fetchParameter(texels.outputWeights, g)};`) : ''}
    ${freeRunning ? `float outputBias = ${fetchParameter(texels.outputBias, 0)}.x;` : ''}
    for (int step = 0; step <= at.y; step++) {
      ${each(inputTexels(inputs), (k) => `vec4 x${k} = inputsAt(firstStep + step, which, ${k});`)}
      ${
        freeRunning
          ? `if (firstStep + step >= freeFrom) {
              x0.x = outputBias;
              ${each(groups, (g) => `x0.x += dot(output${g}, hidden${g});`)}
            }`
          : ''
      }
      ${each(
        groups,
        (to) => `
          vec4 sum${to} = bias${to};
          ${each(inputs, (i) => `sum${to} += x${i >> 2}[${i & 3}] * input${i}_${to};`)}
          ${each(groups, (from) => `sum${to} += weight${to}_${from} * hidden${from};`)}`,
      )}
      ${each(groups, (g) => `hidden${g} = squash(sum${g});`)}
    }
    vec4 own = hidden0;
    ${each(groups, (g) => `if (group == ${g}) own = hidden${g};`)}
    setOutput(own);`;
}

/** All steps with the weights fetched when needed; the last step computes its own group only. */
function fetchedSteps(texels: ParameterTexels, freeRunning: boolean): string {
  const { groups, inputs } = texels;
  return `
    vec4 hidden[${groups}];
    vec4 next[${groups}];
    for (int g = 0; g < ${groups}; g++) {
      hidden[g] = firstStep == 0 ? initialAt(which, g) : texelFetch(before, ivec2(first + g, blockSteps - 1), 0);
    }
    for (int step = 0; step <= at.y; step++) {
      int time = firstStep + step;
      ${
        freeRunning
          ? `float answer = ${fetchParameter(texels.outputBias, 0)}.x;
            for (int g = 0; g < ${groups}; g++) {
              answer += dot(${fetchParameter(texels.outputWeights, 'g')}, hidden[g]);
            }`
          : ''
      }
      bool last = step == at.y;
      int start = last ? group : 0;
      int end = last ? group + 1 : ${groups};
      for (int to = start; to < end; to++) {
        vec4 sum = ${fetchParameter(texels.inputBias, 'to')} + ${fetchParameter(texels.hiddenBias, 'to')};
        for (int i = 0; i < ${inputs}; i++) {
          float x = inputsAt(time, which, i >> 2)[i & 3];
          ${freeRunning ? 'x = i == 0 && time >= freeFrom ? answer : x;' : ''}
          sum += x * ${fetchParameter(texels.inputWeights, `i * ${groups} + to`)};
        }
        for (int from = 0; from < ${groups}; from++) {
          sum += weightBlock(row, to, from) * hidden[from];
        }
        next[to] = squash(sum);
      }
      if (last) {
        setOutput(next[group]);
      }
      for (int g = 0; g < ${groups}; g++) {
        hidden[g] = next[g];
      }
    }`;
}
