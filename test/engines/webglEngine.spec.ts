import fc from 'fast-check';
import { usesGpu } from '../../scripts/chromium.ts';
import type { EngineState } from '../../src/shared/model/engineState.ts';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import { type ParameterName, parameterLayout } from '../../src/shared/model/parameterLayout.ts';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';
import { PlainEngine } from '../../webview/training/engines/plain/plainEngine.ts';
import { pytorchCellTask, readPytorchCells } from '../support/pytorchCells.ts';
import { flattenParameters, readPytorchReference } from '../support/pytorchReference.ts';
import { type RandomSequenceOptions, randomSequenceTask, sequenceOptions } from '../support/randomSequenceTask.ts';
import { randomTask } from '../support/randomTask.ts';
import { tutorialTask } from '../support/tutorialTask.ts';
import { type EngineWorker, expect, test } from './engineTest.ts';

const reference = readPytorchReference();
const data = Float64Array.from(reference.data);
const tutorial = tutorialTask(reference);

/** Options that a task can have all at once. */
const everything: RandomSequenceOptions = {
  cell: 'rnn',
  hiddenSize: 12,
  inputSize: 3,
  outputSize: 2,
  steps: 60,
  series: 5,
  members: 2,
  seed: 3,
  answers: 'every',
  loss: 'pinball',
  weighted: true,
  ragged: true,
  started: true,
  freeRunningFrom: 20,
  batchSize: 2,
  clipNorm: 0.1,
  scheduled: true,
};

/** Euclidean distance over the expected vector's length. */
function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  const difference = Array.from(expected, (value, i) => actual[i] - value);
  return Math.hypot(...difference) / Math.max(Math.hypot(...Array.from(expected)), Number.MIN_VALUE);
}

async function prepared(worker: EngineWorker, task: EngineTask, blockSteps: number | null = null): Promise<number> {
  const engine = await worker.open(blockSteps);
  await worker.prepare(engine, task);
  return engine;
}

async function plainRun(task: EngineTask, iterations: number): Promise<{ losses: Float64Array; state: EngineState }> {
  const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
  await engine.prepare(task);
  return { losses: await engine.run(iterations), state: await engine.readState() };
}

test('is refused on a software renderer, unless asked for, and says so', async ({ worker }) => {
  test.skip(usesGpu, 'CHROMIUM_GPU asks for hardware.');
  const probed = await worker.probe();
  expect(probed).toMatchObject({
    facts: { renderer: expect.stringContaining('SwiftShader'), rendersFloat32: true },
    strict: { usable: false, software: true, reason: expect.stringContaining('draws on the CPU') },
    lenient: { usable: true, software: true },
  });
  expect(await worker.report(await worker.open(null))).toMatchObject({
    engine: 'webgl',
    renderer: expect.stringContaining('SwiftShader'),
    reason: expect.stringContaining('settings ask for WebGL'),
  });
});

test('is taken on a hardware renderer, and names it', async ({ worker }) => {
  test.skip(!usesGpu, 'CHROMIUM_GPU does not ask for hardware.');
  expect(await worker.probe()).toMatchObject({
    facts: { rendersFloat32: true },
    strict: { usable: true, software: false, reason: expect.stringContaining('is a hardware renderer') },
  });
});

for (const blockSteps of [1, 7, 25, 399]) {
  test(`has PyTorch’s gradient, parameter by parameter, with blocks of ${blockSteps}`, async ({ worker }) => {
    const engine = await prepared(worker, tutorial, blockSteps);
    await worker.run(engine, 1);
    const { firstMoment } = await worker.readState(engine);
    // After one step Adam's first moment is a tenth of the gradient.
    const gradient = Array.from(firstMoment, (moment) => moment / 0.1);
    expect(distance(gradient, flattenParameters(reference.float32.gradient))).toBeLessThan(1e-5);
    for (const [name, { start, end }] of Object.entries(parameterLayout(tutorialShape))) {
      const expected = reference.float32.gradient[name as ParameterName];
      expect(distance(gradient.slice(start, end), expected), name).toBeLessThan(1e-4);
    }
  });
}

for (const cell of readPytorchCells()) {
  test(`has PyTorch’s loss and gradient with a ${cell.network.cell} of several inputs`, async ({ worker }) => {
    const engine = await prepared(worker, pytorchCellTask(cell), 3);
    const [loss] = await worker.run(engine, 1);
    expect(Math.abs(loss / cell.loss - 1)).toBeLessThan(1e-5);
    const { firstMoment } = await worker.readState(engine);
    const gradient = firstMoment.map((moment) => moment / 0.1);
    for (const [name, { start, end }] of Object.entries(parameterLayout(cell.network))) {
      expect(distance(gradient.slice(start, end), cell.gradient.slice(start, end)), name).toBeLessThan(1e-4);
    }
  });
}

