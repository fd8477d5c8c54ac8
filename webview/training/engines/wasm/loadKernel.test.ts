import { describe, expect, it } from 'vitest';
import { readTrainingKernel } from '../../../../test/support/trainingKernel.ts';
import { loadKernel } from './loadKernel.ts';

const damaged = Uint8Array.of(0, 1, 2, 3);
const kernel = readTrainingKernel('training.wasm');

describe('loadKernel', () => {
  it('compiles the first kernel that can be run here', async () => {
    expect((await loadKernel([damaged, kernel])).module).toBeInstanceOf(WebAssembly.Module);
  });

  it.each([
    [[], 'its training kernel could not be loaded'],
    [[damaged], 'its training kernel is damaged'],
  ])('says why there is none', async (kernels, reason) => {
    expect(await loadKernel(kernels)).toEqual({ module: null, reason });
  });
});
