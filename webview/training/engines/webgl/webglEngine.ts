import { formatMilliseconds, formatNumber, listNumbers } from '../../../../src/shared/formatNumber.ts';
import { translate } from '../../../../src/shared/l10n/translate.ts';
import type { BackendReport } from '../../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { rollOutNetwork } from '../../../../src/shared/model/recurrentNetwork.ts';
import { checkEngineTask } from '../checkEngineTask.ts';
import type { Engine } from '../engine.ts';
import type { EngineTask } from '../engineTask.ts';
import { memberParameters } from '../memberParameters.ts';
import { BackPropagation } from '../plain/backPropagation.ts';
import { BlockLengthSearch } from './blockLengthSearch.ts';
import type { WebglVerdict } from './judgeWebgl.ts';
import { stateFromTexels, stateToTexels } from './stateTexels.ts';
import { likelyBlockSteps, planTask, type TaskPlan } from './taskPlan.ts';
import type { TexelDevice, TexelGrid } from './texelDevice.ts';
import { TrainingPrograms } from './trainingPrograms.ts';

export interface WebglEngineOptions {
  /** What `judgeWebgl` made of the device's facts. */
  readonly verdict: WebglVerdict;
  /** Steps fused into one program run; found by timing when left out. */
  readonly blockSteps?: number;
  /** What other engines have found so far; this one adds what it finds. */
  readonly blockLengths?: BlockLengths;
  /** Takes the device when the engine is disposed of; it is disposed of as well when this is left out. */
  readonly release?: (device: TexelDevice) => void;
}

/** The best numbers of steps to fuse, by the shape of the task and the renderer. */
export interface BlockLengths {
  get(shape: string): number | undefined;
  set(shape: string, blockSteps: number): void;
}

/**
 * Trains on the graphics card in float32: programs of our own, run through TensorFlow.js's WebGL backend, each of which
 * computes many steps of the recurrence at once. Calls are made one after the other. When the context is lost, the call
 * under way and every later one rejects with `ContextLostError`.
 */
export class WebglEngine implements Engine {
  #report: BackendReport;
  readonly #options: WebglEngineOptions;
  readonly #device: TexelDevice;
  #prepared: PreparedTask | null = null;
  #disposed = false;

  /** Throws when the verdict is against WebGL. */
  constructor(device: TexelDevice, options: WebglEngineOptions) {
    const { verdict } = options;
    if (!verdict.usable) {
      throw new Error(verdict.reason);
    }
    this.#options = options;
    this.#report = { engine: 'webgl', renderer: verdict.renderer, reason: verdict.reason };
    this.#device = device;
  }

  /** With the reason, what block length was found. */
  get report(): BackendReport {
    const found = this.#prepared?.found ?? null;
    return found === null ? this.#report : { ...this.#report, reason: `${this.#report.reason} ${found}` };
  }

  set report(report: BackendReport) {
    this.#report = report;
  }