test('has PyTorch’s first 50 losses, and its answers', async ({ worker }) => {
  const engine = await prepared(worker, tutorial);
  const losses = await worker.run(engine, 50);
  for (const [i, loss] of reference.float32.losses.slice(0, 50).entries()) {
    expect(Math.abs(losses[i] / loss - 1), `loss ${i}`).toBeLessThan(1e-4);
  }
  const state = await worker.readState(engine);
  expect(state.iteration).toBe(50);
  const after50 = reference.float32.after50;
  expect(distance(state.parameters, flattenParameters(after50.parameters))).toBeLessThan(1e-3);
  const plain = new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
  await plain.prepare(tutorial);
  await plain.writeState(state);
  // Not to the bit: Node's and Chromium's tanh differ in the last place.
  expect(distance(await worker.predict(engine, 0), await plain.predict(0))).toBeLessThan(1e-12);
  expect(distance(await worker.rollOut(engine, 0, data, 200), await plain.rollOut(0, data, 200))).toBeLessThan(1e-9);
});

test('learns the tutorial as far as PyTorch does', async ({ worker }) => {
  const engine = await prepared(worker, tutorial);
  const losses = await worker.run(engine, 500);
  const { bestLosses } = await worker.readState(engine);
  expect(bestLosses[0]).toBe(Math.min(...losses));
  expect(bestLosses[0]).toBeLessThan(1.1 * Math.min(...reference.float32.losses));
});

test('trains as the plain engine does: any size, length, series, members, block', async ({ worker }) => {
  test.setTimeout(180_000);
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        hiddenSize: fc.integer({ min: 1, max: 32 }),
        steps: fc.integer({ min: 1, max: 90 }),
        series: fc.integer({ min: 1, max: 4 }),
        members: fc.integer({ min: 1, max: 4 }),
        seed: fc.nat(),
      }),
      fc.integer({ min: 1, max: 40 }),
      async (shape, blockSteps) => {
        const task = randomTask(shape);
        const engine = await prepared(worker, task, blockSteps);
        const losses = await worker.run(engine, 4);
        const state = await worker.readState(engine);
        await worker.dispose(engine);
        const expected = await plainRun(task, 4);
        expect(distance(losses, expected.losses)).toBeLessThan(1e-4);
        expect(distance(state.firstMoment, expected.state.firstMoment)).toBeLessThan(1e-4);
        expect(distance(state.bestLosses, expected.state.bestLosses)).toBeLessThan(1e-4);
        expect(distance(state.bestParameters, expected.state.bestParameters)).toBeLessThan(1e-3);
      },
    ),
    { numRuns: 10, seed: 5, endOnFailure: true },
  );
});

for (const [cell, largest, numRuns] of [
  ['rnn', { hiddenSize: 26, steps: 40, series: 12 }, 16],
  ['gru', { hiddenSize: 14, steps: 20, series: 8 }, 8],
  ['lstm', { hiddenSize: 14, steps: 20, series: 8 }, 8],
] as const) {
  test(`trains every kind of task of ${cell} networks as the plain engine does`, async ({ worker }) => {
    test.setTimeout(240_000);
    await fc.assert(
      fc.asyncProperty(sequenceOptions(largest), fc.integer({ min: 1, max: 20 }), async (options, blockSteps) => {
        const task = randomSequenceTask({ ...options, cell });
        const engine = await prepared(worker, task, blockSteps);
        const losses = await worker.run(engine, 5);
        const state = await worker.readState(engine);
        await worker.dispose(engine);
        const expected = await plainRun(task, 5);
        expect(distance(losses, expected.losses)).toBeLessThan(1e-4);
        expect(distance(state.firstMoment, expected.state.firstMoment)).toBeLessThan(1e-4);
        expect(distance(state.bestLosses, expected.state.bestLosses)).toBeLessThan(1e-4);
        expect(distance(state.bestParameters, expected.state.bestParameters)).toBeLessThan(1e-3);
      }),
      { numRuns, seed: 11, endOnFailure: true },
    );
  });
}

