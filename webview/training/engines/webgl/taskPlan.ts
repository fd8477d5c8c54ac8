import { countOf, formatNumber } from '../../../../src/shared/formatNumber.ts';
import { translate } from '../../../../src/shared/l10n/translate.ts';
import type { EngineTask } from '../engineTask.ts';
import { holdsWeights } from './holdsWeights.ts';
import type { WebglFacts } from './judgeWebgl.ts';
import { type ParameterTexels, parameterTexels } from './parameterTexels.ts';

/** Largest hidden size that the WebGL programs are written for. */
export const maximumWebglHiddenSize = 64;

/** Grids of a task may fill this much graphics memory: what the smallest graphics cards have to spare. */
const maximumMegabytes = 512;

/** Steps fused into one program run at most. */
const maximumBlockSteps = 512;

/** Texels in a row of a data grid; a power of two, and what every WebGL 2 can hold. */
export const dataColumns = 2048;

/** Rows of a member in the state grid: see `TaskPlan`. */
export const stateRows = { parameters: 0, firstMoment: 1, secondMoment: 2, bestParameters: 3, losses: 4, count: 5 };

/**
 * How a task is laid out in grids of texels. A lane is one series of an iteration under one member's network; lanes stand
 * side by side, `lane = member * series + which series`, each as wide as its parts (see `CellLayout`) have groups of four
 * units.
 *
 * - states of a block: `[step in block, lane, part and group]`;
 * - a block's backward grid: the gradient by the gates' sums, laid out alike, then, in the rows
 *   below, the sums of all later blocks' shares of the gradient by the parameters, row by row, member by member, in
 *   the order of `ParameterTexels`;
 * - data, row by row in rows of `dataColumns`: inputs `[time, series, four inputs]`, targets `[time, series, output]`
 *   (see `sequenceTexels.ts`), states before the first step `[series, part and group]`; zero past a series' end;
 * - state: five rows a member (`stateRows`), the first four in the order of `ParameterTexels`.
 */
export interface TaskPlan {
  readonly members: number;
  /** Series of one iteration: all, or a mini-batch's. */
  readonly series: number;
  readonly steps: number;
  readonly texels: ParameterTexels;
  /** Texels in a row of states, and of gradients by the gates' sums. */
  readonly columns: number;
  readonly gradientColumns: number;
  /** Rows below a block's gradients that hold the sums. */
  readonly sumRows: number;
  /** Losses that the state holds before they must be read. */
  readonly lossCapacity: number;
  /** Steps that one block has at most. */
  readonly largestBlock: number;
}

/** Lays a task out; throws a sentence when it is more than WebGL trains, or can hold here. */
export function planTask(task: EngineTask, facts: WebglFacts): TaskPlan {
  const { network, members, steps } = task;
  if (network.hiddenSize > maximumWebglHiddenSize) {
    throw new Error(
      translate(
        'WebGL trains at most {0} hidden units here, not {1}.',
        formatNumber(maximumWebglHiddenSize),
        formatNumber(network.hiddenSize),
      ),
    );
  }
  const texels = parameterTexels(network);
  const series = Math.min(task.miniBatches?.size ?? task.series, task.series);
  const { stateParts, gradientParts } = texels.layout;
  const columns = members * series * stateParts * texels.groups;
  const gradientColumns = members * series * gradientParts * texels.groups;
  const sumRows = Math.ceil((members * texels.count) / gradientColumns);
  const plan: TaskPlan = {
    members,
    series,
    steps,
    texels,
    columns,
    gradientColumns,
    sumRows,
    lossCapacity: Math.min(256, 4 * texels.count),
    largestBlock: Math.min(steps, maximumBlockSteps, facts.maximumTextureSize - sumRows),
  };
  const what = translate(
    '{0} of {1} units on {2} of {3}',
    countOf(members, 'network'),
    formatNumber(network.hiddenSize),
    seriesInWords(series),
    countOf(steps, 'step'),
  );
  const dataTexels = Math.max(Math.ceil(texels.inputs / 4), texels.outputs);
  const side = Math.max(
    gradientColumns,
    texels.count,
    stateRows.count * members,
    sumRows + 1,
    dataRows(plan, task.series, dataTexels),
  );
  if (side > facts.maximumTextureSize) {
    throw new Error(
      translate(
        '{0} need textures of {1} texels along a side; WebGL has {2} here.',
        what,
        formatNumber(side),
        formatNumber(facts.maximumTextureSize),
      ),
    );
  }
  const megabytes = Math.ceil(planBytes(plan, task.series) / 2 ** 20);
  if (megabytes > maximumMegabytes) {
    throw new Error(
      translate(
        '{0} need {1} MB of graphics memory; WebGL takes at most {2} MB here.',
        what,
        formatNumber(megabytes),
        formatNumber(maximumMegabytes),
      ),
    );
  }
  return plan;
}

/** Steps of each block when no block has more than `atMost`, the series being cut evenly, and how many blocks there are. */
export function evenBlocks(steps: number, atMost: number): { readonly blockSteps: number; readonly blocks: number } {
  const blockSteps = Math.ceil(steps / Math.ceil(steps / atMost));
  return { blockSteps, blocks: Math.ceil(steps / blockSteps) };
}

/** Rows of a data grid of so many series and texels of each at every step, with a block to spare past the end. */
export function dataRows({ steps, largestBlock }: TaskPlan, series: number, texels: number): number {
  return Math.ceil(((steps + largestBlock) * series * texels) / dataColumns);
}

/**
 * Steps worth fusing, to begin with: each step of a block is computed anew for every later one in it, which costs
 * arithmetic and saves program runs. The formula follows measurements on a software renderer: 30 for the tutorial, fewer
 * with the root of the arithmetic in a step, slowly fewer with more lanes. A GPU computes steps anew side by side, which
 * on one (NVIDIA H200) made the best blocks of programs that hold their weights three times as long.
 */
export function likelyBlockSteps({ texels, members, series, largestBlock }: TaskPlan, software: boolean): number {
  const likely = 30 * Math.sqrt(27 / texels.groups ** 3 / texels.layout.gates) * (members * series) ** -0.25;
  const longer = !software && holdsWeights(texels) ? 3 : 1;
  return Math.max(1, Math.min(longer * 50, largestBlock, Math.round(longer * likely)));
}

/** What all grids of a task take, blocks being as long as can be: an upper bound. */
function planBytes(plan: TaskPlan, allSeries: number): number {
  const { steps, columns, gradientColumns, sumRows, members, series, texels, largestBlock } = plan;
  const batches = series < allSeries ? [allSeries, series] : [series];
  const data = batches.reduce(
    (rows, each) => rows + dataRows(plan, each, Math.ceil(texels.inputs / 4)) + dataRows(plan, each, texels.outputs),
    0,
  );
  const hidden = (steps + largestBlock) * columns;
  const backward = 3 * (largestBlock + sumRows) * gradientColumns;
  const state = 2 * members * stateRows.count * texels.count;
  return 16 * (data * dataColumns + hidden + backward + state);
}

function seriesInWords(count: number): string {
  return count === 1 ? translate('1 series') : translate('{0} series', formatNumber(count));
}
