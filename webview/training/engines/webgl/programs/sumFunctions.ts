import type { ParameterTexels } from '../parameterTexels.ts';
import { dataFunction, fetchParameter, inputFunctions, parameterRow } from './shaderParts.ts';

/** What of a task the backward program is compiled for. */
export interface BackwardKind {
  readonly freeRunning: boolean;
  /** Whether all errors are squared: sparing the rest makes an iteration a tenth faster. */
  readonly squared: boolean;
  /** Whether there is one series only: sparing the loop makes many members a tenth faster. */
  readonly single: boolean;
}

/**
 * The backward program's sums over the block after its own: `withBlockAfter(at, member, texel)` is the sum over all
 * blocks after that, found at the same place of that block's grid, and its share in one texel of a member's gradient, or,
 * in the loss's place, in its loss. Also `targetTexel(index)`, and `slope(target, answer)`, the derivative of the loss by
 * an answer.
 *
 * A target's texel is (target, square, above, below): the error `e` costs `square e^2 + above max(e, 0) + below max(-e, 0)`
 * as in `ErrorMeasure`, weights and all.
 */
export function sumFunctions(texels: ParameterTexels, { freeRunning, squared, single }: BackwardKind): string {
  const { groups, inputs, outputs, layout } = texels;
  const { stateParts, gradientParts } = layout;
  // A lane's columns in the grids of states, and in the backward grids; where a gate's part of the latter begins.
  const column = `(firstLane + which) * ${stateParts * groups}`;
  const gradientColumn = `(firstLane + which) * ${gradientParts * groups}`;
  const placeOf = (parts: readonly number[]) =>
    parts.every((part, gate) => part === gate)
      ? `gate * ${groups}`
      : `int[](${parts.map((part) => part * groups).join(', ')})[gate]`;
  const eachSeries = single ? 'int which = 0;' : 'for (int which = 0; which < series; which++)';
  return `
    ${inputFunctions(texels)}
    ${dataFunction('targetTexel', 'targets')}

    float slope(vec4 target, float answer) {
      float error = answer - target.x;
      ${squared ? '' : 'float linear = error > 0.0 ? target.z : error < 0.0 ? -target.w : 0.0;'}
      return lossScale * (2.0 * target.y * error ${squared ? '' : '+ linear'});
    }

    float cost(vec4 target, float answer) {
      float error = answer - target.x;
      ${squared ? '' : 'float linear = error > 0.0 ? target.z : -target.w;'}
      return lossScale * (target.y * error * error ${squared ? '' : '+ linear * error'});
    }

    float answerTo(int column, int step, int row, int o) {
      float answer = ${fetchParameter(texels.outputBias, 'o')}.x;
      for (int g = 0; g < ${groups}; g++) {
        answer += dot(${fetchParameter(texels.outputWeights, `o * ${groups} + g`)}, texelFetch(hiddenAfter, ivec2(column + g, step), 0));
      }
      return answer;
    }

    // A group's state before a step of the block after this one.
    vec4 stateBefore(int which, int column, int group, int step) {
      if (step > 0) {
        return texelFetch(hiddenAfter, ivec2(column + group, step - 1), 0);
      }
      return firstStep < 0 ? initialAt(which, group) : texelFetch(hidden, ivec2(column + group, blockSteps - 1), 0);
    }

    float errorOf(int which, int column, int gradientColumn, int step, int row, int o, float answer) {
      int time = firstStep + blockSteps + step;
      float error = slope(targetTexel((time * series + which) * ${outputs} + o), answer);
      ${freeRunning ? fedBack(texels) : ''}
      return error;
    }

    float inputOf(int which, int column, int step, int row, int i) {
      int time = firstStep + blockSteps + step;
      ${freeRunning ? takenInput(texels) : ''}
      return inputsAt(time, which, i >> 2)[i & 3];
    }

    vec4 withBlockAfter(ivec2 at, int member, int texel) {
      int row = ${parameterRow};
      int firstLane = member * series;
      vec4 sum = texelFetch(after, at, 0);
      if (texel < ${texels.inputWeights}) {
        // From the unit \`source\`, one step earlier, to the four units of \`to\` of a gate.
        int gate = texel / ${4 * groups * groups};
        int to = texel / ${4 * groups} - gate * ${groups};
        int source = texel % ${4 * groups};
        int place = ${placeOf(layout.hiddenParts)} + to;
        vec4 chosen = vec4(equal(ivec4(0, 1, 2, 3), ivec4(source & 3)));
        for (int step = blockSteps - 1; step > 0; step--) {
          ${eachSeries} {
            float earlier = dot(chosen, texelFetch(hiddenAfter, ivec2(${column} + (source >> 2), step - 1), 0));
            sum += earlier * texelFetch(after, ivec2(${gradientColumn} + place, step), 0);
          }
        }
        ${eachSeries} {
          float earlier = dot(chosen, stateBefore(which, ${column}, source >> 2, 0));
          sum += earlier * texelFetch(after, ivec2(${gradientColumn} + place, 0), 0);
        }
      } else if (texel < ${texels.outputWeights}) {
        bool ofInput = texel < ${texels.inputBias};
        bool ofHidden = texel >= ${texels.hiddenBias};
        int start = ofInput ? ${texels.inputWeights} : ofHidden ? ${texels.hiddenBias} : ${texels.inputBias};
        int rows = (texel - start) / ${groups};
        int gate = ofInput ? rows / ${inputs} : rows;
        int i = ofInput ? rows - gate * ${inputs} : 0;
        int to = texel - start - rows * ${groups};
        int place = (ofHidden ? ${placeOf(layout.hiddenParts)} : ${placeOf(layout.inputParts)}) + to;
        for (int step = blockSteps - 1; step >= 0; step--) {
          ${eachSeries} {
            float factor = ofInput ? inputOf(which, ${column}, step, row, i) : 1.0;
            sum += factor * texelFetch(after, ivec2(${gradientColumn} + place, step), 0);
          }
        }
      } else {
        bool ofLoss = texel == ${texels.loss};
        bool ofBias = texel >= ${texels.outputBias};
        int own = ofBias ? texel - ${texels.outputBias} : (texel - ${texels.outputWeights}) / ${groups};
        int group = ofBias ? 0 : texel - ${texels.outputWeights} - own * ${groups};
        for (int step = blockSteps - 1; step >= 0; step--) {
          ${eachSeries} {
            int column = ${column};
            for (int o = ofLoss ? 0 : own; o < (ofLoss ? ${outputs} : own + 1); o++) {
              float answer = answerTo(column, step, row, o);
              if (ofLoss) {
                sum.x += cost(targetTexel(((firstStep + blockSteps + step) * series + which) * ${outputs} + o), answer);
              } else {
                float error = errorOf(which, column, ${gradientColumn}, step, row, o, answer);
                sum += error * (ofBias ? vec4(1.0, 0.0, 0.0, 0.0) : texelFetch(hiddenAfter, ivec2(column + group, step), 0));
              }
            }
          }
        }
      }
      return sum;
    }`;
}

