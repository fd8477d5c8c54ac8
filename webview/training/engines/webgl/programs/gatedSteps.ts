import type { ParameterTexels } from '../parameterTexels.ts';
import { fetchParameter } from './shaderParts.ts';

// The steps of cells with gates, PyTorch's GRU and LSTM. Weights are fetched when needed; the last step computes its own
// group of units only. Numbers `gate * groups + group` count the groups of all gates.

/**
 * The state before a step, `previous` and an LSTM's `previousCells`, and from it and the step's inputs the gates' sums
 * `inputSum(row, gate, to, time, which)` and `hiddenSum(row, gate, to)`.
 */
export function gateFunctions(texels: ParameterTexels, freeRunning: boolean): string {
  const { groups, inputs } = texels;
  return `
    vec4 previous[${groups}];
    vec4 previousCells[${groups}];
    // The answer to the step before.
    float fed;

    vec4 sigmoid(vec4 sum) {
      return 0.5 + 0.5 * squash(0.5 * sum);
    }

    void takeAnswer(int row) {
      fed = ${fetchParameter(texels.outputBias, 0)}.x;
      for (int g = 0; g < ${groups}; g++) {
        fed += dot(${fetchParameter(texels.outputWeights, 'g')}, previous[g]);
      }
    }

    vec4 inputSum(int row, int gate, int to, int time, int which) {
      vec4 sum = ${fetchParameter(texels.inputBias, `gate * ${groups} + to`)};
      for (int i = 0; i < ${inputs}; i++) {
        float x = inputsAt(time, which, i >> 2)[i & 3];
        ${freeRunning ? 'x = i == 0 && time >= freeFrom ? fed : x;' : ''}
        sum += x * ${fetchParameter(texels.inputWeights, `(gate * ${inputs} + i) * ${groups} + to`)};
      }
      return sum;
    }

    vec4 hiddenSum(int row, int gate, int to) {
      vec4 sum = ${fetchParameter(texels.hiddenBias, `gate * ${groups} + to`)};
      for (int from = 0; from < ${groups}; from++) {
        sum += weightBlock(row, gate * ${groups} + to, from) * previous[from];
      }
      return sum;
    }`;
}

/** All steps from a block's first to `at.y`, for `group` of the part of the state where `at.x` stands. */
export function gatedForwardSteps(texels: ParameterTexels, freeRunning: boolean): string {
  const { groups, cell } = texels;
  const isLstm = cell === 'lstm';
  return `
    vec4 next[${groups}];
    vec4 nextCells[${groups}];
    for (int g = 0; g < ${groups}; g++) {
      previous[g] = firstStep == 0 ? initialAt(which, g) : texelFetch(before, ivec2(first + g, blockSteps - 1), 0);
      ${
        isLstm
          ? `int cellsAt = ${groups} + g;
            previousCells[g] = firstStep == 0
              ? initialAt(which, cellsAt)
              : texelFetch(before, ivec2(first + cellsAt, blockSteps - 1), 0);`
          : ''
      }
    }
    for (int step = 0; step <= at.y; step++) {
      int time = firstStep + step;
      ${freeRunning ? 'takeAnswer(row);' : ''}
      bool last = step == at.y;
      int start = last ? group : 0;
      int end = last ? group + 1 : ${groups};
      for (int to = start; to < end; to++) {
        ${cell === 'gru' ? gruGates('to') : lstmGates('to')}
        ${
          isLstm
            ? `nextCells[to] = cellState;
              next[to] = outputGate * squash(cellState);`
            : 'next[to] = candidate + update * (previous[to] - candidate);'
        }
      }
      if (last) {
        setOutput(${isLstm ? `at.x - first < ${groups} ? next[group] : nextCells[group]` : 'next[group]'});
      }
      for (int g = 0; g < ${groups}; g++) {
        previous[g] = next[g];
        ${isLstm ? 'previousCells[g] = nextCells[g];' : ''}
      }
    }`;
}

