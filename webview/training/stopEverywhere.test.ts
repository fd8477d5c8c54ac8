import { describe, expect, it } from 'vitest';
import { trainingKernels } from '../../scripts/trainingKernels.ts';
import type { SearchProblem } from '../../src/shared/model/forecaster/searchProblem.ts';
import { sineRequest } from '../../test/support/sineRequest.ts';
import { toldEngine } from '../../test/support/toldEngine.ts';
import { readTrainingKernel } from '../../test/support/trainingKernel.ts';
import type { Engine, EngineSource, SearchEngineSource } from './engines/engine.ts';
import { engineSource } from './engines/engineSource.ts';
import { SearchRun } from './searchRun.ts';
import { Trainer } from './trainer.ts';

const module = new WebAssembly.Module(readTrainingKernel(trainingKernels[1].file));
const real = engineSource(Promise.resolve({ module }));

/** Engines that tell of each wait, and the number of those that are still held. */
function toldEngines(tell: () => void): EngineSource & SearchEngineSource & { held: number } {
  const told = (engine: Engine): Engine => {
    source.held++;
    const watched = toldEngine(engine, tell);
    return new Proxy(watched, {
      get: (target, name) => {
        if (name === 'dispose') {
          source.held--;
        }
        return Reflect.get(target, name, target);
      },
    });
  };
  const source = {
    held: 0,
    create: async (...all: Parameters<EngineSource['create']>) => told(await real.create(...all)),
    createForSearch: async () => told(await real.createForSearch()),
    replace: (_: Engine, error: unknown) => Promise.reject(error),
  };
  return source;
}

describe('stopped at every wait', () => {
  it('a training ends with the best of what it did, and holds no engine', async () => {
    const request = sineRequest(3, { iterations: 40, backend: 'wasm' });
    const whole = await new Trainer(real, () => {}).train(request);
    let isOver = false;
    let wait = 0;
    while (!isOver) {
      wait++;
      let waits = 0;
      const engines = toldEngines(() => {
        if (++waits === wait) {
          trainer.steer('stop');
        }
      });
      const trainer = new Trainer(engines, () => {});
      const outcome = await trainer.train(request);
      const done = outcome.losses.length;
      expect(done).toBeGreaterThan(0);
      expect(outcome.losses).toEqual(whole.losses.subarray(0, done));
      expect(outcome.bestLoss).toBe(Math.min(...outcome.losses));
      expect(outcome.generated.every(Number.isFinite)).toBe(true);
      expect(engines.held).toBe(0);
      isOver = waits < wait;
    }
    // Each slice waits for its iterations and for what is drawn of them.
    expect(wait).toBeGreaterThan(20);
  });

  it('a search answers null or with what it found, and the next finds the same as ever', async () => {
    const problem: SearchProblem = {
      values: Float64Array.from({ length: 60 }, (_, step) => Math.sin(step / 5) + 0.3 * Math.sin(step * step)),
      horizon: 3,
      periods: null,
      suggestedPeriod: null,
      seed: 7,
      budgetSeconds: 0.02,
      levels: [0.8],
      nonNegative: null,
      prior: null,
      companions: [],
      chosen: null,
    };
    const whole = await new SearchRun(real, () => {}).search(problem);
    const forecaster = JSON.stringify(whole?.forecaster);
    let isOver = false;
    let stopped = 0;
    for (let wait = 1; !isOver; wait++) {
      let waits = 0;
      const engines = toldEngines(() => {
        if (++waits === wait) {
          run.steer('stop');
        }
      });
      const run = new SearchRun(engines, () => {});
      const result = await run.search(problem);
      stopped += result === null ? 1 : 0;
      expect(result === null || JSON.stringify(result.forecaster) === forecaster).toBe(true);
      expect(engines.held).toBe(0);
      isOver = waits < wait;
    }
    expect(stopped).toBeGreaterThan(10);
  });
});
