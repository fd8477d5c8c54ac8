import { language } from '../shared/l10n/language.ts';
import type { Thread } from './graphThread.ts';

/** onnxruntime's module. */
export type RuntimeModule = typeof import('onnxruntime-web/wasm');

/** What onnxruntime is started from, read when it is first needed. */
export interface OnnxRuntimeFiles {
  module(): Promise<RuntimeModule>;
  /** Its WebAssembly. */
  bytes(): Promise<Uint8Array>;
}

/**
 * onnxruntime as it stands beside the extension, so that starting the extension does not cost it. Hosts load one script alone; the other is
 * evaluated as VS Code's web host evaluates that one.
 */
export function onnxRuntimeBeside(read: (name: string) => PromiseLike<Uint8Array>): OnnxRuntimeFiles {
  return {
    async module() {
      const source = new TextDecoder().decode(await read('onnxruntime.js'));
      const module: { exports: unknown } = { exports: {} };
      new Function('module', 'exports', source)(module, module.exports);
      return module.exports as RuntimeModule;
    },
    bytes: async () => read('onnxruntime.wasm'),
  };
}

/** What Node says of threads; only what is used of it. */
interface Threads {
  readonly Worker: new (
    source: string,
    options: { readonly eval: true; readonly workerData: unknown },
  ) => Thread & { unref(): void };
}

/** Runs in the thread, before the runtime's own script is evaluated there. */
const threadScript = `
const { parentPort, workerData } = process.getBuiltinModule('worker_threads');
const runtime = { exports: {} };
new Function('module', 'exports', workerData.source)(runtime, runtime.exports);
runtime.exports.serveGraphs(runtime.exports, workerData, parentPort);
`;

/**
 * Starts a thread of onnxruntime as it stands beside the extension, where the host has threads: Node does, a web host, which
 * holds up no editor, does not. `null` where there are none.
 */
export function runtimeThreads(read: (name: string) => PromiseLike<Uint8Array>): (() => Promise<Thread>) | null {
  const threads = nodeThreads();
  return threads === null
    ? null
    : async () => {
        const [source, bytes] = await Promise.all([read('onnxruntime.js'), read('onnxruntime.wasm')]);
        const workerData = { source: new TextDecoder().decode(source), bytes, language };
        const thread = new threads.Worker(threadScript, { eval: true, workerData });
        // It does not keep a host from ending.
        thread.unref();
        return thread;
      };
}

function nodeThreads(): Threads | null {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return (process?.getBuiltinModule?.('worker_threads') as Threads | undefined) ?? null;
}
