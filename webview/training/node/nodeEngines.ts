import { sentenceOf } from '../../../src/shared/sentenceOf.ts';
import type { Engine, EngineSource, SearchEngineSource } from '../engines/engine.ts';
import { PlainEngine } from '../engines/plain/plainEngine.ts';
import { WasmEngine } from '../engines/wasm/wasmEngine.ts';

/** Engines where there is no graphics card to ask: WebAssembly, and plain JavaScript for what that gives up. */
export function nodeEngines(kernel: WebAssembly.Module): EngineSource & SearchEngineSource {
  const wasmEngine = async (reason: string): Promise<Engine> =>
    new WasmEngine(kernel, { engine: 'wasm', renderer: null, reason });
  return {
    create: () => wasmEngine('Outside of VS Code networks are trained in WebAssembly.'),
    createForSearch: () => wasmEngine('The networks of a search are small.'),
    async replace(failed: Engine, error: unknown): Promise<Engine> {
      if (failed.report.engine === 'plain') {
        throw error;
      }
      const reason = `WebAssembly gave up (${sentenceOf(error).replace(/\.$/, '')}), so plain JavaScript took over.`;
      return new PlainEngine({ engine: 'plain', renderer: null, reason });
    },
  };
}
