import type { BackendReport } from '../../../../src/shared/model/backendReport.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { rollOutNetwork } from '../../../../src/shared/model/recurrentNetwork.ts';
import type { Engine, EngineState } from '../engine.ts';
import type { EngineTask } from '../engineTask.ts';
import { memberParameters } from '../memberParameters.ts';
import { adamDefaults } from '../plain/adam.ts';
import { Kernel } from './kernel.ts';
import { type MemoryPlan, planMemory, type RegionName } from './memoryPlan.ts';

export interface WasmEngineOptions {
  /** Longest stretch of steps whose hidden states are kept; as long as memory allows when left out. */
  readonly windowSteps?: number;
}

/**
 * Trains on the CPU in float32 by a WebAssembly kernel with SIMD: whole iterations in one call. Where the hidden states
 * of a series do not fit in 40 MB it is worked off in windows: the state goes on from one to the next and the gradients
 * are summed, but do not reach back across a window's start.
 */
export class WasmEngine implements Engine {
  report: BackendReport;
  readonly #module: WebAssembly.Module;
  readonly #options: WasmEngineOptions;
  #prepared: PreparedTask | null = null;
  #disposed = false;

  /** `module` is the compiled kernel, which any number of engines may share. */
  constructor(module: WebAssembly.Module, report: BackendReport, options: WasmEngineOptions = {}) {
    this.#module = module;
    this.report = report;
    this.#options = options;
  }

  /** Throws a sentence when the task is more than the kernel's memory can hold. */
  async prepare(task: EngineTask): Promise<void> {
    if (this.#disposed) {
      throw new Error('The engine has been disposed of.');
    }
    const plan = planMemory(task, this.#options.windowSteps);
    const kernel = new Kernel(this.#module, plan.bytes);
    kernel.describe(task, plan);
    const prepared = { task, plan, kernel, iteration: 0 };
    const { series, steps } = task;
    for (const name of ['inputs', 'targets'] as const) {
      const bySeries = kernel.floats(plan.regions[name], series * steps);
      for (let i = 0; i < bySeries.length; i++) {
        bySeries[i] = task[name][(i % steps) * series + Math.floor(i / steps)];
      }
    }
    numbers(prepared, 'parameters').set(task.parameters);
    numbers(prepared, 'bestParameters').set(task.parameters);
    bestLosses(prepared).fill(Number.POSITIVE_INFINITY);
    this.#prepared = prepared;
  }

  async run(iterations: number): Promise<Float64Array> {
    const prepared = this.#current();
    const { task, plan, kernel } = prepared;
    const losses = new Float64Array(iterations * task.members);
    for (let done = 0; done < iterations; ) {
      const count = Math.min(plan.callIterations, iterations - done);
      kernel.floats(plan.regions.rates, 2 * count).set(adamRates(task.learningRate, prepared.iteration, count));
      kernel.run(count);
      losses.set(kernel.doubles(plan.regions.losses, count * task.members), done * task.members);
      prepared.iteration += count;
      done += count;
    }
    return losses;
  }

  async readState(): Promise<EngineState> {
    const prepared = this.#current();
    const copy = (name: ParameterRegion) => Float64Array.from(numbers(prepared, name));
    return {
      iteration: prepared.iteration,
      parameters: copy('parameters'),
      firstMoment: copy('firstMoment'),
      secondMoment: copy('secondMoment'),
      bestParameters: copy('bestParameters'),
      bestLosses: bestLosses(prepared).slice(),
    };
  }

  async writeState(state: EngineState): Promise<void> {
    const prepared = this.#current();
    for (const name of ['parameters', 'firstMoment', 'secondMoment', 'bestParameters'] as const) {
      numbers(prepared, name).set(state[name]);
    }
    bestLosses(prepared).set(state.bestLosses);
    prepared.iteration = state.iteration;
  }

  async predict(member: number): Promise<Float64Array> {
    const { task, plan, kernel } = this.#current();
    const { series, steps } = task;
    const answers = new Float64Array(steps * series);
    for (let which = 0; which < series; which++) {
      for (let start = 0; start < steps; start += plan.windowSteps) {
        const count = Math.min(plan.windowSteps, steps - start);
        kernel.answerWindow(member * series + which, start, count);
        for (const [step, answer] of kernel.floats(plan.regions.answers, count).entries()) {
          answers[(start + step) * series + which] = answer;
        }
      }
    }
    return answers;
  }

  /** In float64: each answer waits for the one before, so there is little to gain. */
  async rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array> {
    const prepared = this.#current();
    const { task } = prepared;
    return rollOutNetwork(
      task.network,
      memberParameters(task, numbers(prepared, 'bestParameters'), member),
      warmUp,
      horizon,
    );
  }

  /** Bytes of the kernel's memory; none without a task. */
  memoryBytes(): number {
    return this.#prepared?.kernel.memory.buffer.byteLength ?? 0;
  }

  dispose(): void {
    this.#prepared = null;
    this.#disposed = true;
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
  readonly plan: MemoryPlan;
  readonly kernel: Kernel;
  iteration: number;
}

type ParameterRegion = Extract<RegionName, 'parameters' | 'firstMoment' | 'secondMoment' | 'bestParameters'>;

/** One of the arrays `[member, parameter]`, in place. */
function numbers({ task, plan, kernel }: PreparedTask, name: ParameterRegion): Float32Array {
  return kernel.floats(plan.regions[name], task.members * parameterCount(task.network));
}

function bestLosses({ task, plan, kernel }: PreparedTask): Float64Array {
  return kernel.doubles(plan.regions.bestLosses, task.members);
}

/** For each of `count` iterations after the first `done`: Adam's step size, and one over its second correction's root. */
function adamRates(learningRate: number, done: number, count: number): Float32Array {
  const { beta1, beta2 } = adamDefaults;
  const rates = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const iteration = done + i + 1;
    rates[2 * i] = learningRate / (1 - beta1 ** iteration);
    rates[2 * i + 1] = 1 / Math.sqrt(1 - beta2 ** iteration);
  }
  return rates;
}
