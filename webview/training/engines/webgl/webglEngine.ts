import type { BackendReport } from '../../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { rollOutNetwork } from '../../../../src/shared/model/recurrentNetwork.ts';
import { checkEngineTask } from '../checkEngineTask.ts';
import type { Engine } from '../engine.ts';
import type { EngineTask } from '../engineTask.ts';
import { memberParameters } from '../memberParameters.ts';
import { BackPropagation } from '../plain/backPropagation.ts';
import { checkWebglTask } from './checkWebglTask.ts';
import type { WebglFacts, WebglVerdict } from './judgeWebgl.ts';
import { stateFromTexels, stateToTexels } from './stateTexels.ts';
import { planTask, type TaskPlan } from './taskPlan.ts';
import { TexelDevice, type TexelGrid } from './texelDevice.ts';
import { TrainingPrograms } from './trainingPrograms.ts';

export interface WebglEngineOptions {
  /** What `probeWebgl` found on the same canvas, and what `judgeWebgl` made of it. */
  readonly facts: WebglFacts;
  readonly verdict: WebglVerdict;
  /** Steps fused into one program run; chosen from the task's size when left out. */
  readonly blockSteps?: number;
}

/**
 * Trains on the graphics card in float32: programs of our own, run through TensorFlow.js's WebGL backend, each of which
 * computes many steps of the recurrence at once. Calls are made one after the other. When the context is lost, the call
 * under way and every later one rejects with `ContextLostError`.
 */
export class WebglEngine implements Engine {
  report: BackendReport;
  readonly #options: WebglEngineOptions;
  readonly #device: TexelDevice;
  #prepared: PreparedTask | null = null;

  /** Throws when the verdict is against WebGL. */
  constructor(canvas: OffscreenCanvas, options: WebglEngineOptions) {
    const { verdict, facts } = options;
    if (!verdict.usable) {
      throw new Error(verdict.reason);
    }
    this.#options = options;
    this.report = { engine: 'webgl', renderer: verdict.renderer, reason: verdict.reason };
    this.#device = new TexelDevice(canvas, facts);
  }

  /** Throws a sentence when the task is more than WebGL can hold. */
  async prepare(task: EngineTask): Promise<void> {
    checkEngineTask(task);
    checkWebglTask(task);
    const plan = planTask(task, this.#options.facts, this.#options.blockSteps);
    this.#forget();
    const zero = new Float64Array(task.members * parameterCount(task.network));
    const programs = new TrainingPrograms(this.#device, task, plan);
    this.#prepared = { task, plan, programs, state: null, iteration: 0 };
    await this.writeState({
      iteration: 0,
      parameters: task.parameters,
      firstMoment: zero,
      secondMoment: zero,
      bestParameters: task.parameters,
      bestLosses: new Float64Array(task.members).fill(Number.POSITIVE_INFINITY),
    });
  }

  async run(iterations: number): Promise<Float64Array> {
    const prepared = this.#current();
    const { plan, programs } = prepared;
    const losses = new Float64Array(iterations * plan.members);
    for (let done = 0; done < iterations; ) {
      const count = Math.min(plan.lossCapacity, iterations - done);
      for (let place = 0; place < count; place++) {
        const before = stateOf(prepared);
        prepared.state = programs.iterate(before, prepared.iteration + 1, place);
        prepared.iteration++;
        this.#device.release(before);
      }
      const read = await programs.readLosses(stateOf(prepared));
      for (let i = 0; i < count * plan.members; i++) {
        const place = Math.floor(i / plan.members);
        const member = i - place * plan.members;
        losses[done * plan.members + i] = read[member * plan.lossCapacity + place];
      }
      done += count;
    }
    return losses;
  }

  async readState(): Promise<EngineState> {
    const { task, plan, iteration, state } = this.#current();
    return stateFromTexels(task.network, plan, iteration, await this.#device.read(stateOf({ state })));
  }

  async writeState(state: EngineState): Promise<void> {
    const prepared = this.#current();
    const { task, plan } = prepared;
    if (prepared.state !== null) {
      this.#device.release(prepared.state);
    }
    const { count } = plan.texels;
    const texels = stateToTexels(task.network, plan, state);
    prepared.state = this.#device.upload(texels.length / 4 / count, count, texels);
    prepared.iteration = state.iteration;
  }

  /** On the CPU in float64: one pass costs less there than reading every hidden state back. */
  async predict(member: number): Promise<Float64Array> {
    const { task } = this.#current();
    const { parameters } = await this.readState();
    const propagation = new BackPropagation(task);
    const all = Int32Array.from({ length: task.series }, (_, which) => which);
    propagation.loss(memberParameters(task, parameters, member), all);
    return propagation.outputs;
  }

  /** On the CPU in float64: each answer waits for the one before. */
  async rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array> {
    const { task } = this.#current();
    const { bestParameters } = await this.readState();
    return rollOutNetwork(task.network, memberParameters(task, bestParameters, member), warmUp, horizon);
  }

  /** What is held on the graphics card now. */
  memory(): ReturnType<TexelDevice['memory']> {
    return this.#device.memory();
  }

  dispose(): void {
    this.#prepared = null;
    this.#device.dispose();
  }

  #forget(): void {
    const prepared = this.#prepared;
    this.#prepared = null;
    if (prepared !== null) {
      prepared.programs.release();
      if (prepared.state !== null) {
        this.#device.release(prepared.state);
      }
    }
  }

  #current(): PreparedTask {
    if (this.#prepared === null) {
      throw new Error('The engine has no task: prepare it first.');
    }
    return this.#prepared;
  }
}

interface PreparedTask {
  readonly task: EngineTask;
  readonly plan: TaskPlan;
  readonly programs: TrainingPrograms;
  /** `null` only until the initial weights are written. */
  state: TexelGrid | null;
  iteration: number;
}

function stateOf({ state }: Pick<PreparedTask, 'state'>): TexelGrid {
  if (state === null) {
    throw new Error('The engine has no weights.');
  }
  return state;
}
