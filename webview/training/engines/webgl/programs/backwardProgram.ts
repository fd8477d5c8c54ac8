import { holdsWeights } from '../holdsWeights.ts';
import type { ParameterTexels } from '../parameterTexels.ts';
import type { TexelProgram } from '../texelDevice.ts';
import { gatedBackwardSteps, gateFunctions } from './gatedSteps.ts';
import { each, fetchParameter, parameterRow, squashFunction, weightBlockFunction } from './shaderParts.ts';
import { type BackwardKind, sumFunctions } from './sumFunctions.ts';

export type BackwardProgram = TexelProgram<
  'state' | 'inputs' | 'targets' | 'initial' | 'hiddenBefore' | 'hidden' | 'hiddenAfter' | 'after' | 'secondAfter',
  'firstStep' | 'blockSteps' | 'blocksAfter' | 'series' | 'members' | 'columns' | 'freeFrom' | 'lossScale'
>;

/**
 * One block of back-propagation through time (Werbos 1990). The upper rows are the gradient of the loss by the
 * gates' sums, of an Elman cell `(1 - h^2) * (dy W_out + dz' W_hh)`, every texel computing all steps from the block's last to its
 * own. The rows below add the block *after* this one, whose gradients are at hand by now, to the sums over all blocks
 * after that: of the loss by every parameter, and of the loss itself. A last run, one block before the first, is made
 * for the sums alone.
 *
 * Sums are taken step by step from the last step to the first, so that they are the same to the bit however many steps
 * a block has.
 *
 * Grids: the states of the block, of the one before it (for the gates) and of the one after it, and the backward grids of the two blocks after it; the
 * number of blocks after it says which of them there are. With `freeRunning`, the gradient by a step's answer has the
 * share of the step after it, whose first input that answer was.
 */
export function backwardProgram(texels: ParameterTexels, kind: BackwardKind): BackwardProgram {
  const width = texels.layout.gradientParts * texels.groups;
  return {
    inputs: ['state', 'inputs', 'targets', 'initial', 'hiddenBefore', 'hidden', 'hiddenAfter', 'after', 'secondAfter'],
    uniforms: {
      firstStep: 'int',
      blockSteps: 'int',
      blocksAfter: 'int',
      series: 'int',
      members: 'int',
      columns: 'int',
      freeFrom: 'int',
      lossScale: 'float',
    },
    source: `
      ${weightBlockFunction(texels)}
      ${sumFunctions(texels, kind)}
      ${steps(texels, kind.freeRunning)}

      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        if (at.y >= blockSteps) {
          int index = (at.y - blockSteps) * columns + at.x;
          int member = index / ${texels.count};
          bool none = blocksAfter == 0 || member >= members;
          setOutput(none ? vec4(0.0) : withBlockAfter(at, member, index - member * ${texels.count}));
          return;
        }
        if (firstStep < 0) {
          setOutput(vec4(0.0));
          return;
        }
        int lane = at.x / ${width};
        int member = lane / series;
        setOutput(gradient(at.y, lane, at.x - lane * ${width}, ${parameterRow}, lane - member * series));
      }`,
  };
}

/** `gradient(lastStep, lane, place, row, which)`: of all groups of a lane's gradient at a step the one at `place`. */
function steps(texels: ParameterTexels, freeRunning: boolean): string {
  if (texels.cell !== 'rnn') {
    return `${squashFunction} ${gateFunctions(texels, freeRunning)} ${gatedBackwardSteps(texels, freeRunning)}`;
  }
  return holdsWeights(texels) ? heldSteps(texels, freeRunning) : fetchedSteps(texels, freeRunning);
}

