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
 * Hidden states of one block, `h' = tanh(x W_ih + b_ih + h W_hh + b_hh)`, from the last row of the block before. Every
 * texel computes all steps from the block's first to its own: a step is a handful of sums, a program run costs
 * thousands.
 */
export function forwardProgram(plan: TaskPlan): TexelProgram {
  return {
    inputs: ['state', 'data', 'before'],
    uniforms: [{ name: 'firstStep', type: 'int' }],
    rows: plan.blockSteps,
    columns: plan.columns,
    source: `
      ${datumFunction(plan)}
      ${weightBlockFunction(plan)}

      // tanh by its definition; large arguments, where exp would overflow, are cut in a way that lets NaN through.
      vec4 squash(vec4 sum) {
        vec4 power = exp(mix(2.0 * sum, vec4(30.0), greaterThan(sum, vec4(15.0))));
        return (power - 1.0) / (power + 1.0);
      }

      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        int lane = at.x / ${plan.texels.groups};
        int group = at.x - lane * ${plan.texels.groups};
        int first = at.x - group;
        int member = lane / ${plan.series};
        int series = lane - member * ${plan.series};
        int row = ${parameterRow};
        ${holdsWeights(plan) ? heldSteps(plan) : fetchedSteps(plan)}
      }`,
  };
}

/** All steps with the weights in registers. */
function heldSteps(plan: TaskPlan): string {
  const { texels } = plan;
  return `
    ${eachGroup(plan, (to) => eachGroup(plan, (from) => `mat4 weight${to}_${from} = weightBlock(row, ${to}, ${from});`))}
    ${eachGroup(
      plan,
      (g) => `
        vec4 input${g} = ${fetchParameter(texels.inputWeights, g)};
        vec4 bias${g} = ${fetchParameter(texels.inputBias, g)} + ${fetchParameter(texels.hiddenBias, g)};
        vec4 hidden${g} = texelFetch(before, ivec2(first + ${g}, ${plan.blockSteps - 1}), 0);`,
    )}
    for (int step = 0; step <= at.y; step++) {
      float x = datum(firstStep + step, series).x;
      ${eachGroup(
        plan,
        (to) => `
          vec4 sum${to} = bias${to} + x * input${to};
          ${eachGroup(plan, (from) => `sum${to} += weight${to}_${from} * hidden${from};`)}`,
      )}
      ${eachGroup(plan, (g) => `hidden${g} = squash(sum${g});`)}
    }
    vec4 own = hidden0;
    ${eachGroup(plan, (g) => `if (group == ${g}) own = hidden${g};`)}
    setOutput(own);`;
}

/** All steps with the weights fetched when needed; the last step computes its own group only. */
function fetchedSteps(plan: TaskPlan): string {
  const { texels } = plan;
  const { groups } = texels;
  return `
    vec4 hidden[${groups}];
    vec4 next[${groups}];
    for (int g = 0; g < ${groups}; g++) {
      hidden[g] = texelFetch(before, ivec2(first + g, ${plan.blockSteps - 1}), 0);
    }
    for (int step = 0; step <= at.y; step++) {
      float x = datum(firstStep + step, series).x;
      bool last = step == at.y;
      int start = last ? group : 0;
      int end = last ? group + 1 : ${groups};
      for (int to = start; to < end; to++) {
        vec4 sum = ${fetchParameter(texels.inputBias, 'to')} + ${fetchParameter(texels.hiddenBias, 'to')};
        sum += x * ${fetchParameter(texels.inputWeights, 'to')};
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
