import { adamDefaults } from '../../plain/adam.ts';
import type { ParameterTexels } from '../parameterTexels.ts';
import { stateRows } from '../taskPlan.ts';
import type { TexelProgram } from '../texelDevice.ts';

export type AdamProgram = TexelProgram<
  'state' | 'backward' | 'norms',
  'blockSteps' | 'columns' | 'stepSize' | 'secondCorrection' | 'clipNorm' | 'lossPlace'
>;
export type NormProgram = TexelProgram<'backward', 'blockSteps' | 'columns'>;
export type LossesProgram = TexelProgram<'state', never>;

/**
 * One Adam step of all members at once: parameters, both moments, the weights of the lowest loss so far (with
 * `keepsLatest` the latest of a finite loss), and the loss written to its place among those not yet read. With `clips`
 * the gradient is shrunk first, by the norms of `normProgram`.
 */
export function adamProgram(texels: ParameterTexels, clips: boolean, keepsLatest: boolean): AdamProgram {
  const { beta1, beta2, epsilon } = adamDefaults;
  return {
    inputs: ['state', 'backward', 'norms'],
    uniforms: {
      blockSteps: 'int',
      columns: 'int',
      stepSize: 'float',
      secondCorrection: 'float',
      clipNorm: 'float',
      lossPlace: 'int',
    },
    source: `
      ${gradientFunction(texels)}

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
          ${
            keepsLatest
              ? 'bool better = abs(loss) < 3.0e38;'
              : `bool better = loss < texelFetch(state, ivec2(${texels.loss}, at.y), 0).x;`
          }
          if (!better || at.x == ${texels.loss}) {
            setOutput(better ? vec4(loss, 0.0, 0.0, 0.0) : old);
            return;
          }
          ${keepsLatest ? '' : 'setOutput(parameter); return;'}
        }
        if (at.x == ${texels.loss}) {
          setOutput(vec4(0.0));
          return;
        }
        vec4 slope = gradientTexel(member, at.x);
        ${clips ? clipping : ''}
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
export function normProgram(texels: ParameterTexels): NormProgram {
  return {
    inputs: ['backward'],
    uniforms: { blockSteps: 'int', columns: 'int' },
    source: `
      ${gradientFunction(texels)}

      void main() {
        int member = int(gl_FragCoord.y);
        float squares = 0.0;
        for (int texel = 0; texel < ${texels.loss}; texel++) {
          vec4 slope = gradientTexel(member, texel);
          squares += dot(slope, slope);
        }
        setOutput(vec4(sqrt(squares), 0.0, 0.0, 0.0));
      }`,
  };
}

/** The losses that the state holds, one row a member. */
export function lossesProgram(): LossesProgram {
  return {
    inputs: ['state'],
    uniforms: {},
    source: `
      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        setOutput(texelFetch(state, ivec2(at.x, at.y * ${stateRows.count} + ${stateRows.losses}), 0));
      }`,
  };
}

/** `gradientTexel(member, texel)` of the sums below the first block's gradients. */
function gradientFunction(texels: ParameterTexels): string {
  return `
    vec4 gradientTexel(int member, int texel) {
      int index = member * ${texels.count} + texel;
      int row = index / columns;
      return texelFetch(backward, ivec2(index - row * columns, blockSteps + row), 0);
    }`;
}

/** Pascanu et al. 2013: the gradient keeps its direction and at most the norm given. */
const clipping = `
    float size = texelFetch(norms, ivec2(0, member), 0).x;
    if (size > clipNorm) {
      slope *= clipNorm / size;
    }`;
