import type { EngineTask } from '../engineTask.ts';
import { learningRateAt } from '../learningRate.ts';
import { adamDefaults } from '../plain/adam.ts';
import { type Batch, BatchGrids } from './batchGrids.ts';
import {
  type AdamProgram,
  adamProgram,
  type LossesProgram,
  lossesProgram,
  type NormProgram,
  normProgram,
} from './programs/adamProgram.ts';
import { type BackwardProgram, backwardProgram } from './programs/backwardProgram.ts';
import { type ForwardProgram, forwardProgram } from './programs/forwardProgram.ts';
import { evenBlocks, stateRows, type TaskPlan } from './taskPlan.ts';
import type { TexelDevice, TexelGrid } from './texelDevice.ts';

/**
 * The programs of one task with the grids that training does not change. An iteration is one run of the forward program
 * and one of the backward program for each block, one more backward, one Adam step, and, with clipping, the norms.
 */
export class TrainingPrograms {
  readonly #device: TexelDevice;
  readonly #task: EngineTask;
  readonly #plan: TaskPlan;
  readonly #forward: ForwardProgram;
  readonly #backward: BackwardProgram;
  readonly #norm: NormProgram;
  readonly #adam: AdamProgram;
  readonly #losses: LossesProgram;
  readonly #batches: BatchGrids;

  constructor(device: TexelDevice, task: EngineTask, plan: TaskPlan) {
    const { texels } = plan;
    const freeRunning = task.freeRunningFrom !== undefined;
    this.#device = device;
    this.#task = task;
    this.#plan = plan;
    this.#forward = forwardProgram(texels, freeRunning);
    const squared = task.loss === undefined || task.loss.kind === 'squared';
    this.#backward = backwardProgram(texels, { freeRunning, squared, single: plan.series === 1 });
    this.#norm = normProgram(texels);
    this.#adam = adamProgram(texels, task.clipNorm !== null, task.miniBatches !== undefined);
    this.#losses = lossesProgram();
    this.#batches = new BatchGrids(device, task, plan);
  }

  /**
   * Queues one iteration, the `iteration`-th (the first is 1), in blocks of at most `atMost` steps, and returns the state
   * after it; `state` stays the caller's. The loss goes to `lossPlace` among the losses not yet read.
   */
  iterate(state: TexelGrid, iteration: number, lossPlace: number, atMost: number): TexelGrid {
    const { beta1, beta2 } = adamDefaults;
    const device = this.#device;
    const { members, gradientColumns: columns, texels } = this.#plan;
    const { blockSteps, blocks } = evenBlocks(this.#plan.steps, atMost);
    const batch = this.#batches.take(iteration - 1);
    const backward = this.#propagate(state, batch, blockSteps, blocks);
    this.#batches.giveBack(batch);
    const { clipNorm } = this.#task;
    const norms =
      clipNorm === null
        ? null
        : device.run(this.#norm, { rows: members, columns: 1 }, { backward }, { blockSteps, columns });
    const next = device.run(
      this.#adam,
      { rows: stateRows.count * members, columns: texels.count },
      { state, backward, norms: norms ?? state },
      {
        blockSteps,
        columns,
        stepSize: learningRateAt(this.#task, iteration) / (1 - beta1 ** iteration),
        secondCorrection: Math.sqrt(1 - beta2 ** iteration),
        clipNorm: clipNorm ?? 0,
        lossPlace,
      },
    );
    device.release(backward);
    if (norms !== null) {
      device.release(norms);
    }
    return next;
  }

  /** Waits for all that is queued and reads the losses that the state holds, `[member, place]`. */
  async readLosses(state: TexelGrid): Promise<Float32Array> {
    const { members, lossCapacity } = this.#plan;
    const grid = this.#device.run(this.#losses, { rows: members, columns: lossCapacity / 4 }, { state }, {});
    try {
      return await this.#device.read(grid);
    } finally {
      this.#device.release(grid);
    }
  }

  /** Frees the grids held. */
  release(): void {
    this.#batches.release();
  }

  /** Forward through all blocks and back again; the result's sums are the loss and its gradient. */
  #propagate(state: TexelGrid, batch: Batch, blockSteps: number, blocks: number): TexelGrid {
    const device = this.#device;
    const { columns, gradientColumns, sumRows, series, members } = this.#plan;
    const { inputs, targets, initial, lossScale } = batch;
    const freeFrom = this.#task.freeRunningFrom ?? 0;
    const hidden: TexelGrid[] = [];
    for (let block = 0; block < blocks; block++) {
      hidden.push(
        device.run(
          this.#forward,
          { rows: blockSteps, columns },
          { state, inputs, initial, before: hidden[block - 1] ?? initial },
          { firstStep: block * blockSteps, blockSteps, series, freeFrom },
        ),
      );
    }
    // The backward grids of the blocks after the one at hand, the nearest last; what is missing is not looked at.
    const after: TexelGrid[] = [];
    for (let block = blocks - 1; block >= -1; block--) {
      after.push(
        device.run(
          this.#backward,
          { rows: blockSteps + sumRows, columns: gradientColumns },
          {
            state,
            inputs,
            targets,
            initial,
            hiddenBefore: hidden[block - 1] ?? initial,
            hidden: hidden[block] ?? initial,
            hiddenAfter: hidden[block + 1] ?? initial,
            after: after.at(-1) ?? initial,
            secondAfter: after.at(-2) ?? initial,
          },
          {
            firstStep: block * blockSteps,
            blockSteps,
            blocksAfter: blocks - 1 - block,
            series,
            members,
            columns: gradientColumns,
            freeFrom,
            lossScale,
          },
        ),
      );
      if (after.length > 2) {
        device.release(after.shift() ?? state);
      }
      if (block + 1 < blocks) {
        device.release(hidden[block + 1]);
      }
    }
    const [secondAfter, result] = after.slice(-2);
    device.release(secondAfter);
    return result;
  }
}
