import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { trainingKernels } from '../../../scripts/trainingKernels.ts';
import { evaluateForecaster, type ForecasterResult } from '../../../src/shared/model/forecaster/evaluateForecaster.ts';
import { longestHorizon } from '../../../src/shared/model/forecaster/forecastOptions.ts';
import type { SearchProblem, SearchResult } from '../../../src/shared/model/forecaster/searchProblem.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { readPrior } from '../../../src/shared/model/prior.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import { writeForecaster } from '../../../src/shared/onnx/forecaster/writeForecaster.ts';
import { tutorialModel } from '../../../test/support/models.ts';
import { readTrainingKernel } from '../../../test/support/trainingKernel.ts';
import { WasmEngine } from '../engines/wasm/wasmEngine.ts';
import { priorNetwork, priorReading } from '../pretrain/priorNetwork.ts';
import { searchForecaster } from './forecastSearch.ts';

const module = new WebAssembly.Module(readTrainingKernel(trainingKernels[1].file));
const engine = new WasmEngine(module, { engine: 'wasm', renderer: null, reason: 'The test asks for it.' });

const media = join(root, 'media');
const { predictor: prior } = readPrior(
  readFileSync(join(media, 'prior.json'), 'utf8'),
  readFileSync(join(media, 'prior.f32')),
);
const network = priorNetwork(4);
const parameters = Float32Array.from(initialParameters(network, new RandomGenerator(2)));
const somePrior = { kind: 'direct', ...priorReading, network, members: [{ seed: 2, weight: 1, parameters }] } as const;

async function search(values: ArrayLike<number>, options: Partial<SearchProblem> = {}): Promise<SearchResult> {
  const problem = {
    values: Float64Array.from(values),
    horizon: 6,
    periods: null,
    suggestedPeriod: null,
    seed: 7,
    budgetSeconds: 0.01,
    levels: [0.95, 0.8],
    nonNegative: null,
    prior: null,
    companions: [],
    chosen: null,
    ...options,
  };
  return searchForecaster(problem, engine, { breathe: async () => {} });
}

async function forecast(values: ArrayLike<number>, options: Partial<SearchProblem> = {}): Promise<ForecasterResult> {
  const { forecaster } = await search(values, options);
  return evaluateForecaster(forecaster, Float64Array.from(values), options.horizon ?? 6);
}

function series(count: number, value: (step: number) => number): number[] {
  return Array.from({ length: count }, (_, step) => value(step));
}

/** A season, a trend and noise, of both signs. */
function wavy(count: number, seed = 3): number[] {
  const random = new RandomGenerator(seed);
  return series(count, (step) => 3 * Math.sin((2 * Math.PI * step) / 12) + 0.02 * step + random.uniform(-1, 1) - 1);
}

