import type { TaskPlan } from '../taskPlan.ts';
import type { TexelProgram } from '../texelDevice.ts';
import {
  datumFunction,
  eachGroup,
  fetchParameter,
  holdsWeights,
  parameterRow,
  weightBlockFunction,
} from './shaderParts.ts';

/**
 * One block of back-propagation through time (Werbos 1990). The upper rows are the gradient of the loss by the
 * pre-activations, `(1 - h^2) * (dy W_out + dz' W_hh)`, every texel computing all steps from the block's last to its
 * own. The rows below add the block *after* this one, whose gradients are at hand by now, to the sums over all blocks
 * after that: of the loss by every parameter, and of the loss itself. A last run, one block before the first, is made
 * for the sums alone.
 */
export function backwardProgram(plan: TaskPlan): TexelProgram {
  const { groups } = plan.texels;
  return {
    // The block's hidden states, those of the block after it, and the backward grid of the block after it.
    inputs: ['state', 'data', 'hidden', 'hiddenAfter', 'after'],
    uniforms: [
      { name: 'firstStep', type: 'int' },
      { name: 'lossScale', type: 'float' },
    ],
    rows: plan.blockSteps + plan.sumRows,
    columns: plan.columns,
    source: `
      ${datumFunction(plan)}
      ${weightBlockFunction(plan)}
      ${holdsWeights(plan) ? heldSteps(plan) : fetchedSteps(plan)}
      ${sumFunction(plan)}

      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        if (at.y >= ${plan.blockSteps}) {
          int index = (at.y - ${plan.blockSteps}) * ${plan.columns} + at.x;
          int member = index / ${plan.texels.count};
          int texel = index - member * ${plan.texels.count};
          setOutput(member < ${plan.members} ? texelFetch(after, at, 0) + sumOfBlock(member, texel) : vec4(0.0));
          return;
        }
        if (firstStep < 0) {
          setOutput(vec4(0.0));
          return;
        }
        int lane = at.x / ${groups};
        int member = lane / ${plan.series};
        setOutput(gradient(at.y, lane * ${groups}, at.x - lane * ${groups}, ${parameterRow}, lane - member * ${plan.series}));
      }`,
  };
}

/** `gradient(...)` with the weights in registers. */
function heldSteps(plan: TaskPlan): string {
  const { texels, blockSteps } = plan;
  return `
    vec4 gradient(int lastStep, int first, int group, int row, int series) {
      ${eachGroup(plan, (to) => eachGroup(plan, (from) => `mat4 weight${to}_${from} = weightBlock(row, ${to}, ${from});`))}
      ${eachGroup(
        plan,
        (g) => `
          vec4 output${g} = ${fetchParameter(texels.outputWeights, g)};
          vec4 delta${g} = texelFetch(after, ivec2(first + ${g}, 0), 0);`,
      )}
      float outputBias = ${fetchParameter(texels.outputBias, 0)}.x;
      for (int step = ${blockSteps - 1}; step >= lastStep; step--) {
        vec4 now = datum(firstStep + step, series);
        float answer = outputBias;
        ${eachGroup(
          plan,
          (g) => `
            vec4 hidden${g} = texelFetch(hidden, ivec2(first + ${g}, step), 0);
            answer += dot(output${g}, hidden${g});`,
        )}
        float error = 2.0 * lossScale * now.z * (answer - now.y);
        ${eachGroup(
          plan,
          (from) => `
            vec4 sum${from} = error * output${from};
            ${eachGroup(plan, (to) => `sum${from} += delta${to} * weight${to}_${from};`)}`,
        )}
        ${eachGroup(plan, (g) => `delta${g} = (1.0 - hidden${g} * hidden${g}) * sum${g};`)}
      }
      vec4 own = delta0;
      ${eachGroup(plan, (g) => `if (group == ${g}) own = delta${g};`)}
      return own;
    }`;
}

/** `gradient(...)` with the weights fetched when needed; the last step computes its own group only. */
function fetchedSteps(plan: TaskPlan): string {
  const { texels, blockSteps } = plan;
  const { groups } = texels;
  return `
    vec4 gradient(int lastStep, int first, int group, int row, int series) {
      vec4 delta[${groups}];
      vec4 next[${groups}];
      for (int g = 0; g < ${groups}; g++) {
        delta[g] = texelFetch(after, ivec2(first + g, 0), 0);
      }
      for (int step = ${blockSteps - 1}; step >= lastStep; step--) {
        vec4 now = datum(firstStep + step, series);
        float answer = ${fetchParameter(texels.outputBias, 0)}.x;
        for (int g = 0; g < ${groups}; g++) {
          answer += dot(${fetchParameter(texels.outputWeights, 'g')}, texelFetch(hidden, ivec2(first + g, step), 0));
        }
        float error = 2.0 * lossScale * now.z * (answer - now.y);
        bool last = step == lastStep;
        int start = last ? group : 0;
        int end = last ? group + 1 : ${groups};
        for (int from = start; from < end; from++) {
          vec4 activation = texelFetch(hidden, ivec2(first + from, step), 0);
          vec4 sum = error * ${fetchParameter(texels.outputWeights, 'from')};
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

/**
 * `sumOfBlock(member, texel)`: the share that the block after this one has in one texel of a member's gradient, or, in
 * the loss's place, in its loss.
 */
function sumFunction(plan: TaskPlan): string {
  const { texels, blockSteps, series } = plan;
  const { groups } = texels;
  return `
    vec4 sumOfBlock(int member, int texel) {
      int row = ${parameterRow};
      vec4 sum = vec4(0.0);
      for (int series = 0; series < ${series}; series++) {
        int first = (member * ${series} + series) * ${groups};
        if (texel < ${texels.inputWeights}) {
          // From the unit \`source\`, one step earlier, to the four units of \`to\`.
          int to = texel / ${4 * groups};
          int source = texel - to * ${4 * groups};
          int from = first + (source >> 2);
          vec4 chosen = vec4(equal(ivec4(0, 1, 2, 3), ivec4(source & 3)));
          float earlier = dot(chosen, texelFetch(hidden, ivec2(from, ${blockSteps - 1}), 0));
          for (int step = 0; step < ${blockSteps}; step++) {
            sum += earlier * texelFetch(after, ivec2(first + to, step), 0);
            earlier = dot(chosen, texelFetch(hiddenAfter, ivec2(from, step), 0));
          }
        } else if (texel < ${texels.outputWeights}) {
          bool ofInput = texel < ${texels.inputBias};
          int to = first + (texel - ${texels.inputWeights}) % ${groups};
          for (int step = 0; step < ${blockSteps}; step++) {
            float factor = ofInput ? datum(firstStep + ${blockSteps} + step, series).x : 1.0;
            sum += factor * texelFetch(after, ivec2(to, step), 0);
          }
        } else {
          for (int step = 0; step < ${blockSteps}; step++) {
            vec4 now = datum(firstStep + ${blockSteps} + step, series);
            float answer = ${fetchParameter(texels.outputBias, 0)}.x;
            for (int g = 0; g < ${groups}; g++) {
              answer += dot(${fetchParameter(texels.outputWeights, 'g')}, texelFetch(hiddenAfter, ivec2(first + g, step), 0));
            }
            float difference = answer - now.y;
            float error = 2.0 * lossScale * now.z * difference;
            if (texel < ${texels.outputBias}) {
              sum += error * texelFetch(hiddenAfter, ivec2(first + texel - ${texels.outputWeights}, step), 0);
            } else {
              sum.x += texel == ${texels.outputBias} ? error : lossScale * now.z * difference * difference;
            }
          }
        }
      }
      return sum;
    }`;
}
