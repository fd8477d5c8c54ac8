import { adamDefaults } from '../../plain/adam.ts';
import { stateRows, type TaskPlan } from '../taskPlan.ts';
import type { TexelProgram } from '../texelDevice.ts';

/**
 * One Adam step of all members at once: parameters, both moments, the weights of the lowest loss so far, and the loss
 * written to its place among those not yet read. With `clipNorm` the gradient is shrunk first, by the norms of
 * `normProgram`.
 */
export function adamProgram(plan: TaskPlan, clipNorm: number | null): TexelProgram {
  const { texels } = plan;
  const { beta1, beta2, epsilon } = adamDefaults;
  return {
    inputs: clipNorm === null ? ['state', 'backward'] : ['state', 'backward', 'norm'],
    uniforms: [
      { name: 'stepSize', type: 'float' },
      { name: 'secondCorrection', type: 'float' },
      { name: 'lossPlace', type: 'int' },
    ],
    rows: stateRows.count * plan.members,
    columns: texels.count,
    source: `
      ${gradientFunction(plan)}

      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        int member = at.y / ${stateRows.count};
        int first = member * ${stateRows.count};
        int kind = at.y - first;
        vec4 old = texelFetch(state, at, 0);
        float loss = gradientTexel(member, ${texels.loss}).x;
        if (kind == ${stateRows.losses}) {
          bvec4 chosen = equal(ivec4(0, 1, 2, 3), ivec4(lossPlace & 3));
          setOutput(at.x == lossPlace >> 2 ? mix(old, vec4(loss), chosen) : old);
          return;
        }
        vec4 parameter = texelFetch(state, ivec2(at.x, first + ${stateRows.parameters}), 0);
        if (kind == ${stateRows.bestParameters}) {
          float best = texelFetch(state, ivec2(${texels.loss}, at.y), 0).x;
          bool better = loss < best;
          setOutput(better ? (at.x == ${texels.loss} ? vec4(loss, 0.0, 0.0, 0.0) : parameter) : old);
          return;
        }
        if (at.x == ${texels.loss}) {
          setOutput(vec4(0.0));
          return;
        }
        vec4 slope = gradientTexel(member, at.x);
        ${clipNorm === null ? '' : clipping(clipNorm)}
        vec4 firstMoment = texelFetch(state, ivec2(at.x, first + ${stateRows.firstMoment}), 0);
        vec4 secondMoment = texelFetch(state, ivec2(at.x, first + ${stateRows.secondMoment}), 0);
        firstMoment = ${beta1} * firstMoment + ${1 - beta1} * slope;
        secondMoment = ${beta2} * secondMoment + ${1 - beta2} * slope * slope;
        if (kind == ${stateRows.firstMoment}) {
          setOutput(firstMoment);
        } else if (kind == ${stateRows.secondMoment}) {
          setOutput(secondMoment);
        } else {
          setOutput(parameter - stepSize * firstMoment / (sqrt(secondMoment) / secondCorrection + ${epsilon}));
        }
      }`,
  };
}

/** The Euclidean norm of every member's gradient, one texel a member. */
export function normProgram(plan: TaskPlan): TexelProgram {
  return {
    inputs: ['backward'],
    uniforms: [],
    rows: plan.members,
    columns: 1,
    source: `
      ${gradientFunction(plan)}

      void main() {
        int member = int(gl_FragCoord.y);
        float squares = 0.0;
        for (int texel = 0; texel < ${plan.texels.loss}; texel++) {
          vec4 slope = gradientTexel(member, texel);
          squares += dot(slope, slope);
        }
        setOutput(vec4(sqrt(squares), 0.0, 0.0, 0.0));
      }`,
  };
}

/** The losses that the state holds, one row a member. */
export function lossesProgram(plan: TaskPlan): TexelProgram {
  return {
    inputs: ['state'],
    uniforms: [],
    rows: plan.members,
    columns: plan.lossCapacity / 4,
    source: `
      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        setOutput(texelFetch(state, ivec2(at.x, at.y * ${stateRows.count} + ${stateRows.losses}), 0));
      }`,
  };
}

/** `gradientTexel(member, texel)` of the sums below the first block's gradients. */
function gradientFunction(plan: TaskPlan): string {
  return `
    vec4 gradientTexel(int member, int texel) {
      int index = member * ${plan.texels.count} + texel;
      int row = index / ${plan.columns};
      return texelFetch(backward, ivec2(index - row * ${plan.columns}, ${plan.blockSteps} + row), 0);
    }`;
}

/** Pascanu et al. 2013: the gradient keeps its direction and at most the norm given. */
function clipping(clipNorm: number): string {
  return `
    float size = texelFetch(norm, ivec2(0, member), 0).x;
    if (size > float(${clipNorm})) {
      slope *= float(${clipNorm}) / size;
    }`;
}
