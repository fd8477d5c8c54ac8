import { describe, expect, it } from 'vitest';
import type { TrainingCheckpoint, TrainingRequest } from '../../src/shared/protocol.ts';
import { sineRequest } from '../../test/support/sineRequest.ts';
import { engineSource } from '../training/engines/engineSource.ts';
import { loadKernel } from '../training/engines/wasm/loadKernel.ts';
import { Trainer } from '../training/trainer.ts';
import { LastingWorker } from './lastingWorker.ts';
import { WorkerEndedError } from './workerEndedError.ts';

const request = sineRequest(3, { iterations: 60, backend: 'cpu' });

/** Trains as the panel's worker does, in this thread, and ends at the reports of these numbers, counted over all runs. */
function workerThatEnds(endsAt: readonly number[], keepsAt: readonly number[]) {
  const requests: TrainingRequest[] = [];
  const waits: boolean[] = [];
  let reports = 0;
  let searches = 0;
  let trainer: Trainer | null = null;
  const told: number[] = [];
  const lasting = new LastingWorker(
    {
      train: (asked, run) =>
        new Promise((resolve, reject) => {
          requests.push(asked);
          let hasEnded = false;
          const own = new Trainer(engineSource(loadKernel([])), ({ paused, ...progress }) => {
            if (hasEnded) {
              return;
            }
            reports++;
            waits.push(paused);
            if (keepsAt.includes(reports)) {
              lasting.keep(run, checkpointOf(asked, progress));
            }
            if (endsAt.includes(reports)) {
              hasEnded = true;
              own.steer('stop');
              reject(new WorkerEndedError('The worker ended.'));
            }
          });
          trainer = own;
          own.train(asked).then(resolve, reject);
        }),
      search: () => {
        searches++;
        return Promise.reject(new WorkerEndedError('The worker ended.'));
      },
      steerTraining: async (order) => trainer?.steer(order),
      tuneTraining: async (tuning) => trainer?.tune(tuning),
    },
    (_, iteration) => told.push(iteration),
  );
  return { lasting, requests, waits, told, searches: () => searches };
}

/** New weights are what is gone on from here: what counts is which checkpoint is handed on. */
function checkpointOf(asked: TrainingRequest, { iteration }: { iteration: number }): TrainingCheckpoint {
  const count = 193;
  const parameters = new Float64Array(count).fill(0.1);
  return {
    state: {
      iteration,
      parameters,
      firstMoment: new Float64Array(count),
      secondMoment: new Float64Array(count),
      bestParameters: parameters,
      bestLosses: Float64Array.of(asked.seed),
    },
    losses: new Float64Array(iteration).fill(1),
    restarts: 0,
  };
}

describe('LastingWorker', () => {
  it('trains to the losses of an unbroken run when the worker ends before anything is kept', async () => {
    const unbroken = await new Trainer(engineSource(loadKernel([])), () => {}).train(request);
    const { lasting, told } = workerThatEnds([1, 3], []);
    const outcome = await lasting.train(request, 1);
    expect(outcome.losses).toEqual(unbroken.losses);
    expect(told).toEqual([0, 0]);
  });

  it('goes on from the last checkpoint, and says from which iteration', async () => {
    const { lasting, requests, told } = workerThatEnds([2], [1]);
    const { losses } = await lasting.train(request, 1);
    const kept = requests[1].start?.losses.length ?? 0;
    expect(kept).toBeGreaterThan(0);
    expect(told).toEqual([kept]);
    expect(losses.length).toBe(60);
    expect([...losses.subarray(0, kept)]).toEqual(new Array(kept).fill(1));
  });

  it('gives up when four workers in a row end before anything is kept', async () => {
    const { lasting, requests } = workerThatEnds([1, 2, 3, 4], []);
    await expect(lasting.train(request, 1)).rejects.toThrow('The worker ended.');
    expect(requests.length).toBe(4);
  });

  it('goes on as it was steered: it waits where it waited, has the iterations it was given, ends where it was told to', async () => {
    const { lasting, requests, waits } = workerThatEnds([2], []);
    const training = lasting.train({ ...request, startPaused: true }, 1);
    await expect.poll(() => waits).toEqual([true]);
    // Told by a report of its own, at which the worker ends.
    await lasting.tuneTraining({ iterations: 90 });
    await expect.poll(() => waits).toEqual([true, true, true]);
    expect(requests[1]).toMatchObject({ startPaused: true, iterations: 90 });
    await lasting.steerTraining('resume');
    expect((await training).losses.length).toBe(90);
  });

  it('hands an order that an ended worker was given to the next one: only a single iteration is refused', async () => {
    const requests: TrainingRequest[] = [];
    const ended = new WorkerEndedError('The worker ended.');
    let end = () => {};
    const lasting = new LastingWorker(
      {
        train: (asked) =>
          new Promise((_, reject) => {
            requests.push(asked);
            end = () => reject(ended);
          }),
        search: () => Promise.reject(ended),
        steerTraining: () => Promise.reject(ended),
        tuneTraining: () => Promise.reject(ended),
      },
      () => {},
    );
    const training = lasting.train(request, 1);
    await lasting.steerTraining('pause');
    await lasting.tuneTraining({ iterations: 90 });
    end();
    await expect.poll(() => requests.length).toBe(2);
    expect(requests[1]).toMatchObject({ startPaused: true, iterations: 90 });
    await expect(lasting.steerTraining('step')).rejects.toThrow('The worker ended.');
    await lasting.steerTraining('resume');
    end();
    await expect.poll(() => requests.length).toBe(3);
    expect(requests[2].startPaused).toBe(false);
    await lasting.search({} as never, 2).catch(() => {});
    end();
    await expect(training).rejects.toThrow('The worker ended.');
    await expect(lasting.steerTraining('pause')).rejects.toThrow('The worker ended.');
  });

  it('begins a search anew once, unless it was stopped meanwhile', async () => {
    const { lasting, searches } = workerThatEnds([], []);
    await expect(lasting.search({} as never, 1)).rejects.toThrow('The worker ended.');
    expect(searches()).toBe(2);
    const search = lasting.search({} as never, 2);
    await lasting.steerTraining('stop');
    await expect(search).rejects.toThrow('The worker ended.');
    expect(searches()).toBe(3);
  });
});
