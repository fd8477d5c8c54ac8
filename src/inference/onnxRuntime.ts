import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { translate } from '../shared/l10n/translate.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import type { OnnxRuntimeFiles, RuntimeModule } from './onnxRuntimeFiles.ts';

/** onnxruntime-web, started when first needed, on one thread, from what it is handed: it fetches nothing. */
export class OnnxRuntime {
  readonly #files: OnnxRuntimeFiles;
  #module: Promise<RuntimeModule> | null = null;

  constructor(files: OnnxRuntimeFiles) {
    this.#files = files;
  }

  /** Opens a graph that this extension wrote. Throws one sentence when the runtime cannot be started. */
  async open(graph: Uint8Array): Promise<InferenceSession> {
    const runtime = await this.#start();
    try {
      // The first session is what compiles the WebAssembly; the runtime never gets over a failure there.
      return await runtime.InferenceSession.create(graph, { executionProviders: ['wasm'] });
    } catch (error) {
      throw notStarted(error);
    }
  }

  /** A float32 tensor of the given dimensions; only after `open`. */
  async tensor(values: Float32Array, dimensions: readonly number[]): Promise<Tensor> {
    const runtime = await this.#start();
    return new runtime.Tensor('float32', values, dimensions);
  }

  /** An int64 tensor that is one number; only after `open`. */
  async integer(value: number): Promise<Tensor> {
    const runtime = await this.#start();
    return new runtime.Tensor('int64', BigInt64Array.of(BigInt(value)), []);
  }

  #start(): Promise<RuntimeModule> {
    this.#module ??= this.#load().catch((error: unknown) => {
      // What failed to read may be there the next time.
      this.#module = null;
      throw notStarted(error);
    });
    return this.#module;
  }

  async #load(): Promise<RuntimeModule> {
    const [runtime, bytes] = await Promise.all([this.#files.module(), this.#files.bytes()]);
    const { wasm } = runtime.env;
    wasm.numThreads = 1;
    wasm.proxy = false;
    wasm.wasmBinary = bytes.slice().buffer;
    return runtime;
  }
}

/** Says that the runtime could not be started, and why. */
export function notStarted(error: unknown): Error {
  const reason = sentenceOf(error);
  return new Error(translate('onnxruntime could not be started ({0}); reinstalling the extension may help.', reason));
}