describe('searchForecaster', () => {
  it('forecasts the longest horizon, by a model that can be kept, whose intervals grow to its end', async () => {
    const values = wavy(40);
    const { forecaster } = await search(values, { horizon: longestHorizon, budgetSeconds: 0 });
    expect(() => writeForecaster(tutorialModel({ forecaster }))).not.toThrow();
    const { forecast: ahead, intervals } = evaluateForecaster(forecaster, Float64Array.from(values), longestHorizon);
    expect(ahead).toHaveLength(longestHorizon);
    for (const { lower, upper } of intervals) {
      const widths = upper.map((value, step) => value - lower[step]);
      expect(widths.every((width, step) => width >= (widths[step - 1] ?? 0) * (1 - 1e-9))).toBe(true);
      expect(widths.at(-1)).toBeGreaterThan(widths[1024]);
    }
  });

  it('continues a line, a season and a constant', async () => {
    const cases = [
      (step: number) => 20 + 3 * step,
      (step: number) => 500 - 2 * step,
      (step: number) => [10, 20, 40, 15][step % 4],
      () => 7,
      () => 0,
    ];
    for (const value of cases) {
      const { forecast: ahead } = await forecast(series(40, value), { nonNegative: false });
      ahead.forEach((each, step) => {
        expect(Math.abs(each - value(40 + step)), `${value}`).toBeLessThanOrEqual(0.01 * Math.abs(value(40 + step)));
      });
    }
  });

  it('continues any line and any season with the prior of the box, too', async () => {
    const size = fc.double({ min: 0.01, max: 1e4, noNaN: true });
    const sign = fc.constantFrom(1, -1);
    const line = fc.record({ level: size, slope: size, up: sign, count: fc.integer({ min: 8, max: 50 }) });
    const season = fc.record({ level: size, up: sign, phases: fc.array(size, { minLength: 2, maxLength: 12 }) });
    const continues = async (count: number, value: (step: number) => number) => {
      const values = series(count, value);
      const { forecast: ahead } = await forecast(values, { prior, nonNegative: false });
      const largest = Math.max(...values.map(Math.abs));
      for (const [step, each] of ahead.entries()) {
        expect(Math.abs(each - value(count + step))).toBeLessThanOrEqual(0.01 * largest);
      }
    };
    const property = fc.asyncProperty(line, season, async ({ level, slope, up, count }, { phases, ...under }) => {
      await continues(count, (step) => up * level + slope * step);
      await continues(20 + 4 * phases.length, (step) => under.up * under.level + phases[step % phases.length]);
    });
    await fc.assert(property, { numRuns: 15, seed: 4 });
  });

  it('is the same with the same seed, and another with another', async () => {
    const values = wavy(60);
    const first = await search(values);
    expect((await search(values)).forecaster).toEqual(first.forecaster);
    const networks = (result: SearchResult) => result.report.candidates.filter(({ kind }) => kind === 'network');
    expect(networks(await search(values, { seed: 8 }))).not.toEqual(networks(first));
  });

  it('scales and shifts its forecast with a series of both signs', async () => {
    const values = wavy(60);
    const { forecast: ahead, intervals } = await forecast(values);
    const shifted = await forecast(values.map((value) => 64 * value - 32));
    for (const [step, each] of shifted.forecast.entries()) {
      expect(each).toBeCloseTo(64 * ahead[step] - 32, 1);
      expect(shifted.intervals[0].upper[step]).toBeCloseTo(64 * intervals[0].upper[step] - 32, 1);
    }
  });

  it('gives finite forecasts inside intervals that do not narrow, whatever the series', async () => {
    const value = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom(0, 1, -1, 1e30, -1e30, 1e-30, Number.NaN),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 8, maxLength: 40 }), async (values) => {
        fc.pre(values.filter((each) => !Number.isNaN(each)).length >= 2);
        const { forecast: ahead, intervals } = await forecast(values, { horizon: 9, nonNegative: false, prior });
        for (const { lower, upper } of intervals) {
          ahead.forEach((each, step) => {
            expect(Number.isFinite(lower[step]) && Number.isFinite(upper[step])).toBe(true);
            expect(lower[step]).toBeLessThanOrEqual(each);
            expect(upper[step]).toBeGreaterThanOrEqual(each);
          });
        }
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it('keeps counts from falling below zero, unless it is told otherwise', async () => {
    const values = series(30, (step) => Math.max(30 - step, 0));
    expect(Math.min(...(await forecast(values)).forecast)).toBeGreaterThanOrEqual(0);
    expect((await search(values)).report.nonNegative).toBe(true);
    expect((await search(values, { nonNegative: false })).report.nonNegative).toBe(false);
  });

  it('reports what decided: seasons, candidates by their errors, shares, coverage', async () => {
    const values = wavy(96);
    values[50] = Number.NaN;
    const { report, forecaster } = await search(values);
    expect(report.data).toEqual({ count: 96, missing: 1 });
    expect(report.seasons.map(({ period }) => period)).toEqual([12]);
    const errors = report.candidates.map(({ error }) => error);
    expect(errors).toEqual(errors.toSorted((a, b) => a - b));
    expect(report.candidates.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Seasonal naive', 'Drift', 'Theta']),
    );
    const shares = report.candidates.filter(({ share }) => share > 0);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const parts = forecaster.components.filter(({ weights }) => weights[0] > 0);
    expect(parts.map(({ name }) => name).toSorted()).toEqual(shares.map(({ name }) => name).toSorted());
    expect(report.coverage.map(({ level }) => level)).toEqual([0.95, 0.8]);
    expect(report.engine).toBe('wasm');
  });

  it('trains the prior on the series where there is time', async () => {
    const { report } = await search(wavy(40), { prior: somePrior, budgetSeconds: 5 });
    const prior = report.candidates.find(({ name }) => name === 'Prior');
    const tuned = report.candidates.find(({ name }) => name.startsWith('Prior trained on the series'));
    expect(tuned?.error).not.toBe(prior?.error);
    expect(tuned?.error).toBeGreaterThan(0);
  });

  it('tries networks that learn from series selected together, without looking ahead in any', async () => {
    const values = wavy(60);
    const companions = [Float64Array.from(wavy(60, 9)), Float64Array.from(wavy(20, 5))];
    const together = await search(values, { companions });
    const shared = (result: SearchResult) =>
      result.report.candidates.filter(({ name }) => name.includes('on changes of all series'));
    expect(shared(together).length).toBeGreaterThan(0);
    expect(shared(await search(values))).toEqual([]);
    // What comes after the last origin is known to no forecast of the backtest.
    const last = Math.max(...together.report.backtest.origins);
    const changed = companions.map((each) => each.map((value, step) => (step < last ? value : value + 100)));
    expect(shared(await search(values, { companions: changed })).map(({ error }) => error)).toEqual(
      shared(together).map(({ error }) => error),
    );
  });

  it('without a budget trains nothing, and judges what it has by more forecasts', async () => {
    const { report, forecaster } = await search(wavy(96), { budgetSeconds: 0, prior: somePrior });
    expect(report.networksTrained).toBe(0);
    expect(report.msPerIteration).toBeUndefined();
    expect(report.candidates.map(({ kind }) => kind).toSorted()).toEqual(['baseline', 'baseline', 'baseline', 'prior']);
    expect(report.backtest.origins.length).toBe(24);
    expect(forecaster.calibration?.intervals.length).toBe(2);
  });

  it('is given up where it breathes', async () => {
    const values = Float64Array.from(wavy(60));
    const problem = {
      values,
      horizon: 6,
      periods: null,
      suggestedPeriod: null,
      seed: 7,
      budgetSeconds: 1,
      levels: [0.8],
      nonNegative: null,
    };
    let breaths = 0;
    const giveUp = async () => {
      breaths++;
      if (breaths === 5) {
        throw new Error('enough');
      }
    };
    await expect(
      searchForecaster({ ...problem, prior: null, companions: [], chosen: null }, engine, { breathe: giveUp }),
    ).rejects.toThrow('enough');
    expect(breaths).toBe(5);
  });
});
