import type { SearchProblem, SearchResult } from '../../src/shared/model/forecaster/searchProblem.ts';
import type { TrainingOrder } from '../../src/shared/protocol.ts';
import type { SearchEngineSource } from './engines/engine.ts';
import { nextTurn } from './nextTurn.ts';
import { searchForecaster } from './search/forecastSearch.ts';

/** Messages are let in about as often; the search itself is made of pieces of a millisecond. */
const turnMs = 15;

/** What ends a search that was told to stop; never leaves this file. */
const stopped = Symbol('stopped');

/** One search for a way to forecast, which can be stopped. */
export class SearchRun {
  readonly #engines: SearchEngineSource;
  readonly #report: (done: number) => void;
  #isStopped = false;

  /** `report` is told the share of the work done. */
  constructor(engines: SearchEngineSource, report: (done: number) => void) {
    this.#engines = engines;
    this.#report = report;
  }

  /** Gives the search up at its next piece where the order is to stop; a search does not wait. */
  steer(order: TrainingOrder): void {
    this.#isStopped ||= order === 'stop';
  }

  /** Answers with what was found, or `null` when it was stopped. */
  async search(problem: SearchProblem): Promise<SearchResult | null> {
    const engine = await this.#engines.createForSearch();
    let last = performance.now();
    const breathe = async (done: number) => {
      if (performance.now() - last >= turnMs) {
        this.#report(done);
        await nextTurn();
        last = performance.now();
      }
      if (this.#isStopped) {
        throw stopped;
      }
    };
    try {
      return await searchForecaster(problem, engine, { breathe });
    } catch (error) {
      if (error === stopped) {
        return null;
      }
      throw error;
    } finally {
      engine.dispose();
    }
  }
}
