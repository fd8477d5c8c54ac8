import { describe, expect, it } from 'vitest';
import { randomTask } from '../../../test/support/randomTask.ts';
import { readTrainingKernel } from '../../../test/support/trainingKernel.ts';
import { automaticEngine } from './automaticEngine.ts';
import type { Engine } from './engine.ts';
import { PlainEngine } from './plain/plainEngine.ts';
import { loadKernel } from './wasm/loadKernel.ts';
import { WasmEngine } from './wasm/wasmEngine.ts';
import { judgeWebgl } from './webgl/judgeWebgl.ts';

const task = randomTask({ hiddenSize: 12, steps: 399 });
const hours = 1e9;

async function wasmEngine(): Promise<Engine> {
  const { module } = await loadKernel([readTrainingKernel('training.wasm')]);
  if (module === null) {
    throw new Error('no kernel');
  }
  return new WasmEngine(module, { engine: 'wasm', renderer: null, reason: '' });
}

/** An engine of Node in WebGL's place. */
function onCard(): Engine {
  return new PlainEngine({ engine: 'webgl', renderer: 'GPU 9000', reason: 'The GPU is real.' });
}

class RefusingEngine extends PlainEngine {
  override async prepare(): Promise<void> {
    throw new Error('The task is too large.');
  }
}

describe('automaticEngine', () => {
  it('has a short training done in WebAssembly without a look at WebGL, and says so', async () => {
    const unasked = () => {
      throw new Error('WebGL was opened.');
    };
    const { report } = await automaticEngine(await wasmEngine(), unasked, task, 500);
    expect(report).toEqual({
      engine: 'wasm',
      renderer: null,
      reason: 'A training of less than 10 s gains nothing on WebGL.',
    });
  });

  it('measures both before a long one, and takes the faster', async () => {
    const { report } = await automaticEngine(await wasmEngine(), onCard, task, hours);
    expect(report).toMatchObject({ engine: 'wasm', renderer: 'GPU 9000' });
    expect(report.reason).toMatch(/^Measured on this task: [\d.]+ ms an iteration, [\d.]+ times as fast as WebGL/);
    const slow = new PlainEngine({ engine: 'wasm', renderer: null, reason: '' });
    const fast = await wasmEngine();
    fast.report = onCard().report;
    expect((await automaticEngine(slow, () => fast, task, hours)).report.engine).toBe('webgl');
  });

  it('stays in WebAssembly where there is no GPU, with the verdict’s reason', async () => {
    const { report } = await automaticEngine(await wasmEngine(), () => judgeWebgl(null, false), task, hours);
    expect(report).toMatchObject({ engine: 'wasm', reason: 'WebGL 2 is not available here.' });
  });

  it('takes WebGL for what WebAssembly cannot hold, and WebAssembly, to say why, where there is none', async () => {
    const refusing = new RefusingEngine({ engine: 'wasm', renderer: null, reason: '' });
    expect((await automaticEngine(refusing, onCard, task, 1)).report).toMatchObject({ reason: 'The GPU is real.' });
    expect(await automaticEngine(refusing, () => judgeWebgl(null, false), task, 1)).toBe(refusing);
  });
});