test('gives the same bits however many steps are fused', async ({ worker }) => {
  test.setTimeout(120_000);
  // Each block length is a program of its own, which takes a software renderer a second to compile.
  const cases = [
    [tutorial, [1, 7, tutorial.steps, null]],
    [randomTask({ hiddenSize: 30, steps: 60, series: 3 }), [7, null]],
    [randomSequenceTask(everything), [1, 7, everything.steps, null]],
    [randomSequenceTask({ ...everything, hiddenSize: 40, answers: 'last' }), [7, null]],
    [randomSequenceTask({ ...everything, cell: 'gru', hiddenSize: 6, steps: 20, freeRunningFrom: 9 }), [7, null]],
    [randomSequenceTask({ ...everything, cell: 'lstm', hiddenSize: 6, steps: 20, freeRunningFrom: 9 }), [7, null]],
  ] as const;
  for (const [task, blockLengths] of cases) {
    const runs: { losses: Float64Array; state: EngineState }[] = [];
    for (const blockSteps of blockLengths) {
      const engine = await prepared(worker, task, blockSteps);
      runs.push({ losses: await worker.run(engine, 10), state: await worker.readState(engine) });
      await worker.dispose(engine);
    }
    for (const other of runs) {
      expect(other).toEqual(runs[0]);
    }
  }
});

for (const [hiddenSize, cell] of [
  [24, 'rnn'],
  [25, 'rnn'],
  [64, 'rnn'],
  [64, 'gru'],
  [64, 'lstm'],
] as const) {
  test(`trains ${hiddenSize} units of ${cell} as the plain engine does`, async ({ worker }) => {
    const scalar = {
      inputSize: 1,
      outputSize: 1,
      series: 1,
      members: 1,
      weighted: false,
      started: false,
      ragged: false,
    };
    const task = randomSequenceTask({
      ...everything,
      ...scalar,
      cell,
      hiddenSize,
      steps: 20,
      loss: 'squared',
      freeRunningFrom: null,
      batchSize: null,
      clipNorm: null,
    });
    const engine = await prepared(worker, task);
    const losses = await worker.run(engine, 3);
    const expected = await plainRun(task, 3);
    expect(distance(losses, expected.losses)).toBeLessThan(1e-4);
    const { firstMoment } = await worker.readState(engine);
    expect(distance(firstMoment, expected.state.firstMoment)).toBeLessThan(1e-4);
  });
}

test('clips each member’s gradient to the global norm asked for', async ({ worker }) => {
  const task = randomTask({ hiddenSize: 6, steps: 40, members: 3, clipNorm: 0.05 });
  const engine = await prepared(worker, task);
  const losses = await worker.run(engine, 5);
  const { firstMoment } = await worker.readState(engine);
  const expected = await plainRun(task, 5);
  expect(distance(losses, expected.losses)).toBeLessThan(1e-4);
  expect(distance(firstMoment, expected.state.firstMoment)).toBeLessThan(1e-4);
  const free = await plainRun({ ...task, clipNorm: null }, 5);
  expect(distance(firstMoment, free.state.firstMoment)).toBeGreaterThan(0.1);
});

test('is the same to the bit: again, in parts, and from a saved state in a new engine', async ({ worker }) => {
  const task = randomTask({ hiddenSize: 12, steps: 120, members: 2, series: 2 });
  const whole = await prepared(worker, task);
  const expected = await worker.run(whole, 100);
  const expectedState = await worker.readState(whole);

  const again = await prepared(worker, task);
  expect(await worker.run(again, 100)).toEqual(expected);
  expect(await worker.readState(again)).toEqual(expectedState);

  await worker.prepare(again, task);
  const start = await worker.run(again, 3);
  const saved = await worker.readState(again);
  const other = await prepared(worker, task);
  await worker.writeState(other, saved);
  expect([...start, ...(await worker.run(other, 97))]).toEqual([...expected]);
  expect([...start, ...(await worker.run(again, 97))]).toEqual([...expected]);
  expect(await worker.readState(other)).toEqual(expectedState);
  expect(await worker.readState(again)).toEqual(expectedState);
});

test('shows in the loss a weight that is no number, and never keeps it as the best', async ({ worker }) => {
  const engine = await prepared(worker, tutorial);
  const [loss] = await worker.run(engine, 1);
  const state = await worker.readState(engine);
  for (const name of Object.keys(parameterLayout(tutorialShape)) as ParameterName[]) {
    const parameters = state.parameters.slice();
    parameters[parameterLayout(tutorialShape)[name].start] = Number.NaN;
    await worker.writeState(engine, { ...state, parameters });
    expect((await worker.run(engine, 1))[0], name).toBe(Number.NaN);
    const after = await worker.readState(engine);
    expect(after.bestLosses[0]).toBe(loss);
    expect(after.bestParameters).toEqual(state.bestParameters);
  }
});

