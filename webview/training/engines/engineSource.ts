import type { TrainingRequest } from '../../../src/shared/protocol.ts';
import type { Engine, EngineSource } from './engine.ts';
import { PlainEngine } from './plain/plainEngine.ts';
import { judgeWebgl } from './webgl/judgeWebgl.ts';
import { probeWebgl } from './webgl/probeWebgl.ts';
import { WebglEngine } from './webgl/webglEngine.ts';

/** Chooses engines by the settings and by what this machine's graphics can do. */
export const engineSource: EngineSource = {
  async create(request: TrainingRequest): Promise<Engine> {
    switch (request.backend) {
      case 'cpu':
        return plainEngine('The settings ask for the CPU.', null);
      case 'auto':
      case 'webgl': {
        const canvas = new OffscreenCanvas(1, 1);
        const facts = probeWebgl(canvas);
        const verdict = judgeWebgl(facts, request.backend === 'webgl');
        return facts !== null && verdict.usable
          ? new WebglEngine(canvas, { facts, verdict })
          : plainEngine(verdict.reason, verdict.renderer);
      }
    }
  },

  async replace(failed: Engine, error: unknown): Promise<Engine> {
    if (failed.report.engine === 'plain') {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    return plainEngine(`WebGL gave up (${reason.replace(/\.$/, '')}), so the CPU took over.`, failed.report.renderer);
  },
};

function plainEngine(reason: string, renderer: string | null): Engine {
  return new PlainEngine({ engine: 'plain', renderer, reason });
}
