import type { BackendChoice } from '../../src/shared/protocol.ts';
import { sineRequest } from '../support/sineRequest.ts';
import { expect, test } from './engineTest.ts';
import { readKernels } from './readKernels.ts';

// A browser without WebGL; the page's policy decides over WebAssembly.
test.use({ parameters: ['--use-gl=disabled'] });

const noWebAssembly = "default-src 'none'; script-src 'nonce-none'; worker-src blob:";
const choices: readonly BackendChoice[] = ['auto', 'webgl', 'fastest', 'wasm', 'cpu'];
const request = (backend: BackendChoice) => sineRequest(5, { iterations: 20, backend });

for (const backend of choices) {
  test(`without WebGL, ${backend} trains, and says why not there`, async ({ worker }) => {
    const { outcome } = await worker.train(await readKernels(), request(backend), []);
    expect(outcome.losses.length).toBe(20);
    expect(outcome.backend.engine).toBe(backend === 'cpu' ? 'plain' : 'wasm');
    if (backend === 'auto' || backend === 'webgl' || backend === 'fastest') {
      expect(outcome.backend.reason).toContain('WebGL 2 is not available here.');
    }
  });
}

test('with a damaged kernel, plain JavaScript trains, and says so', async ({ worker }) => {
  const kernels = (await readKernels()).map((bytes) => bytes.slice(0, bytes.length - 100));
  const { outcome } = await worker.train(kernels, request('auto'), []);
  expect(outcome.backend).toMatchObject({
    engine: 'plain',
    reason:
      "WebGL 2 is not available here. Plain JavaScript does WebAssembly's work, because its training kernel is damaged.",
  });
});

test.describe('where the policy refuses WebAssembly', () => {
  test.use({ policy: noWebAssembly, complaint: /WebAssembly/ });

  for (const backend of choices) {
    test(`too, ${backend} trains in plain JavaScript, and says why`, async ({ worker }) => {
      const { outcome } = await worker.train(await readKernels(), request(backend), []);
      expect(outcome.losses.length).toBe(20);
      expect(outcome.backend.engine).toBe('plain');
      if (backend !== 'cpu') {
        expect(outcome.backend.reason).toMatch(
          /^(.* )?Plain JavaScript does WebAssembly's work, because this page may not run WebAssembly \(.+\)\.$/s,
        );
      }
    });
  }
});
