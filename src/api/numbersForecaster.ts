import type { Engine } from '../../webview/training/engines/engine.ts';
import { noEngine } from '../../webview/training/engines/noEngine.ts';
import { SlicedEngine } from '../../webview/training/engines/slicedEngine.ts';
import { loadKernel } from '../../webview/training/engines/wasm/loadKernel.ts';
import { searchEngine } from '../../webview/training/engines/wasm/searchEngine.ts';
import { nextTurn } from '../../webview/training/nextTurn.ts';
import { searchForecaster } from '../../webview/training/search/forecastSearch.ts';
import { CancelledError } from '../cancelledError.ts';
import type { PriorFiles } from '../models/priorFiles.ts';
import { plainIntervals } from '../shared/evaluation/plainIntervals.ts';
import { InputError } from '../shared/inputError.ts';
import { evaluateForecaster } from '../shared/model/forecaster/evaluateForecaster.ts';
import {
  type CheckedForecastOptions,
  checkForecastOptions,
  wholeNumber,
} from '../shared/model/forecaster/forecastOptions.ts';
import { forecastVerdict } from '../shared/model/forecaster/forecastVerdict.ts';
import type { SearchResult } from '../shared/model/forecaster/searchProblem.ts';
import { valuesSeries } from '../shared/series/valuesSeries.ts';
import { shownValue } from '../shared/shownValue.ts';
import type { NumbersCandidate, NumbersForecast, NumbersForecastToken } from './rnnForecastApi.ts';

/** The host is let go on at least so often. */
const turnMs = 15;
/** Longer series and horizons would hold the host up for more than 50 ms at a time. */
export const mostValues = 10_000;
export const mostSteps = 500;
const efforts = ['prior', 'search'];

/** Numbers to be forecast, without gaps. */
export interface NumbersSeries {
  readonly values: Float64Array;
  readonly suggestedPeriod: number | null;
  readonly notes: readonly string[];
}

/**
 * Forecasts numbers for other extensions and for language models, in the host: without a panel, and without holding the
 * host up for long.
 */
export class NumbersForecaster {
  readonly #prior: Pick<PriorFiles, 'read'>;
  readonly #readKernels: () => Promise<Uint8Array<ArrayBuffer>[]>;
  #engine: Promise<Engine> | null = null;
  /** One search at a time: there is one engine. */
  #queue: Promise<unknown> = Promise.resolve();

  /** `readKernels` reads the training kernels, best first. */
  constructor(prior: Pick<PriorFiles, 'read'>, readKernels: () => Promise<Uint8Array<ArrayBuffer>[]>) {
    this.#prior = prior;
    this.#readKernels = readKernels;
  }

  /**
   * Forecasts as `RnnForecastApi` says; what comes in may be anything. Rejects with `InputError` for what cannot be used, and
   * as VS Code does when cancelled.
   */
  async forecast(values: unknown, options?: unknown, token?: NumbersForecastToken): Promise<NumbersForecast> {
    return this.forecastSeries({ ...valuesSeries(values, mostValues), suggestedPeriod: null }, options, token);
  }

  /** Does so for a series without gaps, whose dates may suggest a season's length; `options` may be anything. */
  async forecastSeries(
    series: NumbersSeries,
    options?: unknown,
    token?: NumbersForecastToken,
  ): Promise<NumbersForecast> {
    const checked = checkOptions(options);
    const turn = this.#queue.then(() => this.#search(series, checked, breathing(token)));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #search(
    { values: all, notes, suggestedPeriod }: NumbersSeries,
    options: CheckedForecastOptions,
    breathe: () => Promise<void>,
  ): Promise<NumbersForecast> {
    await breathe();
    const values = all.slice(-mostValues);
    const prior = await this.#prior.read();
    const result = await searchForecaster(
      { ...options, values, suggestedPeriod, prior: prior.predictor, companions: [], chosen: null },
      options.budgetSeconds === 0 ? noEngine : new SlicedEngine(await this.#startEngine(), breathe),
      { breathe },
    );
    await breathe();
    return answer(result, values, options.horizon, notes);
  }

  #startEngine(): Promise<Engine> {
    this.#engine ??= this.#readKernels().then(async (kernels) => {
      const kernel = await loadKernel(kernels);
      if (kernel.module === null) {
        throw new Error(`Nothing can be trained here, because ${kernel.reason}; the effort "prior" needs no training.`);
      }
      return searchEngine(kernel.module);
    });
    // What could not be read now may be read later.
    this.#engine.catch(() => {
      this.#engine = null;
    });
    return this.#engine;
  }
}

function checkOptions(given: unknown): CheckedForecastOptions {
  if (given !== undefined && (typeof given !== 'object' || given === null || Array.isArray(given))) {
    throw new InputError(`The options are ${shownValue(given)}; give an object such as { "horizon": 12 }.`);
  }
  const { effort = 'search', ...options }: Record<string, unknown> = { ...given };
  if (!efforts.some((known) => known === effort)) {
    throw new InputError(`The effort is ${shownValue(effort)}; it is "prior" or "search".`);
  }
  const checked = checkForecastOptions(options);
  wholeNumber('horizon', checked.horizon, 1, mostSteps);
  return effort === 'prior' ? { ...checked, budgetSeconds: 0 } : checked;
}

/** Lets others in now and then, and throws what VS Code throws when cancelled. */
function breathing(token: NumbersForecastToken | undefined): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= turnMs) {
      await nextTurn();
      last = performance.now();
    }
    if (token?.isCancellationRequested === true) {
      throw new CancelledError();
    }
  };
}

function answer(
  { forecaster, report: found }: SearchResult,
  values: Float64Array,
  horizon: number,
  notes: readonly string[],
): NumbersForecast {
  const { forecast, intervals } = evaluateForecaster(forecaster, values, horizon);
  return {
    point: [...forecast],
    intervals: plainIntervals(intervals),
    verdict: forecastVerdict(found),
    seasons: found.seasons.map(({ period }) => period),
    candidates: found.candidates.filter((each): each is NumbersCandidate => each.kind !== 'chosen'),
    notes,
  };
}
