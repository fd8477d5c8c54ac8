import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scalarNetwork } from '../../../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { RandomGenerator } from '../../../../src/shared/model/randomGenerator.ts';
import { expectAllClose } from '../../../../test/support/expectAllClose.ts';
import { pytorchCellTask, readPytorchCells } from '../../../../test/support/pytorchCells.ts';
import { flattenParameters, readPytorchReference } from '../../../../test/support/pytorchReference.ts';
import { randomSequenceTask, sequenceOptions } from '../../../../test/support/randomSequenceTask.ts';
import { tutorialTask } from '../../../../test/support/tutorialTask.ts';
import type { EngineTask } from '../engineTask.ts';
import { allSeries, miniBatch } from '../miniBatch.ts';
import { BackPropagation } from './backPropagation.ts';
import { PlainEngine } from './plainEngine.ts';

const reference = readPytorchReference();
const data = Float64Array.from(reference.data);
const tutorial = tutorialTask(reference);

async function preparedEngine(task: EngineTask): Promise<PlainEngine> {
  const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: 'The test asks for it.' });
  await engine.prepare(task);
  return engine;
}

function randomTask(hiddenSize: number, steps: number, series: number, members: number, seed: number): EngineTask {
  const random = new RandomGenerator(seed);
  const values = (count: number) => Float64Array.from({ length: count }, () => random.uniform(-1, 1));
  const network = scalarNetwork(hiddenSize);
  return {
    network,
    members,
    parameters: values(members * parameterCount(network)),
    steps,
    series,
    inputs: values(steps * series),
    targets: values(steps * series),
    learningRate: 0.01,
    clipNorm: null,
  };
}

describe('the tutorial from PyTorch’s initial values, in float64', () => {
  it('has PyTorch’s gradient', () => {
    const gradient = new Float64Array(193);
    new BackPropagation(tutorial).lossAndGradient(tutorial.parameters, Int32Array.of(0), gradient);
    expectAllClose(gradient, flattenParameters(reference.float64.gradient), 1e-12);
  });

  it('has PyTorch’s losses and roll-out', async () => {
    const engine = await preparedEngine(tutorial);
    const losses = await engine.run(50);
    const { parameters } = await engine.readState();
    expectAllClose(losses, reference.float64.losses.slice(0, 50), 1e-10);
    expectAllClose(parameters, flattenParameters(reference.float64.after50.parameters), 1e-8);
    const more = await engine.run(450);
    expectAllClose([...losses, ...more], reference.float64.losses, 1e-3);
  });

  it('generates what PyTorch generates', async () => {
    const engine = await preparedEngine({
      ...tutorial,
      parameters: flattenParameters(reference.float64.after500.parameters),
    });
    expectAllClose(await engine.rollOut(0, data, 200), reference.float64.after500.forecast, 1e-9);
  });
});

describe('PlainEngine', () => {
  it('computes the gradient that finite differences show, of every kind of task', () => {
    fc.assert(
      fc.property(sequenceOptions({ hiddenSize: 6, steps: 9, series: 3 }), (options) => {
        const task = randomSequenceTask({ ...options, members: 1 });
        const propagation = new BackPropagation(task);
        const batch = miniBatch(task, 0);
        const gradient = new Float64Array(task.parameters.length);
        propagation.lossAndGradient(task.parameters, batch, gradient);
        const nudge = 1e-5;
        for (let i = 0; i < gradient.length; i++) {
          const up = task.parameters.slice();
          const down = task.parameters.slice();
          up[i] += nudge;
          down[i] -= nudge;
          const slope = (propagation.loss(up, batch) - propagation.loss(down, batch)) / (2 * nudge);
          expect(Math.abs(gradient[i] - slope)).toBeLessThan(1e-7 * (1 + Math.abs(slope)));
        }
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it.each(readPytorchCells())(
    'has PyTorch’s answers, loss and gradient with a $network.cell of several inputs',
    (cell) => {
      const { parameters } = cell;
      const task = pytorchCellTask(cell);
      const propagation = new BackPropagation(task);
      const gradient = new Float64Array(parameters.length);
      expect(propagation.lossAndGradient(parameters, allSeries(task), gradient)).toBeCloseTo(cell.loss, 12);
      expectAllClose(propagation.outputs, cell.answers, 1e-12);
      expectAllClose(gradient, cell.gradient, 1e-12);
    },
  );

  it('trains members as if each were alone, to the bit', async () => {
    const task = randomTask(5, 30, 2, 3, 11);
    const count = parameterCount(task.network);
    const together = await preparedEngine(task);
    const losses = await together.run(10);
    for (let member = 0; member < 3; member++) {
      const alone = await preparedEngine({
        ...task,
        members: 1,
        parameters: task.parameters.slice(member * count, (member + 1) * count),
      });
      expect([...(await alone.run(10))]).toEqual([...losses].filter((_, i) => i % 3 === member));
    }
  });

  it('goes on from a saved state as an unbroken run does, to the bit', async () => {
    const task = randomTask(4, 40, 1, 2, 5);
    const unbroken = await preparedEngine(task);
    const expected = await unbroken.run(20);
    const first = await preparedEngine(task);
    const start = await first.run(7);
    const second = await preparedEngine(task);
    await second.writeState(await first.readState());
    expect([...start, ...(await second.run(13))]).toEqual([...expected]);
    expect(await second.readState()).toEqual(await unbroken.readState());
  });

  it('keeps the weights of the lowest loss', async () => {
    const engine = await preparedEngine({ ...randomTask(6, 30, 1, 1, 3), learningRate: 0.3 });
    const losses = await engine.run(60);
    const state = await engine.readState();
    expect(state.bestLosses[0]).toBe(Math.min(...losses));
    const task = randomTask(6, 30, 1, 1, 3);
    expect(new BackPropagation(task).loss(state.bestParameters, miniBatch(task, 0))).toBe(state.bestLosses[0]);
  });

  it('clips the gradient to the global norm asked for', async () => {
    const free = await preparedEngine(randomTask(4, 20, 1, 1, 9));
    const clipped = await preparedEngine({ ...randomTask(4, 20, 1, 1, 9), clipNorm: 1e-3 });
    await free.run(1);
    await clipped.run(1);
    const norm = (moment: Float64Array) => Math.hypot(...moment) / 0.1;
    expect(norm((await free.readState()).firstMoment)).toBeGreaterThan(1e-2);
    expect(norm((await clipped.readState()).firstMoment)).toBeCloseTo(1e-3, 12);
  });

  it('says that it has no task before it is prepared', async () => {
    const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
    await expect(engine.run(1)).rejects.toThrow('no task');
  });
});
