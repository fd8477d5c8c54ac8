import { describe, expect, it } from 'vitest';
import { rootMeanSquareError } from '../../src/shared/evaluation/rootMeanSquareError.ts';
import { answerAll } from '../../src/shared/model/answerAll.ts';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import type { TrainingProgress, TrainingRequest } from '../../src/shared/protocol.ts';
import { noisySine } from '../../src/shared/series/noisySine.ts';
import { standardise } from '../../src/shared/series/scaling.ts';
import { summarise } from '../../src/shared/series/seriesSummary.ts';
import { sineRequest } from '../../test/support/sineRequest.ts';
import type { Engine, EngineSource } from './engines/engine.ts';
import { PlainEngine } from './engines/plain/plainEngine.ts';
import { Trainer } from './trainer.ts';

const sine = noisySine(7, 200);

function requestOf(overrides: Partial<TrainingRequest>): TrainingRequest {
  return sineRequest(200, { iterations: 100, backend: 'cpu', ...overrides });
}

const plainReport = { engine: 'plain', renderer: null, reason: 'The test asks for it.' } as const;

function plainEngine(): Engine {
  return new PlainEngine(plainReport);
}

const plainSource: EngineSource = {
  create: async () => plainEngine(),
  replace: async (_, error) => {
    throw error;
  },
};

async function trainQuietly(request: TrainingRequest, source = plainSource) {
  return new Trainer(source, () => {}).train(request);
}

describe('Trainer', () => {
  it('learns the sine and follows it for 200 steps of its own', async () => {
    const outcome = await trainQuietly(requestOf({ iterations: 500 }));
    expect(outcome.losses).toHaveLength(500);
    expect(outcome.bestLoss).toBe(Math.min(...outcome.losses));
    expect(rootMeanSquareError(outcome.fit, sine.values.subarray(1))).toBeLessThan(0.065);
    expect(rootMeanSquareError(outcome.generated, sine.truth)).toBeLessThan(0.15);
  });

  it('gives the same bits for the same seed, whatever the slices, and others for another', async () => {
    const [first, second, other] = await Promise.all([
      trainQuietly(requestOf({})),
      trainQuietly(requestOf({})),
      trainQuietly(requestOf({ seed: 8 })),
    ]);
    expect(second.parameters).toEqual(first.parameters);
    expect(second.losses).toEqual(first.losses);
    expect(other.parameters).not.toEqual(first.parameters);
  });

  it('tells the weights that gave the answers it tells', async () => {
    const told: TrainingProgress[] = [];
    await new Trainer(plainSource, (progress) => told.push(progress)).train(requestOf({}));
    expect(told.length).toBeGreaterThan(1);
    for (const { parameters, fit } of told) {
      expect(answerAll(tutorialShape, parameters, sine.values.slice(0, -1), 1)).toEqual(fit);
    }
    expect(told[0].parameters).not.toEqual(told[1].parameters);
  });

  it('answers in the units of the data', async () => {
    const values = sine.values.map((value) => 5000 + 300 * value);
    const outcome = await trainQuietly(requestOf({ values, scaling: standardise(summarise(values)), iterations: 500 }));
    expect(rootMeanSquareError(outcome.fit, values.subarray(1))).toBeLessThan(300 * 0.065);
    expect(
      rootMeanSquareError(
        outcome.generated,
        sine.truth.map((value) => 5000 + 300 * value),
      ),
    ).toBeLessThan(45);
  });

  it('reports every loss once, in order', async () => {
    const reports: TrainingProgress[] = [];
    const trainer = new Trainer(plainSource, (progress) => reports.push(progress));
    const { losses } = await trainer.train(requestOf({ iterations: 600 }));
    const reported = reports.flatMap((progress) => [...progress.losses]);
    expect(reports.length).toBeGreaterThan(0);
    expect(reported).toEqual([...losses.subarray(0, reported.length)]);
    expect(reports.at(-1)?.iteration).toBe(reported.length);
  });

  it('stops when asked to, keeping the best weights so far', async () => {
    const trainer: Trainer = new Trainer(plainSource, () => trainer.steer('stop'));
    const outcome = await trainer.train(requestOf({ iterations: 100_000 }));
    expect(outcome.stopped).toBe(true);
    expect(outcome.losses.length).toBeLessThan(1000);
    expect(outcome.bestLoss).toBe(Math.min(...outcome.losses));
  });

  it('keeps one iteration when it was stopped before it began', async () => {
    const trainer = new Trainer(plainSource, () => {});
    trainer.steer('stop');
    expect((await trainer.train(requestOf({}))).losses).toHaveLength(1);
  });

  it('goes on elsewhere when an engine fails, from the last checkpoint', async () => {
    class FailingEngine extends PlainEngine {
      override async run(): Promise<Float64Array> {
        throw new Error('context lost');
      }
    }
    const expected = await trainQuietly(requestOf({}));
    const outcome = await trainQuietly(requestOf({}), {
      create: async () => new FailingEngine({ engine: 'webgl', renderer: 'test', reason: '' }),
      replace: async () => plainEngine(),
    });
    expect(outcome.losses).toEqual(expected.losses);
    expect(outcome.backend.engine).toBe('plain');
  });

  it('goes back to the best weights with a tenth of the rate when it diverges, whatever the slices', async () => {
    const request = requestOf({ learningRate: 30, iterations: 150 });
    const outcome = await trainQuietly(request);
    expect(outcome.restarts).toBeGreaterThan(0);
    expect(outcome.restarts).toBeLessThanOrEqual(3);
    expect(outcome.losses).toHaveLength(150);
    expect(outcome.losses.every((loss) => Number.isFinite(loss))).toBe(true);
    expect(outcome.bestLoss).toBe(Math.min(...outcome.losses));
    expect(outcome.stopped).toBe(false);
    class SlowEngine extends PlainEngine {
      override async run(iterations: number): Promise<Float64Array> {
        const losses = await super.run(iterations);
        await new Promise((resolve) => setTimeout(resolve, iterations * 3));
        return losses;
      }
    }
    const slowly = await trainQuietly(request, { ...plainSource, create: async () => new SlowEngine(plainReport) });
    expect(slowly.losses).toEqual(outcome.losses);
    expect(slowly.parameters).toEqual(outcome.parameters);
  });

  it('ends with the best weights when it diverges at every rate', async () => {
    const outcome = await trainQuietly(requestOf({ learningRate: 1e9, iterations: 400 }));
    expect(outcome.restarts).toBe(3);
    expect(outcome.losses.length).toBeLessThan(400);
    expect(outcome.bestLoss).toBe(Math.min(...outcome.losses));
  });

  it('repeats what was lost when an engine fails at the very end', async () => {
    let failures = 1;
    class LateFailure extends PlainEngine {
      override async rollOut(...parameters: Parameters<PlainEngine['rollOut']>): Promise<Float64Array> {
        if (failures-- > 0) {
          throw new Error('context lost');
        }
        return super.rollOut(...parameters);
      }
    }
    const expected = await trainQuietly(requestOf({}));
    const outcome = await trainQuietly(requestOf({}), {
      create: async () => new LateFailure(plainReport),
      replace: async () => plainEngine(),
    });
    expect(outcome.losses).toEqual(expected.losses);
    expect(outcome.generated).toEqual(expected.generated);
  });

  it('says so when no loss was finite', async () => {
    const values = sine.values.map((value) => value * 1e200);
    await expect(trainQuietly(requestOf({ values }))).rejects.toThrow('no finite loss');
  });
});