  /** Throws a sentence when the task is more than WebGL can hold. */
  async prepare(task: EngineTask): Promise<void> {
    if (this.#disposed) {
      throw new Error('The engine was disposed of.');
    }
    checkEngineTask(task);
    const plan = planTask(task, this.#device.facts);
    this.#forget();
    const zero = new Float64Array(task.members * parameterCount(task.network));
    const programs = new TrainingPrograms(this.#device, task, plan);
    this.#prepared = {
      task,
      plan,
      programs,
      state: null,
      iteration: 0,
      lastRead: null,
      ...this.#blockLength(task, plan),
    };
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
      for (let place = 0; place < count; ) {
        place = prepared.search === null ? this.#queue(prepared, place, count) : this.#time(prepared, place, count);
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
    const prepared = this.#current();
    const { task, plan, iteration, state, lastRead } = prepared;
    // Waiting for the graphics card costs milliseconds; a report asks twice for the same state.
    if (lastRead?.iteration === iteration) {
      return lastRead;
    }
    const read = stateFromTexels(task.network, plan, iteration, await this.#device.read(stateOf({ state })));
    prepared.lastRead = read;
    return read;
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
    prepared.lastRead = null;
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
    if (this.#disposed) {
      return;
    }
    if (this.#device.isUsable) {
      this.#forget();
    }
    this.#disposed = true;
    this.#prepared = null;
    if (this.#options.release === undefined) {
      this.#device.dispose();
    } else {
      this.#options.release(this.#device);
    }
  }

  /** Queues the iterations whose losses go to the places from `start` to `end`. */
  #queue(prepared: PreparedTask, start: number, end: number): number {
    for (let place = start; place < end; place++) {
      const before = stateOf(prepared);
      prepared.state = prepared.programs.iterate(before, prepared.iteration + 1, place, prepared.blockSteps);
      prepared.iteration++;
      this.#device.release(before);
    }
    return end;
  }

  /** Runs and times some of these iterations for the search; answers with the first place that is left. */
  #time(prepared: PreparedTask, start: number, end: number): number {
    const { search } = prepared;
    const next = search?.next ?? null;
    if (search === null || next === null) {
      return this.#queue(prepared, start, end);
    }
    prepared.blockSteps = next.blockSteps;
    const timed = Math.min(end, start + next.iterations);
    this.#device.waitFor(stateOf(prepared));
    const began = performance.now();
    this.#queue(prepared, start, timed);
    this.#device.waitFor(stateOf(prepared));
    search.record((performance.now() - began) / (timed - start));
    if (search.next === null) {
      const [best, ...others] = search.trials;
      const against = listNumbers(
        others.map(({ blockSteps, ms }) => translate('{0} with {1}', formatMilliseconds(ms), formatNumber(blockSteps))),
      );
      prepared.search = null;
      prepared.blockSteps = best.blockSteps;
      prepared.found = translate(
        'Steps are fused by {0}: {1} an iteration{2}.',
        formatNumber(best.blockSteps),
        formatMilliseconds(best.ms),
        against === '' ? '' : translate(', against {0}', against),
      );
      this.#options.blockLengths?.set(this.#shapeOf(prepared.plan), best.blockSteps);
    }
    return timed;
  }

  /** The block length asked for, or found before, or else a guess and the search for a better one. */
  #blockLength(task: EngineTask, plan: TaskPlan): Pick<PreparedTask, 'blockSteps' | 'search' | 'found'> {
    const asked = this.#options.blockSteps;
    if (asked !== undefined) {
      return { blockSteps: Math.min(asked, plan.largestBlock), search: null, found: null };
    }
    const known = this.#options.blockLengths?.get(this.#shapeOf(plan));
    if (known !== undefined) {
      const blockSteps = Math.min(known, plan.largestBlock);
      return {
        blockSteps,
        search: null,
        found: translate('Steps are fused by {0}, as was found fastest before.', formatNumber(blockSteps)),
      };
    }
    const blockSteps = likelyBlockSteps(plan, this.#options.verdict.software);
    return { blockSteps, search: new BlockLengthSearch(task.steps, plan.largestBlock, blockSteps), found: null };
  }

  /** What the best block length depends on. */
  #shapeOf({ members, series, steps, texels: { cell, groups, inputs, outputs } }: TaskPlan): string {
    const network = `${cell} of ${4 * groups} units, ${inputs} in, ${outputs} out`;
    return `${network}, ${members * series} side by side, ${steps} steps, on ${this.#device.facts.renderer}`;
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
  /** The state that was read last, if any since it was written. */
  lastRead: EngineState | null;
  /** Steps fused into one program run at most. */
  blockSteps: number;
  /** `null` when the block length is settled. */
  search: BlockLengthSearch | null;
  /** A sentence on how it was settled, where it was not given. */
  found: string | null;
}

function stateOf({ state }: Pick<PreparedTask, 'state'>): TexelGrid {
  if (state === null) {
    throw new Error('The engine has no weights.');
  }
  return state;
}
