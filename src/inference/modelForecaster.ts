import { nextTurn } from '../nextTurn.ts';
import { allFinite } from '../shared/allFinite.ts';
import type { PredictionInterval } from '../shared/evaluation/predictionInterval.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { shortestHistory } from '../shared/model/forecaster/evaluateForecaster.ts';
import type { Forecaster } from '../shared/model/forecaster/forecaster.ts';
import { forecasterOf } from '../shared/model/forecaster/forecasterOf.ts';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { tutorialShape } from '../shared/model/networkShape.ts';
import { parameterCount } from '../shared/model/parameterLayout.ts';
import { intervalNames } from '../shared/onnx/forecaster/forecasterGraph.ts';
import { identityScaling } from '../shared/series/scaling.ts';
import { forecasterFile } from './forecasterFile.ts';
import type { GraphRuntime, OpenGraph } from './graphRuntime.ts';
import { graphsHere } from './graphsHere.ts';
import { OnnxRuntime } from './onnxRuntime.ts';
import type { OnnxRuntimeFiles } from './onnxRuntimeFiles.ts';

/** What a model makes of a history, in data units. */
export interface ModelForecast {
  /** One step ahead: `fit[i]` is the model's idea of `history[i + 1]`; empty where its parts cannot say. */
  readonly fit: Float64Array;
  /** The values after the history. */
  readonly values: Float64Array;
  /** Around the values, as the model's calibration lists them; none without one. */
  readonly intervals: readonly PredictionInterval[];
}

/** Sessions kept open; each holds a small graph. */
const mostSessions = 4;

/** A model like those that are trained here. */
const untrained: ForecastModel = {
  name: 'Untrained',
  network: tutorialShape,
  parameters: new Float32Array(parameterCount(tutorialShape)),
  scaling: identityScaling,
  trainedOn: null,
  provenance: { source: { kind: 'sine', seed: 0 }, createdAt: new Date(0).toISOString(), training: null },
};

/** Forecasts with onnxruntime-web by the very file that is kept, the sessions of the last few models open. */
export class ModelForecaster {
  readonly #runtime: GraphRuntime;
  /** In order of use, the last used last. */
  readonly #sessions = new Map<ForecastModel, Promise<OpenGraph>>();
  /** A session takes one run at a time. */
  #queue: Promise<unknown> = Promise.resolve();
  #disposed = false;

  /** Runs graphs by `runtime`, else in this thread. */
  constructor(files: OnnxRuntimeFiles, runtime: GraphRuntime = graphsHere(new OnnxRuntime(files))) {
    this.#runtime = runtime;
  }

  /**
   * Starts the runtime while there is something else to wait for, by a forecast that nobody asked for: what it goes through
   * is compiled when it is first gone through, which takes some hundred milliseconds.
   */
  prepare(): void {
    const turn = this.#queue.then(async () => {
      await this.#session(untrained);
      // Opening the first session holds the host up as long as its first run does: what has come meanwhile goes in between.
      await nextTurn();
      await this.#forecast(untrained, new Float64Array(8), 9, () => {});
    });
    // What goes wrong is said when a forecast is wanted.
    this.#queue = turn.catch(() => {});
  }

  /**
   * Forecasts the `horizon` values after `history` (data units, NaN where one is missing), in one run of the model's graph.
   * Throws `InputError` when the history is too short for the model, an error when an answer is not finite, and the
   * signal's reason when that is aborted before the run.
   */
  async forecast(
    model: ForecastModel,
    history: Float64Array,
    horizon: number,
    signal?: AbortSignal,
  ): Promise<ModelForecast> {
    const check = () => {
      signal?.throwIfAborted();
      if (this.#disposed) {
        throw new Error(translate('The forecast was given up: the extension is being shut down.'));
      }
    };
    const turn = this.#queue.then(() => this.#forecast(model, history, horizon, check));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Gives up the forecasts that wait and closes every session. */
  dispose(): void {
    this.#disposed = true;
    // A session that is released while it runs breaks off with a sentence nobody understands.
    void this.#queue.then(() => {
      for (const session of this.#sessions.values()) {
        release(session);
      }
      this.#sessions.clear();
      this.#runtime.dispose();
    });
  }

  async #forecast(
    model: ForecastModel,
    history: Float64Array,
    horizon: number,
    check: () => void,
  ): Promise<ModelForecast> {
    check();
    const forecaster = forecasterOf(model);
    const shortest = shortestHistory(forecaster);
    if (history.length < shortest) {
      throw new InputError(
        translate(
          '{0} forecasts from {1} numbers or more; these are {2}.',
          model.name,
          formatNumber(shortest),
          formatNumber(history.length),
        ),
      );
    }
    const session = await this.#session(model);
    check();
    const results = await this.#run(session, Float32Array.from(history), horizon);
    const read = (name: string) => Float64Array.from(results[name]);
    const forecast = {
      // The first value was expected by nobody.
      fit: 'fit' in results ? read('fit').subarray(1) : new Float64Array(),
      values: read('forecast'),
      intervals: readIntervals(forecaster, read),
    };
    const lists = [forecast.fit, forecast.values, ...forecast.intervals.flatMap(({ lower, upper }) => [lower, upper])];
    if (!lists.every(allFinite)) {
      throw new Error(
        translate('{0} answers with numbers that are not finite; forecast with another model.', model.name),
      );
    }
    return forecast;
  }

  async #run(session: OpenGraph, history: Float32Array, horizon: number) {
    try {
      return await session.run(history, horizon);
    } catch (error) {
      // What they run in may be gone: the next forecasts open them anew.
      for (const each of this.#sessions.values()) {
        release(each);
      }
      this.#sessions.clear();
      throw error;
    }
  }

  async #session(model: ForecastModel): Promise<OpenGraph> {
    const session = this.#sessions.get(model) ?? forecasterFile(model).then((file) => this.#runtime.open(file));
    this.#sessions.delete(model);
    this.#sessions.set(model, session);
    for (const [oldest, stale] of this.#sessions) {
      if (this.#sessions.size <= mostSessions) {
        break;
      }
      this.#sessions.delete(oldest);
      release(stale);
    }
    try {
      return await session;
    } catch (error) {
      this.#sessions.delete(model);
      throw error;
    }
  }
}

function readIntervals(forecaster: Forecaster, read: (name: string) => Float64Array): PredictionInterval[] {
  return intervalNames(forecaster).flatMap(({ level, lower, upper }) =>
    level === null ? [] : [{ level, lower: read(lower), upper: read(upper) }],
  );
}

function release(session: Promise<OpenGraph>): void {
  session.then((opened) => opened.release()).catch(() => {});
}