/** `gradient(lastStep, lane, place, row, which)`: of all parts and groups of a lane's gradient the one at `place`. */
export function gatedBackwardSteps(texels: ParameterTexels, freeRunning: boolean): string {
  const { groups, outputs, inputs, cell, layout } = texels;
  const { gates, gradientParts, stateParts, hiddenParts, inputParts } = layout;
  const width = gradientParts * groups;
  const past = (gradientParts - 1) * groups;
  const parts = (all: readonly number[]) => `int[](${all.map((part) => part * groups).join(', ')})`;
  return `
    vec4 stateBeforeStep(int which, int column, int group, int step) {
      if (step > 0) {
        return texelFetch(hidden, ivec2(column + group, step - 1), 0);
      }
      return firstStep == 0 ? initialAt(which, group) : texelFetch(hiddenBefore, ivec2(column + group, blockSteps - 1), 0);
    }

    vec4 gradient(int lastStep, int lane, int place, int row, int which) {
      const int hiddenParts[${gates}] = ${parts(hiddenParts)};
      const int inputParts[${gates}] = ${parts(inputParts)};
      int group = place % ${groups};
      int column = lane * ${stateParts * groups};
      float error[${outputs}];
      vec4 delta[${width}];
      vec4 next[${width}];
      for (int g = 0; g < ${width}; g++) {
        delta[g] = blocksAfter == 0 ? vec4(0.0) : texelFetch(after, ivec2(lane * ${width} + g, 0), 0);
      }
      for (int step = blockSteps - 1; step >= lastStep; step--) {
        int time = firstStep + step;
        for (int g = 0; g < ${groups}; g++) {
          previous[g] = stateBeforeStep(which, column, g, step);
          ${cell === 'lstm' ? `previousCells[g] = stateBeforeStep(which, column, ${groups} + g, step);` : ''}
        }
        ${freeRunning ? 'takeAnswer(row);' : ''}
        int target = (time * series + which) * ${outputs};
        for (int o = 0; o < ${outputs}; o++) {
          float answer = ${fetchParameter(texels.outputBias, 'o')}.x;
          for (int g = 0; g < ${groups}; g++) {
            answer += dot(${fetchParameter(texels.outputWeights, `o * ${groups} + g`)}, texelFetch(hidden, ivec2(column + g, step), 0));
          }
          error[o] = slope(targetTexel(target + o), answer);
        }
        ${
          freeRunning
            ? `if (time + 1 >= freeFrom) {
                for (int gate = 0; gate < ${gates}; gate++) {
                  for (int g = 0; g < ${groups}; g++) {
                    error[0] += dot(delta[inputParts[gate] + g], ${fetchParameter(texels.inputWeights, `gate * ${inputs * groups} + g`)});
                  }
                }
              }`
            : ''
        }
        bool last = step == lastStep;
        int start = last ? group : 0;
        int end = last ? group + 1 : ${groups};
        for (int from = start; from < end; from++) {
          vec4 sum = ${cell === 'gru' ? `delta[${past} + from]` : 'vec4(0.0)'};
          for (int o = 0; o < ${outputs}; o++) {
            sum += error[o] * ${fetchParameter(texels.outputWeights, `o * ${groups} + from`)};
          }
          for (int gate = 0; gate < ${gates}; gate++) {
            for (int to = 0; to < ${groups}; to++) {
              sum += delta[hiddenParts[gate] + to] * weightBlock(row, gate * ${groups} + to, from);
            }
          }
          ${cell === 'gru' ? gruGradient(groups) : lstmGradient(groups)}
        }
        for (int g = 0; g < ${width}; g++) {
          delta[g] = next[g];
        }
      }
      return delta[place];
    }`;
}

/** Cho et al. 2014, with the reset gate after the product, as PyTorch has it. */
function gruGates(group: string): string {
  return `
    ${gateSums(3, group)}
    vec4 reset = sigmoid(inputSums[0] + hiddenSums[0]);
    vec4 update = sigmoid(inputSums[1] + hiddenSums[1]);
    vec4 candidateHidden = hiddenSums[2];
    vec4 candidate = squash(inputSums[2] + reset * candidateHidden);`;
}

/** Hochreiter and Schmidhuber 1997, with forget gates. */
function lstmGates(group: string): string {
  return `
    ${gateSums(4, group)}
    vec4 inputGate = sigmoid(inputSums[0] + hiddenSums[0]);
    vec4 forgetGate = sigmoid(inputSums[1] + hiddenSums[1]);
    vec4 candidate = squash(inputSums[2] + hiddenSums[2]);
    vec4 outputGate = sigmoid(inputSums[3] + hiddenSums[3]);
    vec4 cellState = forgetGate * previousCells[${group}] + inputGate * candidate;`;
}

/** The sums of all gates of a group; in a loop, since compilers take long over four copies of the code. */
function gateSums(gates: number, group: string): string {
  return `
    vec4 inputSums[${gates}];
    vec4 hiddenSums[${gates}];
    for (int gate = 0; gate < ${gates}; gate++) {
      inputSums[gate] = inputSum(row, gate, ${group}, time, which);
      hiddenSums[gate] = hiddenSum(row, gate, ${group});
    }`;
}

/** The gradients by the sums of a group's gates from `sum`, that by its hidden state. */
function gruGradient(groups: number): string {
  return `
    ${gruGates('from')}
    vec4 byCandidate = sum * (1.0 - update) * (1.0 - candidate * candidate);
    next[from] = byCandidate * candidateHidden * reset * (1.0 - reset);
    next[${groups} + from] = sum * (previous[from] - candidate) * update * (1.0 - update);
    next[${2 * groups} + from] = byCandidate * reset;
    next[${3 * groups} + from] = byCandidate;
    next[${4 * groups} + from] = sum * update;`;
}

function lstmGradient(groups: number): string {
  return `
    ${lstmGates('from')}
    vec4 shown = squash(cellState);
    vec4 byCell = delta[${4 * groups} + from] + sum * outputGate * (1.0 - shown * shown);
    next[from] = byCell * candidate * inputGate * (1.0 - inputGate);
    next[${groups} + from] = byCell * previousCells[from] * forgetGate * (1.0 - forgetGate);
    next[${2 * groups} + from] = byCell * inputGate * (1.0 - candidate * candidate);
    next[${3 * groups} + from] = sum * shown * outputGate * (1.0 - outputGate);
    next[${4 * groups} + from] = byCell * forgetGate;`;
}