/** Adds to an error what the step after it makes of the answer. */
function fedBack({ groups, inputs, inputWeights, layout }: ParameterTexels): string {
  const gates = layout.inputParts.map(
    (part, gate) => `
      vec4 delta${gate} = within
        ? texelFetch(after, ivec2(gradientColumn + ${part * groups} + g, step + 1), 0)
        : texelFetch(secondAfter, ivec2(gradientColumn + ${part * groups} + g, 0), 0);
      error += dot(delta${gate}, ${fetchParameter(inputWeights + gate * inputs * groups, 'g')});`,
  );
  return `
    bool within = step + 1 < blockSteps;
    if (o == 0 && time + 1 >= freeFrom && (within || blocksAfter > 1)) {
      for (int g = 0; g < ${groups}; g++) {
        ${gates.join('\n')}
      }
    }`;
}

/** Answers with the first input of a step that takes the answer to the step before. */
function takenInput(texels: ParameterTexels): string {
  return `
    if (i == 0 && time >= freeFrom) {
      float answer = ${fetchParameter(texels.outputBias, 0)}.x;
      for (int g = 0; g < ${texels.groups}; g++) {
        answer += dot(${fetchParameter(texels.outputWeights, 'g')}, stateBefore(which, column, g, step));
      }
      return answer;
    }`;
}
