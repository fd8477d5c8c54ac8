import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import type {
  TrainingCheckpoint,
  TrainingOrder,
  TrainingOutcome,
  TrainingProgress,
  TrainingRequest,
} from '../../src/shared/protocol.ts';
import { sineRequest } from '../../test/support/sineRequest.ts';
import { readTrainingKernel } from '../../test/support/trainingKernel.ts';
import { engineSource } from './engines/engineSource.ts';
import { loadKernel } from './engines/wasm/loadKernel.ts';
import { Trainer } from './trainer.ts';

const engines = engineSource(loadKernel([readTrainingKernel('training.wasm')]));

/** The tutorial on the WebAssembly engine. */
function requestOf(overrides: Partial<TrainingRequest> = {}): TrainingRequest {
  return sineRequest(20, { iterations: 300, backend: 'wasm', ...overrides });
}

const scheduled = {
  schedule: { kind: 'cosine', warmUpIterations: 20, iterations: 300, lastFraction: 0.1 },
  clipNorm: 0.5,
} as const;
/** A rate that rises until the loss leaps away, so that the run goes back to its best weights. */
const divergent = { ...scheduled, schedule: { ...scheduled.schedule, warmUpIterations: 100 }, learningRate: 30 };

/** A run that takes one of `orders` with each report, and goes on when there is none left. */
interface SteeredRun {
  readonly outcome: TrainingOutcome;
  readonly reports: readonly TrainingProgress[];
  readonly checkpoints: readonly TrainingCheckpoint[];
}

async function trainSteered(request: TrainingRequest, orders: readonly TrainingOrder[] = []): Promise<SteeredRun> {
  const reports: TrainingProgress[] = [];
  const checkpoints: TrainingCheckpoint[] = [];
  const left = [...orders];
  const trainer = new Trainer(
    engines,
    (progress) => {
      reports.push(progress);
      const order = left.shift() ?? 'resume';
      // A run that waits already says nothing more.
      trainer.steer(order === 'pause' && progress.paused ? 'step' : order);
    },
    async (checkpoint) => {
      checkpoints.push(checkpoint);
    },
  );
  const outcome = await trainer.train(request);
  expect(outcome.backend.engine).toBe('wasm');
  return { outcome, reports, checkpoints };
}

function expectSame(actual: TrainingOutcome, expected: TrainingOutcome): void {
  for (const part of ['losses', 'parameters', 'fit', 'generated', 'bestLoss', 'restarts', 'stopped'] as const) {
    expect(actual[part]).toEqual(expected[part]);
  }
}

