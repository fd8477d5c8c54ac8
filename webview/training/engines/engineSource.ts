import type { TrainingRequest } from '../../../src/shared/protocol.ts';
import { sentenceOf } from '../../../src/shared/sentenceOf.ts';
import type { Engine, EngineSource } from './engine.ts';
import { PlainEngine } from './plain/plainEngine.ts';
import type { LoadedKernel } from './wasm/loadKernel.ts';
import { WasmEngine } from './wasm/wasmEngine.ts';
import { judgeWebgl, type WebglVerdict } from './webgl/judgeWebgl.ts';
import { probeWebgl } from './webgl/probeWebgl.ts';
import { WebglEngine } from './webgl/webglEngine.ts';

/** Chooses engines by the settings and by what this machine can do; what one engine gives up the next takes over. */
export function engineSource(kernel: Promise<LoadedKernel>): EngineSource {
  /** Looking at WebGL starts the renderer, which takes a while: what was refused once is not looked at again. */
  let refused: WebglVerdict | null = null;
  return {
    async create(request: TrainingRequest): Promise<Engine> {
      switch (request.backend) {
        case 'cpu':
          return plainEngine('The settings ask for the CPU.', null);
        case 'wasm':
          return wasmEngine(await kernel, 'The settings ask for WebAssembly.', null);
        case 'auto':
        case 'webgl': {
          if (request.backend === 'auto' && refused !== null) {
            return wasmEngine(await kernel, refused.reason, refused.renderer);
          }
          const canvas = new OffscreenCanvas(1, 1);
          const facts = probeWebgl(canvas);
          const verdict = judgeWebgl(facts, request.backend === 'webgl');
          if (facts !== null && verdict.usable) {
            return new WebglEngine(canvas, { facts, verdict });
          }
          refused = verdict;
          return wasmEngine(await kernel, verdict.reason, verdict.renderer);
        }
      }
    },

    async replace(failed: Engine, error: unknown): Promise<Engine> {
      const { engine, renderer } = failed.report;
      const reason = sentenceOf(error).replace(/\.$/, '');
      switch (engine) {
        case 'webgl':
          return wasmEngine(await kernel, `WebGL gave up (${reason}), so WebAssembly took over.`, renderer);
        case 'wasm':
          return plainEngine(`WebAssembly gave up (${reason}), so plain JavaScript took over.`, renderer);
        case 'plain':
          throw error;
      }
    },
  };
}

/** The engine in WebAssembly, or, where that cannot be had, the plain one, which says so. */
function wasmEngine(kernel: LoadedKernel, reason: string, renderer: string | null): Engine {
  return kernel.module === null
    ? plainEngine(`${reason} Plain JavaScript does WebAssembly's work, because ${kernel.reason}.`, renderer)
    : new WasmEngine(kernel.module, { engine: 'wasm', renderer, reason });
}

function plainEngine(reason: string, renderer: string | null): Engine {
  return new PlainEngine({ engine: 'plain', renderer, reason });
}
