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