/** `gradient(...)` with the weights in registers. */
function heldSteps(texels: ParameterTexels, freeRunning: boolean): string {
  const { groups, outputs } = texels;
  return `
    vec4 gradient(int lastStep, int lane, int group, int row, int which) {
      int first = lane * ${groups};
      ${each(groups, (to) => each(groups, (from) => `mat4 weight${to}_${from} = weightBlock(row, ${to}, ${from});`))}
      ${each(outputs, (o) => each(groups, (g) => `vec4 output${o}_${g} = ${fetchParameter(texels.outputWeights, o * groups + g)};`))}
      ${each(outputs, (o) => `float bias${o} = ${fetchParameter(texels.outputBias, o)}.x;`)}
      ${each(groups, (g) => `vec4 delta${g} = blocksAfter == 0 ? vec4(0.0) : texelFetch(after, ivec2(first + ${g}, 0), 0);`)}
      ${freeRunning ? each(groups, (g) => `vec4 input${g} = ${fetchParameter(texels.inputWeights, g)};`) : ''}
      for (int step = blockSteps - 1; step >= lastStep; step--) {
        int place = ((firstStep + step) * series + which) * ${outputs};
        ${each(groups, (g) => `vec4 hidden${g} = texelFetch(hidden, ivec2(first + ${g}, step), 0);`)}
        ${each(
          outputs,
          (o) => `
            float error${o} = bias${o};
            ${each(groups, (g) => `error${o} += dot(output${o}_${g}, hidden${g});`)}
            error${o} = slope(targetTexel(place + ${o}), error${o});`,
        )}
        ${
          freeRunning
            ? `if (firstStep + step + 1 >= freeFrom) {
                ${each(groups, (g) => `error0 += dot(delta${g}, input${g});`)}
              }`
            : ''
        }
        ${each(
          groups,
          (from) => `
            vec4 sum${from} = error0 * output0_${from};
            ${each(outputs - 1, (o) => `sum${from} += error${o + 1} * output${o + 1}_${from};`)}
            ${each(groups, (to) => `sum${from} += delta${to} * weight${to}_${from};`)}`,
        )}
        ${each(groups, (g) => `delta${g} = (1.0 - hidden${g} * hidden${g}) * sum${g};`)}
      }
      vec4 own = delta0;
      ${each(groups, (g) => `if (group == ${g}) own = delta${g};`)}
      return own;
    }`;
}

/** `gradient(...)` with the weights fetched when needed; the last step computes its own group only. */
function fetchedSteps(texels: ParameterTexels, freeRunning: boolean): string {
  const { groups, outputs } = texels;
  return `
    vec4 gradient(int lastStep, int lane, int group, int row, int which) {
      int first = lane * ${groups};
      float error[${outputs}];
      vec4 delta[${groups}];
      vec4 next[${groups}];
      for (int g = 0; g < ${groups}; g++) {
        delta[g] = blocksAfter == 0 ? vec4(0.0) : texelFetch(after, ivec2(first + g, 0), 0);
      }
      for (int step = blockSteps - 1; step >= lastStep; step--) {
        int place = ((firstStep + step) * series + which) * ${outputs};
        for (int o = 0; o < ${outputs}; o++) {
          float answer = ${fetchParameter(texels.outputBias, 'o')}.x;
          for (int g = 0; g < ${groups}; g++) {
            answer += dot(${fetchParameter(texels.outputWeights, `o * ${groups} + g`)}, texelFetch(hidden, ivec2(first + g, step), 0));
          }
          error[o] = slope(targetTexel(place + o), answer);
        }
        ${
          freeRunning
            ? `if (firstStep + step + 1 >= freeFrom) {
                for (int g = 0; g < ${groups}; g++) {
                  error[0] += dot(delta[g], ${fetchParameter(texels.inputWeights, 'g')});
                }
              }`
            : ''
        }
        bool last = step == lastStep;
        int start = last ? group : 0;
        int end = last ? group + 1 : ${groups};
        for (int from = start; from < end; from++) {
          vec4 activation = texelFetch(hidden, ivec2(first + from, step), 0);
          vec4 sum = vec4(0.0);
          for (int o = 0; o < ${outputs}; o++) {
            sum += error[o] * ${fetchParameter(texels.outputWeights, `o * ${groups} + from`)};
          }
          for (int to = 0; to < ${groups}; to++) {
            sum += delta[to] * weightBlock(row, to, from);
          }
          next[from] = (1.0 - activation * activation) * sum;
        }
        for (int g = 0; g < ${groups}; g++) {
          delta[g] = next[g];
        }
      }
      return delta[group];
    }`;
}
