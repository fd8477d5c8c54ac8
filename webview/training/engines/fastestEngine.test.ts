import { describe, expect, it } from 'vitest';
import { randomTask } from '../../../test/support/randomTask.ts';
import { readTrainingKernel } from '../../../test/support/trainingKernel.ts';
import type { Engine } from './engine.ts';
import { fastestEngine } from './fastestEngine.ts';
import { PlainEngine } from './plain/plainEngine.ts';
import { loadKernel } from './wasm/loadKernel.ts';
import { WasmEngine } from './wasm/wasmEngine.ts';

const task = randomTask({ hiddenSize: 12, steps: 199 });

function plainEngine(): Engine {
  return new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
}

async function wasmEngine(): Promise<Engine> {
  const { module } = await loadKernel([readTrainingKernel('training.wasm')]);
  if (module === null) {
    throw new Error('no kernel');
  }
  return new WasmEngine(module, { engine: 'wasm', renderer: null, reason: '' });
}

class RefusingEngine extends PlainEngine {
  override async prepare(): Promise<void> {
    throw new Error('The task is too large.');
  }
}

describe('fastestEngine', () => {
  it('takes the faster one, says by how much, and disposes of the other', async () => {
    const slow = plainEngine();
    const winner = await fastestEngine([slow, await wasmEngine()], task);
    expect(winner.report.engine).toBe('wasm');
    expect(winner.report.reason).toMatch(
      /^Measured on this task: [\d.]+ ms an iteration, [\d.]+ times as fast as CPU \([\d.]+ ms\)\.$/,
    );
    await expect(slow.run(1)).rejects.toThrow('no task');
    await winner.prepare(task);
    expect(await winner.run(1)).toHaveLength(1);
  });

  it('leaves out an engine that fails, and says why', async () => {
    const winner = await fastestEngine(
      [new RefusingEngine({ engine: 'webgl', renderer: null, reason: '' }), plainEngine()],
      task,
    );
    expect(winner.report).toMatchObject({
      engine: 'plain',
      reason: 'Not measured against WebGL: The task is too large.',
    });
  });

  it('fails when all fail', async () => {
    const refusing = new RefusingEngine({ engine: 'webgl', renderer: null, reason: '' });
    await expect(fastestEngine([refusing], task)).rejects.toThrow('too large');
  });
});
