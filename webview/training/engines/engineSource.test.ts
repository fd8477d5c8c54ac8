import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tutorialShape } from '../../../src/shared/model/networkShape.ts';
import { type BackendChoice, backendChoices, type TrainingRequest } from '../../../src/shared/protocol.ts';
import { randomTask } from '../../../test/support/randomTask.ts';
import { readTrainingKernel } from '../../../test/support/trainingKernel.ts';
import { engineSource } from './engineSource.ts';
import { type LoadedKernel, loadKernel } from './wasm/loadKernel.ts';

const kernel = loadKernel([readTrainingKernel('training.wasm')]);
const none: Promise<LoadedKernel> = Promise.resolve({ module: null, reason: 'the test has none' });

const task = randomTask({ hiddenSize: 2, steps: 7 });

function request(backend: BackendChoice): TrainingRequest {
  return {
    title: '',
    values: Float64Array.of(1, 2, 1, 2, 1, 2, 1, 2),
    truth: null,
    network: tutorialShape,
    scaling: { offset: 0, scale: 1 },
    seed: 1,
    iterations: 1,
    learningRate: 0.01,
    backend,
    horizon: 1,
  };
}

describe('engineSource', () => {
  it('has every choice that the settings offer', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(contributes.configuration.properties['rnn.training.backend'].enum).toEqual(backendChoices);
  });

  it('trains where the settings say', async () => {
    expect((await engineSource(kernel).create(request('wasm'), task)).report).toEqual({
      engine: 'wasm',
      renderer: null,
      reason: 'The settings ask for WebAssembly.',
    });
    expect((await engineSource(kernel).create(request('cpu'), task)).report.engine).toBe('plain');
  });

  it('takes the plain engine where WebAssembly cannot be had, and says so', async () => {
    const { report } = await engineSource(none).create(request('wasm'), task);
    expect(report.engine).toBe('plain');
    expect(report.reason).toContain('because the test has none.');
  });

  it('trains by the plain engine, and says why, with a kernel that is cut off anywhere, and without WebGL', async () => {
    const whole = readTrainingKernel('training.wasm');
    for (let i = 0; i < 60; i++) {
      const cut = loadKernel(i === 0 ? [] : [whole.slice(0, Math.floor(((i - 1) / 60) * whole.length))]);
      const backend = (['wasm', 'auto', 'fastest', 'webgl'] as const)[i % 4];
      const { report } = await engineSource(cut).create(request(backend), task);
      expect(report.engine).toBe('plain');
      expect(report.reason).toContain(`because its training kernel ${i === 0 ? 'could not be loaded' : 'is damaged'}.`);
    }
  });

  it('goes from WebAssembly to the plain engine when a task is too much for it, and then gives up', async () => {
    const source = engineSource(kernel);
    const plain = await source.replace(await source.create(request('wasm'), task), new Error('too big.'));
    expect(plain.report).toMatchObject({
      engine: 'plain',
      reason: 'WebAssembly gave up (too big), so plain JavaScript took over.',
    });
    const error = new Error('out of memory');
    await expect(source.replace(plain, error)).rejects.toBe(error);
  });
});