describe('a Trainer that is steered', () => {
  it('goes no further than a second and a half beyond what is kept, and stops at once meanwhile', async () => {
    let done = 0;
    let kept = 0;
    const release: (() => void)[] = [];
    const trainer = new Trainer(
      engines,
      (progress) => {
        done = progress.iteration;
      },
      (checkpoint) =>
        new Promise((resolve) => {
          release.push(() => {
            kept = checkpoint.losses.length;
            resolve();
          });
        }),
    );
    const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const outcome = trainer.train(requestOf({ iterations: 1_000_000 }));
    await expect.poll(() => release.length).toBeGreaterThanOrEqual(2);
    await pause(2500);
    const held = done;
    await pause(300);
    expect(done).toBe(held);
    for (const each of release.splice(0)) {
      each();
    }
    expect(kept).toBeGreaterThan(0);
    await expect.poll(() => done).toBeGreaterThan(held);
    await pause(2500);
    trainer.steer('stop');
    expect((await outcome).stopped).toBe(true);
  });

  it('trains by the rates and the clipping of the request', async () => {
    const plain = (await trainSteered(requestOf())).outcome;
    for (const change of [{ schedule: scheduled.schedule }, { clipNorm: 0.05 }]) {
      const changed = (await trainSteered(requestOf(change))).outcome;
      expect(changed.losses[0]).toBe(plain.losses[0]);
      expect(changed.losses).not.toEqual(plain.losses);
    }
  });

  it.each([
    ['the tutorial', {}],
    ['a scheduled run', scheduled],
    ['a run that diverges', divergent],
  ])('gives the same bits for %s, however it is paused, stepped and resumed', async (_, overrides) => {
    const request = requestOf(overrides);
    const unbroken = (await trainSteered(request)).outcome;
    expect(unbroken.restarts > 0).toBe(overrides === divergent);
    const order = fc.constantFrom<TrainingOrder>('pause', 'resume', 'step', 'step', 'step');
    await fc.assert(
      fc.asyncProperty(fc.array(order, { maxLength: 40 }), async (orders) => {
        const { outcome, reports } = await trainSteered(request, ['pause', ...orders]);
        expectSame(outcome, unbroken);
        const told = reports.flatMap(({ losses }) => [...losses]);
        expect(told).toEqual([...unbroken.losses.subarray(0, told.length)]);
      }),
      { numRuns: 15 },
    );
  });

  it('says that it waits, and takes one iteration for each step', async () => {
    const { reports, outcome } = await trainSteered(requestOf(), ['pause', 'step', 'step', 'step', 'stop']);
    const waits = reports.filter(({ paused }) => paused);
    expect(waits).toHaveLength(4);
    const [first] = waits;
    expect(waits.map(({ iteration }) => iteration - first.iteration)).toEqual([0, 1, 2, 3]);
    expect(waits.slice(1).map(({ losses }) => losses.length)).toEqual([1, 1, 1]);
    expect(outcome.stopped).toBe(true);
    expect(outcome.losses).toHaveLength(waits[3].iteration);
  });

  it('says that it goes on', async () => {
    const { reports } = await trainSteered(requestOf(), ['pause', 'resume']);
    const paused = reports.findIndex((report) => report.paused);
    expect(reports[paused + 1]).toMatchObject({ paused: false, iteration: reports[paused].iteration });
  });

  it('can be paused before its first iteration, and ends with one when it is stopped then', async () => {
    const reports: TrainingProgress[] = [];
    const trainer = new Trainer(engines, (progress) => {
      reports.push(progress);
      trainer.steer('stop');
    });
    trainer.steer('pause');
    const { losses, stopped } = await trainer.train(requestOf());
    expect(reports[0]).toMatchObject({ iteration: 0, paused: true });
    expect(losses).toHaveLength(1);
    expect(stopped).toBe(true);
  });

  it.each([
    ['the tutorial', {}],
    ['a scheduled run', scheduled],
    ['a run that diverges', divergent],
  ])('goes on with %s from what was kept, to the bits of an unbroken run', async (_, overrides) => {
    const request = requestOf(overrides);
    const { outcome: unbroken, reports } = await trainSteered(request);
    const { conditions } = reports.at(-1)!;
    expect(conditions.at(-1)!.restarts).toBe(unbroken.restarts);
    const steps = Array.from({ length: 60 }, (): TrainingOrder => 'step');
    const { checkpoints } = await trainSteered(request, ['pause', ...steps, 'stop']);
    expect(new Set(checkpoints.map(({ restarts }) => restarts))).toEqual(new Set([0, unbroken.restarts]));
    for (const start of checkpoints) {
      const resumed = await trainSteered({ ...request, start });
      expectSame(resumed.outcome, unbroken);
      expect(resumed.reports.at(-1)!.conditions).toEqual(conditions);
    }
  });

  it('trains a model further from the state that it ended in, with losses of its own', async () => {
    const whole = (await trainSteered(requestOf({ iterations: 60 }))).outcome;
    const { state } = (await trainSteered(requestOf({ iterations: 40 }))).outcome;
    const start = { state: state!, losses: new Float64Array(), restarts: 0 };
    const further = (await trainSteered(requestOf({ iterations: 20, start }))).outcome;
    expect(further.losses).toEqual(whole.losses.subarray(40));
    expect(further.parameters).toEqual(whole.parameters);
    expect(further.state).toEqual(whole.state);
  });

  it('refuses a start of another network, or one that is no number', async () => {
    const { checkpoints } = await trainSteered(requestOf(), ['pause', 'stop']);
    const [start] = checkpoints;
    const network = { ...tutorialShape, hiddenSize: 5 };
    await expect(trainSteered(requestOf({ start, network }))).rejects.toThrow('cannot go on from 193');
    const broken = { ...start, state: { ...start.state, firstMoment: start.state.firstMoment.map(() => Number.NaN) } };
    await expect(trainSteered(requestOf({ start: broken }))).rejects.toThrow('no number');
  });
});
