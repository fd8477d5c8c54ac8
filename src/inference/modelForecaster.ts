import type { InferenceSession } from 'onnxruntime-web/wasm';
import type { ForecastModel } from '../shared/model/forecastModel.ts';
import { stateNames } from '../shared/onnx/cellNode.ts';
import { writeNetwork } from '../shared/onnx/writeStepModel.ts';
import { type Scaling, toDataUnits, toNetworkUnits } from '../shared/series/scaling.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

/** What a model makes of a history, in data units. */
export interface ModelForecast {
  /** One step ahead: `fit[i]` is the model's idea of `history[i + 1]`. */
  readonly fit: Float64Array;
  /** The values after the history. */
  readonly values: Float64Array;
}

/** What a cell carries from step to step, by `stateNames`. */
type States = Readonly<Record<string, Float32Array>>;

/** Sessions kept open; each holds a small graph. */
const mostSessions = 4;
/** The event loop is let in at least this often. */
const yieldEveryMs = 20;

/** Forecasts with onnxruntime-web, keeping the sessions of the last few models open. */
export class ModelForecaster {
  readonly #runtime: OnnxRuntime;
  /** In order of use, the last used last. */
  readonly #sessions = new Map<ForecastModel, Promise<InferenceSession>>();
  /** A session takes one run at a time. */
  #queue: Promise<unknown> = Promise.resolve();
  #disposed = false;

  /** `loadBytes` reads onnxruntime's WebAssembly file. */
  constructor(loadBytes: () => Promise<Uint8Array>) {
    this.#runtime = new OnnxRuntime(loadBytes);
  }

  /**
   * Feeds `history` (at least one value, data units) to the model's network from a zero hidden state, then its own
   * answers back to it. Scaling happens in float64 around the float32 network, so that a high level costs no digits.
   * Throws when an answer is not finite, and the signal's reason when that is aborted.
   */
  async forecast(
    model: ForecastModel,
    history: Float64Array,
    horizon: number,
    scaling: Scaling,
    signal?: AbortSignal,
  ): Promise<ModelForecast> {
    const check = () => {
      signal?.throwIfAborted();
      if (this.#disposed) {
        throw new Error('The forecast was given up: the extension is being shut down.');
      }
    };
    const turn = this.#queue.then(() => this.#forecast(model, history, horizon, scaling, check));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Gives up the forecasts under way and closes every session. */
  dispose(): void {
    this.#disposed = true;
    // A session that is released while it runs breaks off with a sentence nobody understands.
    void this.#queue.then(() => {
      for (const session of this.#sessions.values()) {
        release(session);
      }
      this.#sessions.clear();
    });
  }

  async #forecast(
    model: ForecastModel,
    history: Float64Array,
    horizon: number,
    scaling: Scaling,
    check: () => void,
  ): Promise<ModelForecast> {
    check();
    const session = await this.#session(model);
    const pause = regularPause();
    const { cell, hiddenSize: units } = model.network;
    const steps = chunkSteps(units);
    const inputs = Float32Array.from(toNetworkUnits(scaling, history));
    const answers = new Float32Array(inputs.length);
    let states: States = Object.fromEntries(stateNames(cell).map((name) => [name, new Float32Array(units)]));
    for (let start = 0; start < inputs.length; start += steps) {
      check();
      const step = await this.#run(session, inputs.subarray(start, start + steps), states);
      answers.set(step.answers, start);
      states = step.states;
      await pause();
    }
    const values = new Float32Array(horizon);
    // The answer to the last of the history is the first value.
    values[0] = answers[answers.length - 1];
    for (let step = 1; step < horizon; step++) {
      check();
      const next = await this.#run(session, values.subarray(step - 1, step), states);
      values[step] = next.answers[0];
      states = next.states;
      await pause();
    }
    const forecast = {
      fit: toDataUnits(scaling, answers.subarray(0, -1)),
      values: toDataUnits(scaling, values),
    };
    if (!forecast.fit.every(Number.isFinite) || !forecast.values.every(Number.isFinite)) {
      throw new Error(`${model.name} answers with numbers that are not finite; forecast with another model.`);
    }
    return forecast;
  }

  /** Runs steps of one series from the states that the step before left. */
  async #run(session: InferenceSession, inputs: Float32Array, states: States) {
    const feeds = { x: await this.#runtime.tensor(inputs, [inputs.length, 1, 1]) };
    for (const [name, state] of Object.entries(states)) {
      Object.assign(feeds, { [`${name}_0`]: await this.#runtime.tensor(state, [1, 1, state.length]) });
    }
    const results = await session.run(feeds);
    const last = Object.keys(states).map((name) => [name, results[`${name}_n`].data as Float32Array]);
    return { answers: results.y.data as Float32Array, states: Object.fromEntries(last) as States };
  }

  async #session(model: ForecastModel): Promise<InferenceSession> {
    const session = this.#sessions.get(model) ?? this.#runtime.open(writeNetwork(model));
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

/**
 * Steps of one warm-up run, which nothing can interrupt: at most 4096, and at most 2^26 products of the recurrent matrix
 * (about 15 ms, where 4096 steps of 256 units take 60 to 75).
 */
export function chunkSteps(units: number): number {
  return Math.max(1, Math.min(4096, Math.floor(2 ** 26 / units ** 2)));
}

function release(session: Promise<InferenceSession>): void {
  session.then((opened) => opened.release()).catch(() => {});
}

/** Lets the event loop in when enough time has passed since the last time. */
function regularPause(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last > yieldEveryMs) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      last = performance.now();
    }
  };
}
