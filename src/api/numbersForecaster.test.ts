import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';
import { trainingKernels } from '../../scripts/trainingKernels.ts';
import { readTrainingKernel } from '../../test/support/trainingKernel.ts';
import { type Prior, readPrior } from '../shared/model/prior.ts';
import { RandomGenerator } from '../shared/model/randomGenerator.ts';
import { exportedApi } from './exportedApi.ts';
import { NumbersForecaster } from './numbersForecaster.ts';
import type { RnnForecastApi } from './rnnForecastApi.ts';

/** A season of seven, a trend and some scatter. */
const random = new RandomGenerator(3);
const weeks = Array.from(
  { length: 84 },
  (_, day) => 102 + day + 30 * Math.sin((day / 7) * 2 * Math.PI) + random.uniform(-2, 2),
);

let prior: Prior;
let api: RnnForecastApi;
beforeAll(async () => {
  const folder = join(root, 'media');
  prior = readPrior(await readFile(join(folder, 'prior.json'), 'utf8'), await readFile(join(folder, 'prior.f32')));
  const kernels = trainingKernels.map(({ file }) => readTrainingKernel(file));
  api = exportedApi(new NumbersForecaster({ read: async () => prior }, async () => kernels));
});

describe('the exported API', () => {
  it('forecasts with intervals, and says how that compares with textbook methods', async () => {
    const { point, intervals, verdict, seasons, candidates } = await api.forecast(weeks, { horizon: 14 });
    point.forEach((value, step) => {
      const day = 84 + step;
      expect(Math.abs(value - (102 + day + 30 * Math.sin((day / 7) * 2 * Math.PI)))).toBeLessThan(8);
    });
    expect(intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
    for (const { lower, upper } of intervals) {
      expect(point.every((value, step) => lower[step] <= value && value <= upper[step])).toBe(true);
    }
    expect(seasons).toEqual([7]);
    expect(candidates.some(({ kind }) => kind === 'network')).toBe(true);
    const best = candidates.find(({ kind }) => kind === 'baseline');
    expect(verdict.baseline).toEqual({ name: best?.name, error: best?.error });
    expect(verdict.beatsBaseline).toBe(verdict.error < verdict.baseline.error);
    expect(verdict.sentence).toContain('the best textbook method');
  });

  it('trains nothing where only the prior is asked for, and says the same again', async () => {
    const first = await api.forecast(weeks, { effort: 'prior', levels: [0.9], season: 7 });
    expect(first.candidates.map(({ kind }) => kind)).not.toContain('network');
    expect(first.point.length).toBe(12);
    expect(first.intervals.map(({ level }) => level)).toEqual([0.9]);
    expect(first.verdict.backtests).toBe(24);
    expect(await api.forecast(weeks, { effort: 'prior', levels: [0.9], season: 7 })).toEqual(first);
  });

  it('is given up at whatever moment the caller cancels, and says the same afterwards', async () => {
    for (const options of [{ effort: 'prior' }, { seconds: 0.1 }] as const) {
      const whole = await api.forecast(weeks, options);
      let isOver = false;
      // Of the hundreds of looks that a search takes at its token, later ones are tried further apart.
      for (let last = 1; !isOver; last = Math.ceil(1.2 * last)) {
        let looks = 0;
        const token = {
          get isCancellationRequested() {
            return ++looks === last;
          },
        };
        const answer: unknown = await api.forecast(weeks, options, token).catch((error: unknown) => error);
        isOver = looks < last;
        expect(isOver ? answer : (answer as Error).message).toEqual(isOver ? whole : 'Canceled');
      }
    }
  });

  it('takes the words of more than one who ask at once', async () => {
    const both = await Promise.all([api.forecast(weeks), api.forecast(weeks.map((value) => -value))]);
    expect(both[0].point[0]).toBeGreaterThan(0);
    expect(both[1].point[0]).toBeLessThan(0);
    expect(both[0]).toEqual(await api.forecast(weeks));
  });

  it('lets others in while it works, and gives up when it is cancelled', async () => {
    const token = { isCancellationRequested: false };
    let turns = 0;
    const timer = setInterval(() => {
      turns++;
    });
    setTimeout(() => {
      token.isCancellationRequested = true;
    }, 300);
    await expect(api.forecast(weeks, { seconds: 60 }, token)).rejects.toMatchObject({ name: 'Canceled' });
    clearInterval(timer);
    // Some twenty on a machine at rest; one, were the thread held until the end.
    expect(turns).toBeGreaterThan(4);
    // And goes on with the next.
    expect((await api.forecast(weeks, { effort: 'prior' })).point.length).toBe(12);
  });

  it.each([
    ['1,2,3', undefined, 'The values are of type string; give an array of numbers, oldest first.'],
    [[1, 2, 3], undefined, 'There are 3 numbers; at least 8 are needed.'],
    [weeks, { horizon: 501 }, 'The horizon is 501; it is a whole number from 1 to 500.'],
    [weeks, { horizon: '12' }, 'The horizon is "12"'],
    [weeks, { effort: 'all' }, 'The effort is "all"; it is "prior" or "search".'],
    [weeks, { levels: [80] }, 'A level is 80'],
    [weeks, { season: 1 }, 'The season is 1'],
    [weeks, { nonNegative: 'yes' }, 'Whether the forecast stops at zero is "yes"'],
    [weeks, 12, 'The options are 12; give an object such as { "horizon": 12 }.'],
  ])('refuses what cannot be used in one sentence (%#)', async (values, options, sentence) => {
    const refused = api.forecast(values as number[], options as object);
    await expect(refused).rejects.toMatchObject({ name: 'InputError', message: expect.stringContaining(sentence) });
  });

  it('says what to ask for where nothing can be trained', async () => {
    const other = new NumbersForecaster({ read: async () => prior }, async () => []);
    await expect(other.forecast(weeks)).rejects.toThrow('the effort "prior" needs no training.');
    expect((await other.forecast(weeks, { effort: 'prior' })).point.length).toBe(12);
  });
});
