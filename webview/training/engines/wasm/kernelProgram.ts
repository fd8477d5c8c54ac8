import type { Kernel } from './kernel.ts';
import type { OptimisationRegion, Regions } from './memoryRegions.ts';

/** How the kernel trains a task of some kind: which of its routes, and what stands where. */
export interface KernelProgram {
  /** Bytes of memory that it needs. */
  readonly bytes: number;
  readonly regions: Regions<OptimisationRegion>;
  /** Most iterations of one call of `run`. */
  readonly callIterations: number;
  /** Puts the task into memory that has been reserved. */
  load(kernel: Kernel): void;
  /** Takes `count` Adam steps after the first `done`; rates are read and losses written where the regions say. */
  run(kernel: Kernel, done: number, count: number): void;
  /** A member's answers to the task's inputs, shaped as the task's targets. */
  predict(kernel: Kernel, member: number): Float64Array;
}
