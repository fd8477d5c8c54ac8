import { describe, expect, it } from 'vitest';
import { evaluateForecaster } from '../../src/shared/model/forecaster/evaluateForecaster.ts';
import { directInputs } from '../../src/shared/model/forecaster/predictors/direct.ts';
import { scalarNetwork, tutorialShape } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { rollOutNetwork } from '../../src/shared/model/recurrentNetwork.ts';
import { runSteps, type Steps } from '../../src/shared/runSteps.ts';
import { standardise } from '../../src/shared/series/scaling.ts';
import { summarise } from '../../src/shared/series/seriesSummary.ts';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import { directPredictor, randomMembers, testSeries } from '../../test/support/forecasters.ts';
import { pytorchExpected } from '../../test/support/models.ts';
import { readPytorchCells } from '../../test/support/pytorchCells.ts';
import { flattenParameters, readPytorchReference } from '../../test/support/pytorchReference.ts';
import { type NetworkReading, readSeries } from './networkReading.ts';
import { NetworkRun, type RunBudget } from './networkRun.ts';
import { networkWeights } from './unitWeights.ts';

const plain = { transforms: [], direct: null };

const followed = (...asked: Parameters<typeof NetworkRun.follow>) => runSteps(NetworkRun.follow(...asked));

/** Does all steps of a piece of work, and counts where it stopped. */
function counted<Result>(steps: Steps<Result>): { readonly result: Result; readonly stops: number } {
  for (let stops = 0; ; stops++) {
    const step = steps.next();
    if (step.done === true) {
      return { result: step.value, stops };
    }
  }
}

function tutorialRun(horizon = 200, budget?: RunBudget): NetworkRun {
  const { data, float64 } = readPytorchReference();
  return followed(
    tutorialShape,
    flattenParameters(float64.after500.parameters),
    readSeries(plain, data),
    horizon,
    budget,
  );
}

describe('NetworkRun', () => {
  it("ends in PyTorch's hidden state", () => {
    const { x, y, h_n } = pytorchExpected();
    const parameters = flattenParameters(readPytorchReference().float32.after500.parameters);
    const run = followed(tutorialShape, parameters, readSeries(plain, x), 0);
    expectAllNear(run.hiddenAt([x.length]), h_n, 2e-6);
    expectAllNear(
      x.map((_, i) => run.at(i + 1).answers[0]),
      y,
      2e-6,
    );
  });

  it("reads its own answers where the series ends, and gives PyTorch's forecast", () => {
    const { data, float64 } = readPytorchReference();
    const run = tutorialRun();
    expect(run.lastStep).toBe(600);
    const states = run.hiddenAt(Array.from({ length: 600 }, (_, i) => i + 1));
    expect(run.largestState).toBe(states.reduce((largest, state) => Math.max(largest, Math.abs(state)), 0));
    const forecast = Array.from({ length: 200 }, (_, ahead) => run.inputAt(401 + ahead));
    expectAllNear(forecast, float64.after500.forecast, 1e-6);
    expect(run.at(400)).toMatchObject({ readsItsAnswer: false, inputs: Float64Array.of(data[399]) });
    const own = run.at(431);
    expect(own.readsItsAnswer).toBe(true);
    expect(own.inputs[0]).toBe(run.at(430).answers[0]);
    expect(own.before).toEqual(run.at(430).after);
    expect(own.after).toEqual(run.hiddenAt([431]));
  });

  it.each(readPytorchCells())("answers as PyTorch's $network.cell, gates and all", (cell) => {
    const { inputSize, outputSize } = cell.network;
    for (let series = 0; series < cell.series; series++) {
      const ofSeries = (values: Float64Array, width: number) =>
        Float64Array.from({ length: cell.steps * width }, (_, i) => {
          const step = Math.floor(i / width);
          return values[(step * cell.series + series) * width + (i % width)];
        });
      const reading: NetworkReading = {
        inputs: ofSeries(cell.inputs, inputSize),
        firstStep: 1,
        lastStep: cell.steps,
        readsItsAnswers: false,
        dataUnits: null,
      };
      const run = followed(cell.network, cell.parameters, reading, 5);
      const answers = Array.from({ length: cell.steps }, (_, i) => [...run.at(i + 1).answers]).flat();
      expectAllNear(answers, ofSeries(cell.answers, outputSize), 1e-12);
      expect(run.lastStep).toBe(cell.steps);
    }
  });

  it('shows the uppermost of two layers, which answers', () => {
    const shape = { ...scalarNetwork(5, 'lstm'), layers: 2 };
    const [{ parameters }] = randomMembers(shape, 1, 4);
    const values = testSeries(30, 1, 0.5, 3);
    const run = followed(shape, parameters, readSeries(plain, values), 6);
    const { toAnswer, answerBias, readsLayer, fromInputs } = networkWeights(shape, parameters);
    expect([readsLayer, fromInputs.length]).toEqual([true, 25]);
    const forecast = rollOutNetwork(shape, Float64Array.from(parameters), Float64Array.from(values), 6);
    expectAllNear(
      [31, 32, 33, 34, 35, 36].map((step) => run.inputAt(step)),
      forecast,
      1e-12,
    );
    const { before, after, trace, answers } = run.at(33);
    const answer = toAnswer.reduce((sum, weight, unit) => sum + weight * after[unit], answerBias);
    expect(answer).toBeCloseTo(answers[0], 12);
    expect(before).toEqual(run.at(32).after);
    expect(after.slice(0, 5)).toEqual(run.hiddenAt([33]));
    // o tanh(c'), all of this layer.
    for (let unit = 0; unit < 5; unit++) {
      expect(trace[15 + unit] * Math.tanh(after[5 + unit])).toBeCloseTo(after[unit], 12);
    }
  });

  it('remembers little of what is long past: states from a warm-up are those from the start', () => {
    const exact = tutorialRun();
    const short = tutorialRun(200, { atOnce: 193 * 150, inAll: 193 * 150 });
    expect(exact.warmUp).toBeNull();
    expect(short.warmUp).toBe(24);
    expect(short.lastStep).toBe(550);
    const steps = [3, 100, 101, 102, 280, 390, 400, 401, 550];
    expectAllNear(short.hiddenAt(steps), exact.hiddenAt(steps), 0.02);
    expect(short.hiddenAt(steps)).not.toEqual(exact.hiddenAt(steps));
    expect(short.mostTogether).toBe(7);
    // The same again, and where others were asked for meanwhile.
    const one = short.hiddenAt([100]);
    expect(short.hiddenAt([100])).toEqual(one);
    expect(short.at(101).before).toEqual(one);
    for (const step of [50, 60, 70, 80, 90]) {
      short.at(step);
    }
    expect(short.hiddenAt([100])).toEqual(one);
    // Units are compared and explained by states that were followed.
    expect([...short.lastSteps(300)]).toEqual([...exact.lastSteps(75)]);
  });

  it('stops after each step of the largest network, which takes a millisecond or two', () => {
    const shape = scalarNetwork(256, 'lstm');
    const steps = NetworkRun.follow(shape, new Float32Array(parameterCount(shape)), readSeries(plain, [1, 2, 3, 4]), 5);
    expect(counted(steps).stops).toBe(8);
  });

  it('has no state before its first step', () => {
    const run = tutorialRun();
    expect([...run.hiddenAt([0])]).toEqual(new Array(12).fill(0));
    expect([...run.at(1).before]).toEqual(new Array(12).fill(0));
    expect(run.at(-5).step).toBe(1);
    expect(run.at(1000).step).toBe(600);
  });

  it('spends no more than its budget on a million values', () => {
    const values = Float64Array.from({ length: 1e6 }, (_, t) => Math.sin(t / 5));
    const { float64 } = readPytorchReference();
    const reading = readSeries(plain, values);
    const budget = { atOnce: 8e6, inAll: 3e8 };
    const parameters = flattenParameters(float64.after500.parameters);
    const { result: run, stops } = counted(NetworkRun.follow(tutorialShape, parameters, reading, 200, budget));
    expect(stops).toBeLessThanOrEqual(budget.inAll / budget.atOnce);
    const steps = Array.from({ length: Math.min(1500, run.mostTogether) }, (_, i) => 1 + i * 600);
    expect(counted(run.hiddenInSteps(steps)).stops).toBeLessThanOrEqual(budget.inAll / budget.atOnce);
  });
});

