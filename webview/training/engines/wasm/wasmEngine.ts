import type { BackendReport } from '../../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { rollOutNetwork } from '../../../../src/shared/model/recurrentNetwork.ts';
import { checkEngineTask } from '../checkEngineTask.ts';
import type { Engine } from '../engine.ts';
import type { EngineTask } from '../engineTask.ts';
import { learningRateAt } from '../learningRate.ts';
import { memberParameters } from '../memberParameters.ts';
import { adamDefaults } from '../plain/adam.ts';
import { elmanProgram, isElmanTask } from './elmanProgram.ts';
import { Kernel } from './kernel.ts';
import type { KernelProgram } from './kernelProgram.ts';
import type { OptimisationRegion } from './memoryRegions.ts';
import { sequenceProgram } from './sequenceProgram.ts';

export interface WasmEngineOptions {
  /** Longest stretch of steps whose states are kept; as long as memory allows when left out. */
  readonly windowSteps?: number;
}

/**
 * Trains on the CPU in float32 by a WebAssembly kernel with SIMD: whole iterations in one call. Where the states of a
 * series do not fit in 40 MB it is worked off in windows: the state goes on from one to the next and the gradients
 * are summed, but do not reach back across a window's start.
 */
export class WasmEngine implements Engine {
  report: BackendReport;
  readonly #module: WebAssembly.Module;
  readonly #options: WasmEngineOptions;
  #kernel: Kernel | null = null;
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
    checkEngineTask(task);
    const program = (isElmanTask(task) ? elmanProgram : sequenceProgram)(task, this.#options.windowSteps);
    this.#kernel ??= new Kernel(this.#module);
    const kernel = this.#kernel;
    kernel.reserve(program.bytes);
    program.load(kernel);
    const prepared = { task, program, kernel, iteration: 0 };
    numbers(prepared, 'parameters').set(task.parameters);
    numbers(prepared, 'bestParameters').set(task.parameters);
    bestLosses(prepared).fill(Number.POSITIVE_INFINITY);
    this.#prepared = prepared;
  }

  async run(iterations: number): Promise<Float64Array> {
    const prepared = this.#current();
    const { task, program, kernel } = prepared;
    const losses = new Float64Array(iterations * task.members);
    for (let done = 0; done < iterations; ) {
      const count = Math.min(program.callIterations, iterations - done);
      kernel.floats(program.regions.rates, 2 * count).set(adamRates(task, prepared.iteration, count));
      program.run(kernel, prepared.iteration, count);
      losses.set(kernel.doubles(program.regions.losses, count * task.members), done * task.members);
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
    const { program, kernel } = this.#current();
    return program.predict(kernel, member);
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

  /** Bytes of the kernel's memory: as much as the largest of its tasks has needed. */
  memoryBytes(): number {
    return this.#kernel?.memory.buffer.byteLength ?? 0;
  }

  dispose(): void {
    this.#prepared = null;
    this.#kernel = null;
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
  readonly program: KernelProgram;
  readonly kernel: Kernel;
  iteration: number;
}

type ParameterRegion = Extract<OptimisationRegion, 'parameters' | 'firstMoment' | 'secondMoment' | 'bestParameters'>;

/** One of the arrays `[member, parameter]`, in place. */
function numbers({ task, program, kernel }: PreparedTask, name: ParameterRegion): Float32Array {
  return kernel.floats(program.regions[name], task.members * parameterCount(task.network));
}

function bestLosses({ task, program, kernel }: PreparedTask): Float64Array {
  return kernel.doubles(program.regions.bestLosses, task.members);
}

/** For each of `count` iterations after the first `done`: Adam's step size, and one over its second correction's root. */
function adamRates(task: EngineTask, done: number, count: number): Float32Array {
  const { beta1, beta2 } = adamDefaults;
  const rates = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const iteration = done + i + 1;
    rates[2 * i] = learningRateAt(task, iteration) / (1 - beta1 ** iteration);
    rates[2 * i + 1] = 1 / Math.sqrt(1 - beta2 ** iteration);
  }
  return rates;
}
