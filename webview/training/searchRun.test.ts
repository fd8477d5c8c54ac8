import { describe, expect, it } from 'vitest';
import { trainingKernels } from '../../scripts/trainingKernels.ts';
import type { SearchProblem } from '../../src/shared/model/forecaster/searchProblem.ts';
import { readTrainingKernel } from '../../test/support/trainingKernel.ts';
import { engineSource } from './engines/engineSource.ts';
import { SearchRun } from './searchRun.ts';

const module = new WebAssembly.Module(readTrainingKernel(trainingKernels[1].file));
const engines = engineSource(Promise.resolve({ module }));
const problem: SearchProblem = {
  values: Float64Array.from({ length: 200 }, (_, step) => Math.sin(step / 5) + 0.3 * Math.sin(step * step)),
  horizon: 12,
  periods: null,
  suggestedPeriod: null,
  seed: 7,
  budgetSeconds: 0.3,
  levels: [0.8],
  nonNegative: null,
  prior: null,
  companions: [],
  chosen: null,
};

describe('SearchRun', () => {
  it('searches with WebAssembly, and says how far it has come', async () => {
    const shares: number[] = [];
    const result = await new SearchRun(engines, (done) => shares.push(done)).search(problem);
    expect(result?.report.engine).toBe('wasm');
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });

  it('answers null when it is stopped, and only then', async () => {
    const run = new SearchRun(engines, () => run.steer('stop'));
    expect(await run.search(problem)).toBeNull();
    const going = new SearchRun(engines, () => going.steer('pause'));
    expect(await going.search({ ...problem, budgetSeconds: 0.05 })).not.toBeNull();
  });
});
