import type { Engine, EngineSource, SearchEngineSource } from '../engines/engine.ts';
import { PlainEngine } from '../engines/plain/plainEngine.ts';
import { plainTookOver } from '../engines/plain/plainTookOver.ts';
import { searchEngine } from '../engines/wasm/searchEngine.ts';
import { WasmEngine } from '../engines/wasm/wasmEngine.ts';

/** Engines where there is no graphics card to ask: WebAssembly, and plain JavaScript for what that gives up. */
export function nodeEngines(kernel: WebAssembly.Module): EngineSource & SearchEngineSource {
  const reason = 'Outside of VS Code networks are trained in WebAssembly.';
  return {
    create: async () => new WasmEngine(kernel, { engine: 'wasm', renderer: null, reason }),
    createForSearch: async () => searchEngine(kernel),
    async replace(failed: Engine, error: unknown): Promise<Engine> {
      if (failed.report.engine === 'plain') {
        throw error;
      }
      return new PlainEngine({ engine: 'plain', renderer: null, reason: plainTookOver(error) });
    },
  };
}
