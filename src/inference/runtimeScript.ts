// What stands beside the extension as `onnxruntime.js`: the runtime, and what makes a thread of its own of it.
export * from 'onnxruntime-web/wasm';
export { serveGraphs } from './serveGraphs.ts';
