import type { EngineTask } from '../engineTask.ts';
import { miniBatch } from '../miniBatch.ts';
import { type GatherProgram, gatherProgram } from './programs/gatherProgram.ts';
import { type SequenceTexels, sequenceTexels } from './sequenceTexels.ts';
import { dataColumns, dataRows, type TaskPlan } from './taskPlan.ts';
import type { TexelDevice, TexelGrid } from './texelDevice.ts';

/** What one iteration is trained on. */
export interface Batch {
  readonly inputs: TexelGrid;
  readonly targets: TexelGrid;
  readonly initial: TexelGrid;
  /** One over what all targets of the batch count together. */
  readonly lossScale: number;
}

/** A task's numbers on the graphics card, and each iteration's share of them. */
export class BatchGrids {
  readonly #device: TexelDevice;
  readonly #task: EngineTask;
  readonly #plan: TaskPlan;
  readonly #gather: GatherProgram = gatherProgram();
  readonly #texels: Pick<SequenceTexels, 'weights'>;
  readonly #all: Omit<Batch, 'lossScale'>;

  constructor(device: TexelDevice, task: EngineTask, plan: TaskPlan) {
    this.#device = device;
    this.#task = task;
    this.#plan = plan;
    const texels = sequenceTexels(task, plan);
    const upload = (values: Float32Array) => device.upload(values.length / 4 / dataColumns, dataColumns, values);
    this.#texels = { weights: texels.weights };
    this.#all = { inputs: upload(texels.inputs), targets: upload(texels.targets), initial: upload(texels.initial) };
  }

  /** The batch of an iteration (the first is 0), until it is given back. */
  take(iteration: number): Batch {
    const order = miniBatch(this.#task, iteration);
    const weight = order.reduce((sum, which) => sum + this.#texels.weights[which], 0);
    const lossScale = weight === 0 ? 0 : 1 / weight;
    if (!this.#gathers) {
      return { ...this.#all, lossScale };
    }
    const { series, texels } = this.#plan;
    const places = new Float32Array(4 * series).fill(-1);
    order.forEach((which, place) => {
      places[4 * place] = which;
    });
    const grid = this.#device.upload(1, series, places);
    const gather = (data: TexelGrid, rows: number, width: number) =>
      this.#device.run(
        this.#gather,
        { rows, columns: dataColumns },
        { data, order: grid },
        { texels: width, size: series, series: this.#task.series },
      );
    const inputTexels = Math.ceil(texels.inputs / 4);
    const stateTexels = texels.layout.stateParts * texels.groups;
    const batch = {
      inputs: gather(this.#all.inputs, dataRows(this.#plan, series, inputTexels), inputTexels),
      targets: gather(this.#all.targets, dataRows(this.#plan, series, texels.outputs), texels.outputs),
      initial: gather(this.#all.initial, Math.ceil((series * stateTexels) / dataColumns), stateTexels),
      lossScale,
    };
    this.#device.release(grid);
    return batch;
  }

  giveBack(batch: Batch): void {
    if (this.#gathers) {
      this.#releaseGrids(batch);
    }
  }

  /** Frees the grids held. */
  release(): void {
    this.#releaseGrids(this.#all);
  }

  get #gathers(): boolean {
    return this.#plan.series < this.#task.series;
  }

  #releaseGrids({ inputs, targets, initial }: Omit<Batch, 'lossScale'>): void {
    for (const grid of [inputs, targets, initial]) {
      this.#device.release(grid);
    }
  }
}
