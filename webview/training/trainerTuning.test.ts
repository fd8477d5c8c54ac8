import { describe, expect, it } from 'vitest';
import { evaluateForecaster } from '../../src/shared/model/forecaster/evaluateForecaster.ts';
import { forecasterOf } from '../../src/shared/model/forecaster/forecasterOf.ts';
import { scalarNetwork } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { trainedModel } from '../../src/shared/model/trainedModel.ts';
import type { TrainingOrder, TrainingProgress, TrainingRequest, TrainingTuning } from '../../src/shared/protocol.ts';
import { standardise } from '../../src/shared/series/scaling.ts';
import { summarise } from '../../src/shared/series/seriesSummary.ts';
import { sineRequest } from '../../test/support/sineRequest.ts';
import { readTrainingKernel } from '../../test/support/trainingKernel.ts';
import { engineSource } from './engines/engineSource.ts';
import { loadKernel } from './engines/wasm/loadKernel.ts';
import { Trainer } from './trainer.ts';

const engines = engineSource(loadKernel([readTrainingKernel('training.wasm')]));

function requestOf(overrides: Partial<TrainingRequest> = {}): TrainingRequest {
  return sineRequest(20, { iterations: 60, backend: 'wasm', ...overrides });
}

/** Trains a request that waits at its start; does one thing with each report. */
async function trainBy(request: TrainingRequest, doings: readonly (TrainingOrder | TrainingTuning)[]) {
  const reports: TrainingProgress[] = [];
  const left = [...doings];
  const trainer = new Trainer(engines, (progress) => {
    reports.push(progress);
    const next = left.shift() ?? 'resume';
    if (typeof next === 'string') {
      trainer.steer(next);
    } else {
      trainer.tune(next);
    }
  });
  const outcome = await trainer.train({ ...request, startPaused: true });
  return { reports, outcome };
}

describe('a Trainer whose request waits', () => {
  it('shows the untrained network, and then does what an unbroken run does', async () => {
    const { reports, outcome } = await trainBy(requestOf(), []);
    expect(reports[0]).toMatchObject({ iteration: 0, paused: true, iterations: 60, learningRate: 0.01 });
    expect(reports[0].fit).toHaveLength(399);
    const unbroken = await new Trainer(engines, () => {}).train(requestOf());
    expect(outcome.parameters).toEqual(unbroken.parameters);
    expect(outcome.losses).toEqual(unbroken.losses);
  });
});

describe('a Trainer that is tuned', () => {
  it('goes on with another learning rate from the next iteration on, the same bits each time', async () => {
    const slower = { learningRate: 0.001, iterations: 60 };
    const tuned = () => trainBy(requestOf(), ['step', 'step', 'step', slower]);
    const [first, second, plain] = await Promise.all([tuned(), tuned(), trainBy(requestOf(), [])]);
    // The rate of an iteration shows in the loss of the next.
    expect(first.outcome.losses.subarray(0, 4)).toEqual(plain.outcome.losses.subarray(0, 4));
    expect(first.outcome.losses[4]).not.toBe(plain.outcome.losses[4]);
    expect(first.outcome.losses).toEqual(second.outcome.losses);
    expect(first.outcome.tuning).toEqual(slower);
    expect(first.reports.find(({ learningRate }) => learningRate === 0.001)).toMatchObject({
      iteration: 3,
      paused: true,
    });
  });

  it('takes more iterations, or fewer, but never less than it has taken', async () => {
    const more = await trainBy(requestOf(), ['step', { learningRate: 0.01, iterations: 90 }]);
    const long = await trainBy(requestOf({ iterations: 90 }), []);
    expect(more.outcome.losses).toEqual(long.outcome.losses);
    expect(more.outcome.parameters).toEqual(long.outcome.parameters);
    const fewer = await trainBy(requestOf(), ['step', 'step', 'step', { learningRate: 0.01, iterations: 2 }]);
    expect(fewer.outcome.losses).toHaveLength(3);
    expect(fewer.outcome.stopped).toBe(false);
  });
});

describe('a Trainer of several members', () => {
  it.each(['rnn', 'gru', 'lstm'] as const)('trains each %s as by itself and averages their answers', async (cell) => {
    const network = scalarNetwork(5, cell);
    const both = await trainBy(requestOf({ network, members: 2 }), []);
    const alone = await Promise.all(
      [7, 8].map((seed) => new Trainer(engines, () => {}).train(requestOf({ network, seed }))),
    );
    const count = parameterCount(network);
    const { losses, parameters, generated, bestLoss } = both.outcome;
    expect(parameters).toHaveLength(2 * count);
    alone.forEach((each, member) => {
      const ofMember = parameters.subarray(member * count, (member + 1) * count);
      expect(Math.max(...ofMember.map((weight, i) => Math.abs(weight - each.parameters[i])))).toBeLessThan(2e-3);
    });
    const mean = (pick: (which: number) => number) => (pick(0) + pick(1)) / 2;
    expect(losses[0]).toBeCloseTo(
      mean((which) => alone[which].losses[0]),
      6,
    );
    expect(bestLoss).toBeCloseTo(
      mean((which) => alone[which].bestLoss),
      3,
    );
    expect(generated[3]).toBeCloseTo(
      mean((which) => alone[which].generated[3]),
      2,
    );
    const told = both.reports.flatMap(({ memberLosses }) => [...memberLosses]);
    expect((told[0] + told[1]) / 2).toBeCloseTo(losses[0], 12);
    expect(told[0]).not.toBe(told[1]);
  });

  it('makes a model that forecasts what the run generated, a season taken out of the series', async () => {
    const values = Float64Array.from({ length: 96 }, (_, t) => 50 + (t % 12) + Math.sin(t * t));
    const deseasonalise = { kind: 'deseasonalise', period: 12, season: 'additive' } as const;
    const request = requestOf({
      values,
      truth: null,
      members: 3,
      transforms: [deseasonalise],
      scaling: standardise(summarise(values)),
    });
    const outcome = await new Trainer(engines, () => {}).train(request);
    const model = trainedModel('Seasonal', { kind: 'selection', label: 'x' }, request, outcome);
    const { forecast, fit } = evaluateForecaster(forecasterOf(model), values, 20);
    outcome.generated.forEach((value, step) => {
      expect(value).toBeCloseTo(forecast[step], 2);
    });
    outcome.fit.forEach((value, step) => {
      expect(value).toBeCloseTo(fit![step + 1], 2);
    });
    const seasonal = forecast.slice(0, 12);
    expect(Math.max(...seasonal) - Math.min(...seasonal)).toBeGreaterThan(8);
  });
});
