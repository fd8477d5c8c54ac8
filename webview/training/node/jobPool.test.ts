import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { randomTask } from '../../../test/support/randomTask.ts';
import type { TestJob, TestResult } from '../../../test/support/testJobs.ts';
import { readTrainingKernel } from '../../../test/support/trainingKernel.ts';
import { WasmEngine } from '../engines/wasm/wasmEngine.ts';
import { JobPool } from './jobPool.ts';

const script = new URL('../../../test/support/testJobs.ts', import.meta.url);
const kernel = new WebAssembly.Module(readTrainingKernel('training.wasm'));

describe('JobPool', () => {
  let pool = new JobPool<TestJob, TestResult>(script, kernel, 2);
  afterEach(async () => {
    await pool.dispose();
    pool = new JobPool<TestJob, TestResult>(script, kernel, 2);
  });

  it('does each job with the engine of one of its threads', async () => {
    const seeds = Array.from({ length: 12 }, (_, seed) => seed);
    const results = await Promise.all(seeds.map((seed) => pool.run({ kind: 'train', seed, iterations: 5 })));
    const engine = new WasmEngine(kernel, { engine: 'wasm', renderer: null, reason: 'The test asks for it.' });
    for (const seed of seeds) {
      await engine.prepare(randomTask({ hiddenSize: 12, steps: 100, seed }));
      expect(results[seed].losses).toEqual(await engine.run(5));
    }
    expect(new Set(results.map(({ thread }) => thread)).size).toBe(2);
  });

  it('rejects with the sentence of a job that throws, and goes on', async () => {
    await expect(pool.run({ kind: 'fail', reason: 'The series has 3 values.' })).rejects.toThrow(
      /^The series has 3 values\.$/,
    );
    expect((await pool.run({ kind: 'train', seed: 1, iterations: 1 })).losses).toHaveLength(1);
  });

  it('says that a thread failed, and takes another for the next job', async () => {
    const jobs = [pool.run({ kind: 'crash' }), pool.run({ kind: 'crash' })];
    await Promise.all(jobs.map((job) => expect(job).rejects.toThrow(/^A thread failed: out of luck$/)));
    expect((await pool.run({ kind: 'train', seed: 1, iterations: 1 })).losses).toHaveLength(1);
  });

  it('says so when its script cannot be run', async () => {
    const missing = new JobPool(new URL('./missing.ts', import.meta.url), kernel, 1);
    await expect(missing.run(null)).rejects.toThrow(/^A thread failed: .*missing\.ts/);
    await missing.dispose();
  });

  it('cancels a job under way and those that wait, and no others', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const cancelled = [pool.run({ kind: 'never' }, signal), pool.run({ kind: 'never' }, signal)];
    const waiting = pool.run({ kind: 'train', seed: 1, iterations: 1 }, signal);
    const other = pool.run({ kind: 'train', seed: 1, iterations: 3 });
    const rejected = [...cancelled, waiting].map((job) => expect(job).rejects.toThrow(/^The job was cancelled\.$/));
    await new Promise((resolve) => setTimeout(resolve, 300));
    controller.abort();
    await Promise.all(rejected);
    expect((await other).losses).toHaveLength(3);
    await expect(pool.run({ kind: 'never' }, signal)).rejects.toThrow('cancelled');
  });

  it('ends its threads when it is closed, whatever they do', async () => {
    const jobs = Array.from({ length: 4 }, () => pool.run({ kind: 'never' }));
    const ends = jobs.map((job) => expect(job).rejects.toThrow(/^The pool of threads was closed\.$/));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await pool.dispose();
    await Promise.all(ends);
    await expect(pool.run({ kind: 'train', seed: 1, iterations: 1 })).rejects.toThrow('closed');
  });

  it('refuses to have no threads', () => {
    expect(() => new JobPool(script, kernel, 0)).toThrow('cannot have 0 threads');
  });

  it('keeps no process alive that has forgotten it', () => {
    const kernelFile = join(root, 'out', 'kernels', 'training.wasm');
    const program = `
      const { JobPool } = await import(${JSON.stringify(new URL('./jobPool.ts', import.meta.url).href)});
      const { readKernel } = await import(${JSON.stringify(new URL('./readKernel.ts', import.meta.url).href)});
      const pool = new JobPool(new URL(${JSON.stringify(script.href)}), await readKernel([${JSON.stringify(kernelFile)}]), 2);
      console.log((await pool.run({ kind: 'train', seed: 1, iterations: 7 })).losses.length);
    `;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 200_000,
    });
    expect({ status, stdout: stdout.trim() }, stderr).toEqual({ status: 0, stdout: '7' });
  });
});
