import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import type { EngineTask } from '../engineTask.ts';
import { type MemoryPlan, maximumBytes, recordAddress } from './memoryPlan.ts';

/** What `kernel/main.ts` exports; addresses and counts are 32-bit integers. */
interface KernelExports extends WebAssembly.Exports {
  readonly run: (task: number, iterations: number) => void;
  readonly answerWindow: (task: number, lane: number, start: number, steps: number) => void;
  readonly tanh: (address: number) => void;
}

/** The compiled kernel with a memory of its own, big enough for one task. */
export class Kernel {
  readonly memory: WebAssembly.Memory;
  readonly #exports: KernelExports;

  constructor(module: WebAssembly.Module, bytes: number) {
    const pageBytes = 2 ** 16;
    this.memory = new WebAssembly.Memory({
      initial: Math.ceil(bytes / pageBytes),
      maximum: maximumBytes / pageBytes,
    });
    this.#exports = new WebAssembly.Instance(module, { env: { memory: this.memory } }).exports as KernelExports;
  }

  /** Tells the kernel what it works on: the record of `kernel/task.ts`, field by field. */
  describe(task: EngineTask, plan: MemoryPlan): void {
    const view = new DataView(this.memory.buffer);
    let at = recordAddress;
    const writeIntegers = (...values: readonly number[]) => {
      for (const value of values) {
        view.setInt32(at, value, true);
        at += 4;
      }
    };
    const { regions } = plan;
    writeIntegers(
      task.network.hiddenSize,
      plan.paddedSize,
      task.members,
      task.series,
      task.steps,
      plan.windowSteps,
      parameterCount(task.network),
    );
    view.setFloat32(at, task.clipNorm ?? Number.POSITIVE_INFINITY, true);
    at += 4;
    writeIntegers(
      regions.inputs,
      regions.targets,
      regions.parameters,
      regions.gradient,
      regions.firstMoment,
      regions.secondMoment,
      regions.bestParameters,
      regions.bestLosses,
      regions.squares,
      regions.rates,
      regions.losses,
      regions.slab,
      regions.slabGradient,
      regions.history,
      regions.deltas,
      regions.laneInputs,
      regions.laneTargets,
      regions.answers,
      regions.errors,
    );
  }

  /** Takes Adam steps; rates are read and losses written where the plan says. */
  run(iterations: number): void {
    this.#exports.run(recordAddress, iterations);
  }

  /** Computes a lane's answers to one window; windows are asked for in order of time. */
  answerWindow(lane: number, start: number, steps: number): void {
    this.#exports.answerWindow(recordAddress, lane, start, steps);
  }

  /** The kernel's tanh in place, of four numbers at an address. */
  tanh(address: number): void {
    this.#exports.tanh(address);
  }

  /** The numbers at an address; views last until the memory is let go. */
  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
  }

  doubles(address: number, count: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, count);
  }
}
