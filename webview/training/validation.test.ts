import { describe, expect, it } from 'vitest';
import { trainingKernels } from '../../scripts/trainingKernels.ts';
import { answerAll } from '../../src/shared/model/answerAll.ts';
import { scalarNetwork, tutorialShape } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import type { TrainingCheckpoint, TrainingProgress, TrainingRequest } from '../../src/shared/protocol.ts';
import { noisySine } from '../../src/shared/series/noisySine.ts';
import { toNetworkUnits } from '../../src/shared/series/scaling.ts';
import { expectAllClose, expectAllNear } from '../../test/support/expectAllClose.ts';
import { sineRequest } from '../../test/support/sineRequest.ts';
import { readTrainingKernel } from '../../test/support/trainingKernel.ts';
import type { Engine } from './engines/engine.ts';
import { PlainEngine } from './engines/plain/plainEngine.ts';
import { WasmEngine } from './engines/wasm/wasmEngine.ts';
import { TrainedSeries } from './trainedSeries.ts';
import { Trainer } from './trainer.ts';
import { Validation } from './validation.ts';

const kernel = new WebAssembly.Module(readTrainingKernel(trainingKernels[0].file));
const report = { renderer: null, reason: 'The test asks for it.' };
const engines: Readonly<Record<string, () => Engine>> = {
  plain: () => new PlainEngine({ ...report, engine: 'plain' }),
  wasm: () => new WasmEngine(kernel, { ...report, engine: 'wasm' }),
};

function requestOf(overrides: Partial<TrainingRequest> = {}): TrainingRequest {
  return sineRequest(20, { iterations: 200, backend: 'cpu', ...overrides });
}

async function train(request: TrainingRequest, engine = 'wasm') {
  const reports: TrainingProgress[] = [];
  const checkpoints: TrainingCheckpoint[] = [];
  const source = {
    create: async () => engines[engine](),
    createForSearch: async () => engines.wasm(),
    replace: async (_: unknown, error: unknown) => {
      throw error;
    },
  };
  const trainer: Trainer = new Trainer(
    source,
    (progress) => {
      reports.push(progress);
      trainer.steer(progress.paused ? 'resume' : reports.length === 4 ? 'pause' : 'resume');
    },
    async (checkpoint) => {
      checkpoints.push(checkpoint);
    },
  );
  const outcome = await trainer.train(request);
  return { outcome, reports, checkpoints };
}

/** The definition: the mean squared error of the answers to all values, over those held out. */
function errorByDefinition(request: TrainingRequest, parameters: Float64Array): number {
  const all = toNetworkUnits(request.scaling, Float64Array.of(...request.values, ...request.validation!));
  const answers = answerAll(request.network, parameters, all.slice(0, -1), 1);
  const errors = answers.map((answer, step) => (answer - all[step + 1]) ** 2).slice(request.values.length - 1);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

describe.each(Object.keys(engines))('a training on the %s engine', (engine) => {
  it.each([1, 3])('of %d networks makes the same with and without values held out', async (members) => {
    const request = requestOf({ members });
    const { validation, ...without } = request;
    const [held, free] = [await train(request, engine), await train(without, engine)];
    for (const part of ['parameters', 'losses', 'bestLoss', 'fit', 'generated', 'state'] as const) {
      expect(held.outcome[part]).toEqual(free.outcome[part]);
    }
    expect(validation).toHaveLength(64);
    expect(free.outcome.validation.iterations).toHaveLength(0);
    expect(free.reports.every((progress) => progress.validation.iterations.length === 0)).toBe(true);
  });

  it('tells how far off the weights that it tells are on them', async () => {
    const request = requestOf();
    const { reports, outcome } = await train(request, engine);
    let found = 0;
    for (const { iteration, parameters, validation } of reports) {
      if (validation.iterations.at(-1) === iteration) {
        expectAllClose([validation.losses.at(-1)!], [errorByDefinition(request, parameters)], 1e-3);
        found++;
      }
    }
    expect(found).toBeGreaterThanOrEqual(6);
    const { iterations, losses } = outcome.validation;
    expect([iterations[0], iterations.at(-1)]).toEqual([1, 200]);
    // It learned: as far off as on what it was trained on, of which the noise is the most.
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 10);
    expect(losses.at(-1)! / outcome.losses.at(-1)!).toBeGreaterThan(0.5);
    expect(losses.at(-1)! / outcome.losses.at(-1)!).toBeLessThan(2);
  });
});