for (const [name, task] of [
  ['the tutorial', { ...tutorial, clipNorm: 1 }],
  ['a task of every kind at once', randomSequenceTask(everything)],
] as const) {
  test(`holds the same memory and compiles nothing from run to run: ${name}`, async ({ worker }) => {
    const engine = await prepared(worker, task);
    await worker.run(engine, 60);
    await worker.readState(engine);
    const memory = await worker.memory(engine);
    expect(await worker.report(engine)).toMatchObject({ reason: expect.stringContaining('Steps are fused by') });
    const { programs, contexts } = await worker.counts();
    expect(programs).toBeLessThan(15);
    expect(contexts).toBe(1);
    for (const iterations of [1, 70, 3]) {
      await worker.run(engine, iterations);
      await worker.readState(engine);
      expect(await worker.memory(engine)).toEqual(memory);
    }
    await worker.prepare(engine, task);
    await worker.run(engine, 60);
    expect(await worker.memory(engine)).toEqual(memory);
    expect(await worker.counts()).toMatchObject({ programs, contexts });
  });
}

/** The soak tries it for longer, and wants to hear from it. */
const { RNN_CYCLES: longForm } = process.env;
const cycles = Number(longForm ?? 25);
const heardEvery = 500;

test(`holds the same textures, tensors and contexts through ${cycles.toLocaleString('en')} trainings`, async ({
  worker,
}) => {
  test.setTimeout(60_000 + 200 * cycles);
  const engine = await prepared(worker, tutorial);
  await worker.run(engine, 60);
  await worker.readState(engine);
  const memory = await worker.memory(engine);
  const { programs, contexts } = await worker.counts();
  for (let cycle = 0; cycle < cycles; cycle++) {
    await worker.prepare(engine, tutorial);
    await worker.run(engine, 1);
    await worker.readState(engine);
    if (cycle % heardEvery === heardEvery - 1) {
      console.log(`${cycle + 1} trainings`);
    }
  }
  expect(await worker.memory(engine)).toEqual(memory);
  expect(await worker.counts()).toMatchObject({ programs, contexts });
  if (longForm !== undefined) {
    const { textures, bytes, tensors } = memory;
    console.log(
      `held through ${cycles} trainings: ${textures} textures of ${bytes} bytes, ${tensors} tensors, ${programs} programs, ${contexts} context`,
    );
  }
});

test('compiles nothing anew for other series, steps, members and mini-batches', async ({ worker }) => {
  const engine = await prepared(worker, randomSequenceTask(everything));
  await worker.run(engine, 2);
  const { programs } = await worker.counts();
  await worker.prepare(engine, randomSequenceTask({ ...everything, steps: 31, series: 9, members: 1, batchSize: 4 }));
  await worker.run(engine, 2);
  expect((await worker.counts()).programs).toBe(programs);
});

test('says so when the graphics memory does not suffice', async ({ worker }) => {
  const engine = await prepared(worker, tutorial);
  await worker.run(engine, 1);
  await worker.exhaustMemory(engine);
  await expect(worker.run(engine, 1)).rejects.toThrow(/The graphics card has not the \d+ MB of memory/);
});

test('rejects with ContextLostError when the context is lost, before a run and during one', async ({ worker }) => {
  const engine = await prepared(worker, tutorial);
  await worker.run(engine, 1);
  await expect(worker.loseContextWhileRunning(engine, 2000)).rejects.toMatchObject({ name: 'ContextLostError' });
  await expect(worker.run(engine, 1)).rejects.toMatchObject({ name: 'ContextLostError' });
  await expect(worker.readState(engine)).rejects.toMatchObject({ name: 'ContextLostError' });
  await worker.dispose(engine);
  const second = await prepared(worker, tutorial);
  expect((await worker.run(second, 1))[0]).toBeCloseTo(reference.float32.losses[0], 5);
});

test('takes no more calls once disposed of', async ({ worker }) => {
  const engine = await prepared(worker, tutorial);
  await worker.dispose(engine);
  await worker.dispose(engine);
  await expect(worker.run(engine, 1)).rejects.toThrow('no task');
  await expect(worker.prepare(engine, tutorial)).rejects.toThrow('disposed');
});

test('refuses what it cannot hold with a sentence, and keeps the task it has', async ({ worker }) => {
  const engine = await prepared(worker, tutorial);
  const wide = randomTask({ hiddenSize: 65, steps: 10 });
  await expect(worker.prepare(engine, wide)).rejects.toThrow('at most 64 hidden units here, not 65');
  await expect(worker.prepare(engine, { ...tutorial, steps: 400 })).rejects.toThrow('399 inputs, where 400 belong');
  const crowd = randomTask({ hiddenSize: 1, steps: 10, members: 9000 });
  await expect(worker.prepare(engine, crowd)).rejects.toThrow(
    '9,000 networks of 1 units on 1 series of 10 steps need textures',
  );
  expect((await worker.run(engine, 1))[0]).toBeCloseTo(reference.float32.losses[0], 5);
});
