import type { BackendChoice, TrainingRequest } from '../../../src/shared/protocol.ts';
import type { EngineSource } from '../trainer.ts';
import type { Engine } from './engine.ts';
import { PlainEngine } from './plain/plainEngine.ts';

/** Chooses engines by the settings and by what this machine's graphics can do. */
export const engineSource: EngineSource = {
  async create(request: TrainingRequest): Promise<Engine> {
    return plainEngine(request.backend);
  },
  async replace(_failed: Engine, error: unknown): Promise<Engine> {
    throw error;
  },
};

function plainEngine(choice: BackendChoice): Engine {
  return new PlainEngine({ engine: 'plain', renderer: null, reason: `The setting is ${choice}.` });
}