describe('readSeries', () => {
  it('scales as the network was trained, and says how to get back', () => {
    const values = testSeries(60, 1000, 10, 3);
    const scaling = standardise(summarise(values));
    const transforms = [{ kind: 'likeTraining', scaling, trainedOn: summarise(values) } as const];
    const { inputs, dataUnits, firstStep } = readSeries({ transforms, direct: null }, values);
    expect(firstStep).toBe(1);
    expectAllNear(
      inputs.map((value) => value * dataUnits!.scale + dataUnits!.offset),
      values,
      1e-9,
    );
  });

  it('starts later where differences are read, whose units are not those of the series', () => {
    const values = testSeries(60, 1000, 10, 3);
    const shown = { transforms: [{ kind: 'difference', lag: 12 } as const], direct: null };
    const reading = readSeries(shown, values);
    expect(reading).toMatchObject({ firstStep: 13, lastStep: 60, dataUnits: null });
    expect(reading.inputs[0]).toBe(values[12] - values[0]);
    // What it answers to the last is the first of the forecast.
    const shape = scalarNetwork(5, 'gru');
    const [member] = randomMembers(shape, 1, 4);
    const run = followed(shape, member.parameters, reading, 6);
    const forecaster = {
      components: [
        {
          name: 'one',
          weights: [1],
          transforms: shown.transforms,
          predictor: { kind: 'rollOut' as const, network: shape, members: [member] },
        },
      ],
      calibration: null,
      nonNegative: false,
    };
    const { forecast } = evaluateForecaster(forecaster, values, 6);
    expect(run.inputAt(61) + values[48]).toBeCloseTo(forecast[0], 9);
  });

  it('gives a window of values as a direct network reads it, however short the series', () => {
    const values = testSeries(10, 100, 10, 3);
    const predictor = directPredictor('gru');
    const reading = readSeries({ transforms: [], direct: predictor }, values);
    const unit = [...values].slice(1).reduce((sum, value, i) => sum + Math.abs(value - values[i]) / 9, 0);
    expectAllNear(reading.inputs, directInputs(predictor, values, unit), 1e-12);
    expect(reading).toMatchObject({ firstStep: -13, lastStep: 10, readsItsAnswers: false });
    const run = followed(predictor.network, predictor.members[0].parameters, reading, 8);
    expect(run.lastStep).toBe(10);
    expect(run.at(10).answers).toHaveLength(6);
  });
});