describe('what is found on values held out', () => {
  it('is the same for the same weights, wherever they were trained and however it is cut', async () => {
    const request = requestOf();
    const [first, second] = [await train(request), await train(request)];
    const known = new Map(
      Array.from(first.outcome.validation.iterations, (iteration, i) => [
        iteration,
        first.outcome.validation.losses[i],
      ]),
    );
    const both = Array.from(second.outcome.validation.iterations).filter((iteration) => known.has(iteration));
    expect(both.length).toBeGreaterThan(1);
    second.outcome.validation.iterations.forEach((iteration, i) => {
      expect(known.get(iteration) ?? second.outcome.validation.losses[i]).toBe(second.outcome.validation.losses[i]);
    });
  });

  it('is kept with a checkpoint, and the run that goes on from there tells it from the start', async () => {
    const request = requestOf({ members: 2 });
    const { checkpoints, outcome } = await train(request);
    const start = checkpoints.at(-1)!;
    const before = start.validation!.iterations.length;
    expect(before).toBeGreaterThan(1);
    const resumed = await train({ ...request, start });
    const { iterations, losses } = resumed.outcome.validation;
    expect(iterations.subarray(0, before)).toEqual(start.validation!.iterations);
    expect(losses.subarray(0, 2 * before)).toEqual(start.validation!.losses);
    expect(resumed.reports[0].validation.iterations.length).toBeGreaterThanOrEqual(before);
    expect(losses.slice(-2)).toEqual(outcome.validation.losses.slice(-2));
    const damaged = { ...start, validation: { iterations: Float64Array.of(1), losses: Float64Array.of(1) } };
    await expect(train({ ...request, start: damaged })).rejects.toThrow(
      'What the training should go on from is damaged',
    );
  });

  it('is measured as the loss is: scaled, and with the season of what was trained on taken out', () => {
    const season = [5, -2, -3];
    const level = (step: number) => 100 + step / 10;
    const all = Float64Array.from({ length: 60 }, (_, step) => level(step) + season[step % 3]);
    const series = new TrainedSeries({
      values: all.slice(0, 50),
      scaling: { offset: 100, scale: 2 },
      transforms: [{ kind: 'deseasonalise', period: 3, season: 'additive' }],
    });
    const expected = Array.from({ length: 10 }, (_, i) => (level(50 + i) - 100) / 2);
    expectAllNear(series.continued(all.slice(50)), expected, 1e-9);
    expectAllNear(series.forecast(Float64Array.from(expected)), all.slice(50), 1e-9);
  });

  it('takes no more than a fiftieth of the time, but for the first eight looks', async () => {
    const { values, validation } = noisySine(7, 0);
    const looking = new Validation(engines.wasm(), tutorialShape, values, validation);
    for (let look = 0; look < 8; look++) {
      expect(looking.isDue(0)).toBe(true);
      await looking.losses(new Float64Array(parameterCount(tutorialShape)));
    }
    expect(looking.isDue(0)).toBe(false);
    expect(looking.isDue(1e9)).toBe(true);
  });

  it('is of sixteen members at most, and of series shorter than it reads before', async () => {
    const shape = scalarNetwork(3, 'gru');
    const looking = new Validation(engines.plain(), shape, Float64Array.of(1, 2, 3), Float64Array.of(3, 4));
    const losses = await looking.losses(new Float64Array(20 * parameterCount(shape)));
    // Without weights the answer is always 0.
    expect(losses).toEqual(new Float64Array(16).fill((9 + 16) / 2));
  });
});

describe('noisySine', () => {
  it('goes on where its values end, with the noise that comes next', () => {
    const { values, validation, truth } = noisySine(7, 64);
    expect(values).toHaveLength(400);
    const noise = validation.map((value, step) => value - truth[step]);
    expect(Math.max(...noise.map(Math.abs))).toBeLessThanOrEqual(0.1);
    expect(Math.max(...noise) - Math.min(...noise)).toBeGreaterThan(0.15);
  });
});
