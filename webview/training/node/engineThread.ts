import { workerData } from 'node:worker_threads';
import { type EngineMethods, engineHandlers } from '../engines/threads/engineMethods.ts';
import { WasmEngine } from '../engines/wasm/wasmEngine.ts';
import { serveThread } from './serveThread.ts';

// A thread with a WebAssembly engine; its data is the compiled kernel.

const report = { engine: 'wasm', renderer: null, reason: 'A thread of several.' } as const;

serveThread<EngineMethods>(engineHandlers(new WasmEngine(workerData as WebAssembly.Module, report)));
