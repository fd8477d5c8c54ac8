import { sineRequest } from '../support/sineRequest.ts';
import { expect, test } from './engineTest.ts';
import { readKernels } from './readKernels.ts';

test.use({ policy: "default-src 'none'; script-src 'nonce-none'; worker-src blob:", complaint: /WebAssembly/ });

test('where the policy refuses WebAssembly, WebGL trains all the same', async ({ worker }) => {
  const { outcome } = await worker.train(await readKernels(), sineRequest(5, { iterations: 5, backend: 'webgl' }), []);
  expect(outcome.backend.engine).toBe('webgl');
});

test('a context that is lost twice leaves plain JavaScript then, which goes on and says so', async ({ worker }) => {
  test.setTimeout(120_000);
  const request = sineRequest(5, { iterations: 400, backend: 'webgl' });
  const { outcome } = await worker.train(await readKernels(), request, [0, 0]);
  expect(outcome.backend.engine).toBe('plain');
  expect(outcome.backend.reason).toMatch(
    /^WebGL gave up \(.*, a second time\), so WebAssembly took over\. Plain JavaScript does WebAssembly's work, because this page may not/,
  );
});
