import { availableParallelism } from 'node:os';
import type { EngineMethods } from '../engines/threads/engineMethods.ts';
import { ThreadedEngine } from '../engines/threads/threadedEngine.ts';
import { Thread } from './thread.ts';

const script = new URL('./engineThread.ts', import.meta.url);

/** A WebAssembly engine on several of this machine's cores, on all of them when `threads` is left out. */
export function startThreadedEngine(kernel: WebAssembly.Module, threads = availableParallelism()): ThreadedEngine {
  return new ThreadedEngine(
    Array.from({ length: threads }, () => new Thread<EngineMethods>(script, kernel)),
    { engine: 'wasm', renderer: null, reason: `On ${threads} ${threads === 1 ? 'thread' : 'threads'}.` },
  );
}
