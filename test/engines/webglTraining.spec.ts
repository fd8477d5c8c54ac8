import { usesGpu } from '../../scripts/chromium.ts';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import type { BackendChoice, TrainingRequest } from '../../src/shared/protocol.ts';
import { noisySine } from '../../src/shared/series/noisySine.ts';
import { identityScaling } from '../../src/shared/series/scaling.ts';
import { expect, test } from './engineTest.ts';
import { readKernels } from './readKernels.ts';

function request(backend: BackendChoice, iterations: number): TrainingRequest {
  return {
    title: 'Noisy sine',
    values: noisySine(7, 200).values,
    truth: null,
    network: tutorialShape,
    scaling: identityScaling,
    seed: 7,
    iterations,
    learningRate: 0.01,
    backend,
    horizon: 20,
  };
}

test('goes on from the last checkpoint on a new context, and says so', async ({ worker }) => {
  test.setTimeout(120_000);
  const kernels = await readKernels();
  const { outcome, reports, kept } = await worker.train(kernels, request('webgl', 100_000), [1]);
  const undisturbed = await worker.train(kernels, request('webgl', outcome.losses.length), []);
  expect(outcome.losses).toEqual(undisturbed.outcome.losses);
  expect(outcome.parameters).toEqual(undisturbed.outcome.parameters);
  expect(outcome.backend).toMatchObject({
    engine: 'webgl',
    reason: expect.stringContaining(
      'The graphics card took its WebGL context away; training went on from the last checkpoint on a new one.',
    ),
  });
  const first = reports.findIndex(({ backend }) => backend.reason.includes('took its WebGL context away'));
  expect(first).toBeGreaterThan(0);
  expect(kept[0]).toBeGreaterThan(0);
  expect(reports[first].iteration).toBeGreaterThan(kept[0]);
  expect(reports[first - 1].iteration).toBeGreaterThan(kept[0]);
  expect(undisturbed.outcome.backend.reason).not.toContain('away');
});

test('has the losses of an unbroken run when paused, stepped, resumed, and gone on with later', async ({ worker }) => {
  test.setTimeout(120_000);
  const kernels = await readKernels();
  const unbroken = await worker.train(kernels, request('webgl', 120), []);
  const steered = await worker.train(kernels, request('webgl', 120), [], ['pause', 'step', 'step', 'resume']);
  expect(steered.reports.filter(({ paused }) => paused).length).toBeGreaterThanOrEqual(3);
  expect(steered.outcome.losses).toEqual(unbroken.outcome.losses);
  expect(steered.outcome.parameters).toEqual(unbroken.outcome.parameters);
  const first = await worker.train(kernels, request('webgl', 50), []);
  const { state, losses, restarts } = first.outcome;
  const second = await worker.train(
    kernels,
    { ...request('webgl', 120), start: { state: state!, losses, restarts } },
    [],
  );
  expect(second.outcome.losses).toEqual(unbroken.outcome.losses);
});

test('goes on in WebAssembly when a second context is lost, and says so', async ({ worker }) => {
  test.setTimeout(120_000);
  const { outcome, reports } = await worker.train(await readKernels(), request('webgl', 1000), [0, 0]);
  expect(outcome.bestLoss).toBe(Math.min(...outcome.losses));
  expect(outcome.backend).toMatchObject({
    engine: 'wasm',
    reason: 'WebGL gave up (The graphics card took its WebGL context away, a second time), so WebAssembly took over.',
  });
  const engines = reports.map(({ backend }) => backend.engine);
  expect(engines.filter((engine) => engine === 'webgl').length).toBeGreaterThanOrEqual(2);
});

test('goes on in WebAssembly when the context is lost for good, and says so', async ({ worker }) => {
  test.setTimeout(120_000);
  const kernels = await readKernels();
  // The engine holds a context already; it is the next one that is refused.
  await worker.train(kernels, request('webgl', 1), []);
  await worker.refuseContexts();
  const { outcome } = await worker.train(kernels, request('webgl', 1000), [0]);
  expect(outcome.bestLoss).toBe(Math.min(...outcome.losses));
  expect(outcome.backend).toMatchObject({
    engine: 'wasm',
    reason: 'WebGL gave up (The graphics card took its WebGL context away), so WebAssembly took over.',
  });
});

test('looks for the best block length once, says what it found, and trains to the same bits without looking', async ({
  worker,
}) => {
  const kernels = await readKernels();
  const first = await worker.train(kernels, request('webgl', 300), []);
  const found = /Steps are fused by (\d+): [\d.]+ ms an iteration, against ([\d.]+ ms with \d+(, )?)+\.$/;
  const { reason, renderer } = first.outcome.backend;
  expect(reason).toMatch(found);
  const { reads, contexts, programs } = await worker.counts();
  const again = await worker.train(kernels, request('webgl', 300), []);
  // For each report the losses and the weights of its picture, once; beside that checkpoints and the results.
  const many = 2 * again.reports.length + again.kept.length + 4;
  expect((await worker.counts()).reads - reads).toBeLessThanOrEqual(many);
  // On the context of the run before, with its programs.
  expect(await worker.counts()).toMatchObject({ contexts, programs });
  expect(again.outcome.backend.reason).toContain(
    `Steps are fused by ${found.exec(reason)?.[1]}, as was found fastest before.`,
  );
  expect(first.blockLengths).toEqual({
    [`rnn of 12 units, 1 in, 1 out, 1 side by side, 399 steps, on ${renderer}`]: expect.any(Number),
  });
  expect(again.outcome.losses).toEqual(first.outcome.losses);
  expect(again.outcome.parameters).toEqual(first.outcome.parameters);
});

test('takes what was found before the panel was opened anew', async ({ worker }) => {
  const shape = 'rnn of 12 units, 1 in, 1 out, 1 side by side, 399 steps, on';
  const { renderer } = (await worker.train(await readKernels(), request('webgl', 1), [])).outcome.backend;
  const known = { ...request('webgl', 5), blockLengths: { [`${shape} ${renderer}`]: 17 } };
  const { outcome, blockLengths } = await worker.train(await readKernels(), known, []);
  expect(outcome.backend.reason).toContain('Steps are fused by 17, as was found fastest before.');
  expect(blockLengths).toEqual({});
});

test('takes whichever is faster when asked to, and says by how much', async ({ worker }) => {
  const { outcome } = await worker.train(await readKernels(), request('fastest', 100), []);
  // WebAssembly is faster by far, whatever draws.
  expect(outcome.backend).toMatchObject({
    engine: 'wasm',
    renderer: expect.stringContaining(usesGpu ? 'ANGLE' : 'SwiftShader'),
  });
  expect(outcome.backend.reason).toMatch(
    /^Measured on this task: [\d.]+ ms an iteration, [\d,.]+ times as fast as WebGL \([\d.]+ ms\)\.$/,
  );
  const { contexts } = await worker.counts();
  expect(contexts).toBe(1);
});

test('trains in WebAssembly when asked for the fastest and WebGL cannot train the task', async ({ worker }) => {
  const wide = { ...request('fastest', 3), network: { ...tutorialShape, hiddenSize: 65 } };
  const { outcome } = await worker.train(await readKernels(), wide, []);
  expect(outcome.backend).toMatchObject({
    engine: 'wasm',
    reason: 'Not measured against WebGL: WebGL trains at most 64 hidden units here, not 65.',
  });
});
