import { translate } from '../../../src/shared/l10n/translate.ts';
import type { TrainingRequest } from '../../../src/shared/protocol.ts';
import { sentenceOf } from '../../../src/shared/sentenceOf.ts';
import type { Engine, EngineSource, SearchEngineSource } from './engine.ts';
import type { EngineTask } from './engineTask.ts';
import { fastestEngine } from './fastestEngine.ts';
import { PlainEngine } from './plain/plainEngine.ts';
import { plainTookOver } from './plain/plainTookOver.ts';
import type { LoadedKernel } from './wasm/loadKernel.ts';
import { searchReason } from './wasm/searchEngine.ts';
import { WasmEngine } from './wasm/wasmEngine.ts';
import { ContextLostError } from './webgl/contextLostError.ts';
import { judgeWebgl, type WebglVerdict } from './webgl/judgeWebgl.ts';
import { probeWebgl } from './webgl/probeWebgl.ts';
import { TexelDevice } from './webgl/texelDevice.ts';
import { type BlockLengths, WebglEngine } from './webgl/webglEngine.ts';

/** A device that waits for the next task may hold this much graphics memory. */
const mostIdleBytes = 64 * 2 ** 20;

/**
 * Chooses engines by the settings and by what this machine can do; what one engine gives up the next takes over. `found`
 * is told what block length is best for tasks of a shape on WebGL; the request hands it out again.
 */
export function engineSource(
  kernel: Promise<LoadedKernel>,
  found: (shape: string, blockSteps: number) => void = () => {},
): EngineSource & SearchEngineSource {
  /** Looking at WebGL starts the renderer, which takes a while: what was refused once is not looked at again. */
  let refused: WebglVerdict | null = null;
  /** Engines on a context that stands in for a lost one. */
  const secondContexts = new WeakSet<Engine>();
  const known = new Map<string, number>();
  const blockLengths: BlockLengths = {
    get: (shape) => known.get(shape),
    set: (shape, blockSteps) => {
      known.set(shape, blockSteps);
      found(shape, blockSteps);
    },
  };
  /** A device that no engine uses, with the programs compiled so far. */
  let idle: TexelDevice | null = null;
  const release = (device: TexelDevice): void => {
    // An engine that failed may have left something behind.
    const isClean = device.isUsable && device.memory().grids === 0;
    if (idle === null && isClean && device.allocatedBytes <= mostIdleBytes) {
      idle = device;
    } else {
      device.dispose();
    }
  };
  /** An engine on a WebGL context of its own, or why there is none. */
  const openWebgl = (acceptSoftware: boolean): WebglEngine | WebglVerdict => {
    const kept = idle?.isUsable ? idle : null;
    const canvas = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1);
    const facts = kept?.facts ?? (canvas === null ? null : probeWebgl(canvas));
    const verdict = judgeWebgl(facts, acceptSoftware);
    if (canvas === null || facts === null || !verdict.usable) {
      return verdict;
    }
    idle = null;
    return new WebglEngine(kept ?? new TexelDevice(canvas, facts), { verdict, blockLengths, release });
  };
  return {
    async create(request: TrainingRequest, task: EngineTask): Promise<Engine> {
      for (const [shape, blockSteps] of Object.entries(request.blockLengths ?? {})) {
        known.set(shape, blockSteps);
      }
      switch (request.backend) {
        case 'cpu':
          return plainEngine(translate('The settings ask for the CPU.'), null);
        case 'wasm':
          return wasmEngine(await kernel, translate('The settings ask for WebAssembly.'), null);
        case 'auto': {
          const opened = refused ?? openWebgl(false);
          if (opened instanceof WebglEngine) {
            return opened;
          }
          refused = opened;
          return wasmEngine(await kernel, opened.reason, opened.renderer);
        }
        case 'webgl': {
          const opened = openWebgl(true);
          return opened instanceof WebglEngine ? opened : wasmEngine(await kernel, opened.reason, opened.renderer);
        }
        case 'fastest': {
          const opened = openWebgl(true);
          return opened instanceof WebglEngine
            ? await fastestEngine([wasmEngine(await kernel, '', opened.report.renderer), opened], task)
            : wasmEngine(await kernel, translate('Not measured against WebGL: {0}', opened.reason), opened.renderer);
        }
      }
    },

    async createForSearch(): Promise<Engine> {
      return wasmEngine(await kernel, searchReason(), null);
    },

    async replace(failed: Engine, error: unknown): Promise<Engine> {
      const { engine, renderer } = failed.report;
      const reason = sentenceOf(error).replace(/\.$/, '');
      switch (engine) {
        case 'webgl': {
          const opened = error instanceof ContextLostError && !secondContexts.has(failed) ? openWebgl(true) : null;
          if (opened instanceof WebglEngine) {
            secondContexts.add(opened);
            const once = translate('{0}; training went on from the last checkpoint on a new one.', reason);
            opened.report = { ...opened.report, reason: once };
            return opened;
          }
          const twice =
            secondContexts.has(failed) && error instanceof ContextLostError ? translate(', a second time') : '';
          return wasmEngine(
            await kernel,
            translate('WebGL gave up ({0}{1}), so WebAssembly took over.', reason, twice),
            renderer,
          );
        }
        case 'wasm':
          return plainEngine(plainTookOver(error), renderer);
        case 'plain':
          throw error;
      }
    },
  };
}

/** The engine in WebAssembly, or, where that cannot be had, the plain one, which says so. */
function wasmEngine(kernel: LoadedKernel, reason: string, renderer: string | null): Engine {
  return kernel.module === null
    ? plainEngine(
        translate("{0} Plain JavaScript does WebAssembly's work, because {1}.", reason, kernel.reason),
        renderer,
      )
    : new WasmEngine(kernel.module, { engine: 'wasm', renderer, reason });
}

function plainEngine(reason: string, renderer: string | null): Engine {
  return new PlainEngine({ engine: 'plain', renderer, reason });
}
