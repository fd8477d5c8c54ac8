import type { EngineTask } from '../engineTask.ts';
import type { WebglFacts } from './judgeWebgl.ts';
import { type ParameterTexels, parameterTexels } from './parameterTexels.ts';

/** Largest hidden size that the WebGL programs are written for. */
export const maximumWebglHiddenSize = 64;

/** Hidden states may fill this many bytes of graphics memory. */
const maximumHiddenBytes = 512 * 2 ** 20;

/** Rows of a member in the state grid: see `TaskPlan`. */
export const stateRows = { parameters: 0, firstMoment: 1, secondMoment: 2, bestParameters: 3, losses: 4, count: 5 };

/**
 * How a task is laid out in grids of texels. A lane is one series under one member's network; lanes stand side by side,
 * `lane = member * series + which series`, each as wide as the hidden state's groups of four units.
 *
 * - hidden states of a block: `[step in block, lane and group]`;
 * - a block's backward grid: the gradient by the pre-activations, laid out as the hidden states, then, in the rows
 *   below, the sums of all later blocks' shares of the gradient by the parameters, row by row, member by member, in
 *   the order of `ParameterTexels`;
 * - data: `[time, series]` row by row in rows of `dataColumns`, a texel being (input, target, weight, 0); weights are
 *   one, and zero past the series' end;
 * - state: five rows a member (`stateRows`), the first four in the order of `ParameterTexels`.
 */
export interface TaskPlan {
  readonly members: number;
  readonly series: number;
  readonly steps: number;
  readonly texels: ParameterTexels;
  /** Steps fused into one program run, and how many such blocks cover the series. */
  readonly blockSteps: number;
  readonly blocks: number;
  /** Texels in a row of hidden states. */
  readonly columns: number;
  /** Rows below a block's gradients that hold the sums. */
  readonly sumRows: number;
  /** A power of two. */
  readonly dataColumns: number;
  readonly dataRows: number;
  /** Losses that the state holds before they must be read. */
  readonly lossCapacity: number;
}

/** Lays a task out; throws a sentence when it is more than WebGL can hold here. */
export function planTask(task: EngineTask, facts: WebglFacts, blockSteps = chooseBlockSteps(task)): TaskPlan {
  const { hiddenSize } = task.network;
  if (hiddenSize > maximumWebglHiddenSize) {
    throw new Error(`WebGL trains at most ${maximumWebglHiddenSize} hidden units here, not ${hiddenSize}.`);
  }
  const texels = parameterTexels(task.network);
  const blocks = Math.ceil(task.steps / Math.min(blockSteps, task.steps));
  const evenSteps = Math.ceil(task.steps / blocks);
  const columns = task.members * task.series * texels.groups;
  const dataTexels = (blocks + 1) * evenSteps * task.series;
  const dataColumns = 2 ** Math.min(10, Math.ceil(Math.log2(dataTexels)));
  const plan: TaskPlan = {
    members: task.members,
    series: task.series,
    steps: task.steps,
    texels,
    blockSteps: evenSteps,
    blocks,
    columns,
    sumRows: Math.ceil((task.members * texels.count) / columns),
    dataColumns,
    dataRows: Math.ceil(dataTexels / dataColumns),
    lossCapacity: Math.min(64, 4 * texels.count),
  };
  const longestSide = Math.max(columns, stateRows.count * task.members, texels.count, plan.dataRows);
  const hiddenBytes = blocks * evenSteps * columns * 16;
  if (longestSide > facts.maximumTextureSize || hiddenBytes > maximumHiddenBytes) {
    throw new Error(
      `${task.members} networks of ${hiddenSize} units on ${task.series} series of ${task.steps} steps are more than WebGL can hold here.`,
    );
  }
  return plan;
}

/**
 * Steps worth fusing: each step of a block is computed anew for every later one in it, which costs arithmetic and saves
 * program runs. The formula follows measurements on a software renderer: 30 for the tutorial, fewer with the root of
 * the arithmetic in a step, slowly fewer with more lanes.
 */
export function chooseBlockSteps(task: EngineTask): number {
  const groups = Math.ceil(task.network.hiddenSize / 4);
  const lanes = task.members * task.series;
  return Math.max(1, Math.min(50, Math.round(30 * Math.sqrt(27 / groups ** 3) * lanes ** -0.25)));
}
