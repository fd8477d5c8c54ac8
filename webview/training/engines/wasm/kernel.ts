import { maximumBytes, recordAddress } from './memoryRegions.ts';

/** What `kernel/main.ts` exports; addresses and counts are 32-bit integers. */
interface KernelExports extends WebAssembly.Exports {
  readonly run: (task: number, iterations: number) => void;
  readonly answerWindow: (task: number, lane: number, start: number, steps: number) => void;
  readonly runSequences: (task: number, iterations: number) => void;
  readonly beginAnswers: (task: number, member: number, size: number, first: number) => number;
  readonly answerSequences: (task: number, start: number, steps: number) => void;
  readonly tanh: (address: number) => void;
}

/** A field of a record that the kernel reads: an integer or an address, or a number of its own. */
export type KernelField = number | { readonly float: number };

const pageBytes = 2 ** 16;

/** The compiled kernel with a memory of its own. */
export class Kernel {
  readonly memory: WebAssembly.Memory;
  readonly #exports: KernelExports;

  constructor(module: WebAssembly.Module) {
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: maximumBytes / pageBytes });
    this.#exports = new WebAssembly.Instance(module, { env: { memory: this.memory } }).exports as KernelExports;
  }

  /** Makes room for a task and clears it; views from before may be of no use after. Throws when there is no memory. */
  reserve(bytes: number): void {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / pageBytes));
    }
    // What the compiler put there stays.
    new Uint8Array(this.memory.buffer).fill(0, recordAddress, bytes);
  }

  /** Tells the kernel what it works on: the record of its task, field by field. */
  describe(fields: readonly KernelField[]): void {
    const view = new DataView(this.memory.buffer);
    for (const [i, field] of fields.entries()) {
      const at = recordAddress + 4 * i;
      if (typeof field === 'number') {
        view.setInt32(at, field, true);
      } else {
        view.setFloat32(at, field.float, true);
      }
    }
  }

  /** Takes Adam steps on a task of `kernel/task.ts`; rates are read and losses written where the record says. */
  run(iterations: number): void {
    this.#exports.run(recordAddress, iterations);
  }

  /** Computes a lane's answers to one window; windows are asked for in order of time. */
  answerWindow(lane: number, start: number, steps: number): void {
    this.#exports.answerWindow(recordAddress, lane, start, steps);
  }

  /** Takes Adam steps on a task of `kernel/sequence/sequenceTask.ts`, likewise. */
  runSequences(iterations: number): void {
    this.#exports.runSequences(recordAddress, iterations);
  }

  /**
   * Makes ready for a member's answers to the series from number `first` on of the `size` in the list of the iteration;
   * returns the step at which the first of them starts.
   */
  beginAnswers(member: number, size: number, first: number): number {
    return this.#exports.beginAnswers(recordAddress, member, size, first);
  }

  /** Computes their answers to one window; windows are asked for in order of time. */
  answerSequences(start: number, steps: number): void {
    this.#exports.answerSequences(recordAddress, start, steps);
  }

  /** The kernel's tanh in place, of four numbers at an address. */
  tanh(address: number): void {
    this.#exports.tanh(address);
  }

  /** The numbers at an address; views last until memory is reserved anew. */
  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
  }

  doubles(address: number, count: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, count);
  }

  integers(address: number, count: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, count);
  }
}
