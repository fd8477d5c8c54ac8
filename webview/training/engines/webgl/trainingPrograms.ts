import type { EngineTask } from '../engineTask.ts';
import { learningRateAt } from '../learningRate.ts';
import { adamDefaults } from '../plain/adam.ts';
import { adamProgram, lossesProgram, normProgram } from './programs/adamProgram.ts';
import { backwardProgram } from './programs/backwardProgram.ts';
import { forwardProgram } from './programs/forwardProgram.ts';
import type { TaskPlan } from './taskPlan.ts';
import type { TexelDevice, TexelGrid, TexelProgram } from './texelDevice.ts';

/**
 * The programs of one task with the grids that training does not change. An iteration is one run of the forward program
 * and one of the backward program for each block, one more backward, one Adam step, and, with clipping, the norms.
 */
export class TrainingPrograms {
  readonly #device: TexelDevice;
  readonly #task: EngineTask;
  readonly #plan: TaskPlan;
  readonly #forward: TexelProgram;
  readonly #backward: TexelProgram;
  readonly #norm: TexelProgram;
  readonly #adam: TexelProgram;
  readonly #losses: TexelProgram;
  readonly #data: TexelGrid;
  /** Hidden states before the series, and after it: all zero. */
  readonly #noHidden: TexelGrid;
  /** The backward grid past the series' end: all zero. */
  readonly #noGradient: TexelGrid;

  constructor(device: TexelDevice, task: EngineTask, plan: TaskPlan) {
    this.#device = device;
    this.#task = task;
    this.#plan = plan;
    this.#forward = forwardProgram(plan);
    this.#backward = backwardProgram(plan);
    this.#norm = normProgram(plan);
    this.#adam = adamProgram(plan, task.clipNorm);
    this.#losses = lossesProgram(plan);
    this.#data = device.upload(plan.dataRows, plan.dataColumns, dataTexels(task, plan));
    this.#noHidden = zeros(device, plan.blockSteps, plan.columns);
    this.#noGradient = zeros(device, plan.blockSteps + plan.sumRows, plan.columns);
  }

  /**
   * Queues one iteration, the `iteration`-th (the first is 1), and returns the state after it; `state` stays the
   * caller's. The loss goes to `lossPlace` among the losses not yet read.
   */
  iterate(state: TexelGrid, iteration: number, lossPlace: number): TexelGrid {
    const { beta1, beta2 } = adamDefaults;
    const { clipNorm } = this.#task;
    const device = this.#device;
    const backward = this.#propagate(state);
    const norms = clipNorm === null ? [] : [device.run(this.#norm, [backward], [])];
    const stepSize = learningRateAt(this.#task, iteration) / (1 - beta1 ** iteration);
    const secondCorrection = Math.sqrt(1 - beta2 ** iteration);
    const next = device.run(this.#adam, [state, backward, ...norms], [stepSize, secondCorrection, lossPlace]);
    for (const grid of [backward, ...norms]) {
      device.release(grid);
    }
    return next;
  }

  /** Waits for all that is queued and reads the losses that the state holds, `[member, place]`. */
  async readLosses(state: TexelGrid): Promise<Float32Array> {
    const grid = this.#device.run(this.#losses, [state], []);
    try {
      return await this.#device.read(grid);
    } finally {
      this.#device.release(grid);
    }
  }

  /** Frees the grids held. */
  release(): void {
    for (const grid of [this.#data, this.#noHidden, this.#noGradient]) {
      this.#device.release(grid);
    }
  }

  /** Forward through all blocks and back again; the result's sums are the loss and its gradient. */
  #propagate(state: TexelGrid): TexelGrid {
    const device = this.#device;
    const { blocks, blockSteps, steps, series } = this.#plan;
    const hidden: TexelGrid[] = [];
    for (let block = 0; block < blocks; block++) {
      const before = hidden.at(-1) ?? this.#noHidden;
      hidden.push(device.run(this.#forward, [state, this.#data, before], [block * blockSteps]));
    }
    const lossScale = 1 / (steps * series);
    let after = this.#noGradient;
    let hiddenAfter = this.#noHidden;
    for (let block = blocks - 1; block >= -1; block--) {
      const here = block < 0 ? this.#noHidden : hidden[block];
      const inputs = [state, this.#data, here, hiddenAfter, after];
      const gradient = device.run(this.#backward, inputs, [block * blockSteps, lossScale]);
      if (block < blocks - 1) {
        device.release(after);
        device.release(hiddenAfter);
      }
      after = gradient;
      hiddenAfter = here;
    }
    return after;
  }
}

/** Input, target and weight of every step and series, past the end all zero. */
function dataTexels(task: EngineTask, plan: TaskPlan): Float32Array {
  const texels = new Float32Array(4 * plan.dataRows * plan.dataColumns);
  for (let i = 0; i < task.steps * task.series; i++) {
    texels[4 * i] = task.inputs[i];
    texels[4 * i + 1] = task.targets[i];
    texels[4 * i + 2] = 1;
  }
  return texels;
}

function zeros(device: TexelDevice, rows: number, columns: number): TexelGrid {
  return device.upload(rows, columns, new Float32Array(4 * rows * columns));
}
