import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { randomSequenceTask, sequenceOptions } from '../../../test/support/randomSequenceTask.ts';
import { randomTask } from '../../../test/support/randomTask.ts';
import { readTrainingKernel } from '../../../test/support/trainingKernel.ts';
import type { EngineTask } from '../engines/engineTask.ts';
import { WasmEngine } from '../engines/wasm/wasmEngine.ts';
import { startThreadedEngine } from './startThreadedEngine.ts';

const kernel = new WebAssembly.Module(readTrainingKernel('training.wasm'));
const single = new WasmEngine(kernel, { engine: 'wasm', renderer: null, reason: 'The test asks for it.' });
const threaded = startThreadedEngine(kernel, 3);
afterAll(() => threaded.dispose());

/** Trains in both, to the bit; on the way the single engine takes over the threads' state, and they its. */
async function expectSame(task: EngineTask): Promise<void> {
  await Promise.all([single.prepare(task), threaded.prepare(task)]);
  expect(await threaded.run(3)).toEqual(await single.run(3));
  const state = await single.readState();
  expect(await threaded.readState()).toEqual(state);
  const losses = await single.run(2);
  await threaded.run(7);
  await threaded.writeState(state);
  expect(await threaded.run(2)).toEqual(losses);
  expect(await threaded.readState()).toEqual(await single.readState());
  for (const member of [0, task.members - 1]) {
    expect(await threaded.predict(member)).toEqual(await single.predict(member));
  }
}

describe('an engine on several threads', () => {
  it('trains to the bits of one engine: networks of the tutorial’s kind', async () => {
    const options = fc.record({
      hiddenSize: fc.integer({ min: 1, max: 20 }),
      steps: fc.integer({ min: 1, max: 60 }),
      series: fc.integer({ min: 1, max: 5 }),
      members: fc.integer({ min: 1, max: 21 }),
      seed: fc.nat(),
      clipNorm: fc.option(fc.constantFrom(0.01, 10)),
    });
    await fc.assert(
      fc.asyncProperty(options, async (chosen) => {
        await expectSame(randomTask(chosen));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('trains to the bits of one engine: every kind of task', async () => {
    const options = fc.tuple(
      sequenceOptions({ hiddenSize: 9, steps: 30, series: 10 }),
      fc.integer({ min: 1, max: 21 }),
    );
    await fc.assert(
      fc.asyncProperty(options, async ([chosen, members]) => {
        await expectSame(randomSequenceTask({ ...chosen, members }));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('generates what one engine generates', async () => {
    const task = randomTask({ hiddenSize: 12, steps: 50, members: 9 });
    await Promise.all([single.prepare(task), threaded.prepare(task)]);
    await Promise.all([single.run(5), threaded.run(5)]);
    const warmUp = task.inputs;
    expect(await threaded.rollOut(8, warmUp, 20)).toEqual(await single.rollOut(8, warmUp, 20));
  });

  it('refuses with the sentence of the engine, and takes the next task', async () => {
    const task = randomTask({ hiddenSize: 12, steps: 50, members: 9 });
    await expect(threaded.prepare({ ...task, targets: task.targets.slice(1) })).rejects.toThrow(
      'The task has 49 targets, where 50 belong.',
    );
    await expect(threaded.run(1)).rejects.toThrow('prepare it first');
    await expectSame(task);
  });

  it('rejects what waits when it is disposed of', async () => {
    const ended = startThreadedEngine(kernel, 2);
    await ended.prepare(randomTask({ hiddenSize: 12, steps: 400, members: 16 }));
    const run = ended.run(1_000_000);
    const rejected = expect(run).rejects.toThrow('The thread was ended.');
    ended.dispose();
    await rejected;
  });
});
