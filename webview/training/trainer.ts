import { initialParameters } from '../../src/shared/model/initialParameters.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import type { TrainingOutcome, TrainingProgress, TrainingRequest } from '../../src/shared/protocol.ts';
import { toDataUnits, toNetworkUnits } from '../../src/shared/series/scaling.ts';
import type { Engine, EngineSource } from './engines/engine.ts';
import type { EngineTask } from './engines/engineTask.ts';
import { TrainingRun } from './trainingRun.ts';

/** One slice of iterations is about this long: short enough to stop at once, long enough to cost nothing. */
const sliceMs = 25;
/** A progress report is sent at most this often; the page draws no faster than frames anyway. */
const reportEveryMs = 50;

/** Trains one request: slices of iterations, progress between them, the best weights at the end. */
export class Trainer {
  readonly #engines: EngineSource;
  readonly #report: (progress: TrainingProgress) => void;
  #stopRequested = false;

  constructor(engines: EngineSource, report: (progress: TrainingProgress) => void) {
    this.#engines = engines;
    this.#report = report;
  }

  /** Ends the run after the slice under way. */
  stop(): void {
    this.#stopRequested = true;
  }

  /** Runs to the last iteration or to `stop`; throws when the loss was never finite. */
  async train(request: TrainingRequest): Promise<TrainingOutcome> {
    const run = await TrainingRun.start(this.#engines, request, engineTask(request));
    try {
      const sliceTimes: number[] = [];
      let reported = 0;
      let reportedAt = Number.NEGATIVE_INFINITY;
      let slice = 1;
      for (;;) {
        // Even a run that is stopped at once has one loss and the weights it belongs to.
        while (!run.ended && (run.done === 0 || !this.#stopRequested)) {
          const before = run.done;
          const began = performance.now();
          await run.advance(slice);
          const now = performance.now();
          const count = run.done - before;
          if (count > 0) {
            const milliseconds = (now - began) / count;
            sliceTimes.push(milliseconds);
            slice = nextSlice(count, milliseconds);
          }
          reported = Math.min(reported, run.done);
          if (run.done > reported && now - reportedAt >= reportEveryMs) {
            const fit = await run.attempt((engine) => engine.predict(0));
            if (fit === null) {
              continue;
            }
            this.#report({
              iteration: run.done,
              losses: run.lossesFrom(reported),
              fit: toDataUnits(request.scaling, fit),
              msPerIteration: median(sliceTimes),
              backend: run.engine.report,
            });
            reported = run.done;
            reportedAt = now;
          }
          await nextTurn();
        }
        const outcome = await run.attempt((engine) => keepBest(engine, request));
        // When the engine failed at last, another one repeats what was lost.
        if (outcome !== null) {
          return {
            ...outcome,
            losses: run.lossesFrom(0),
            restarts: run.restarts,
            backend: run.engine.report,
            msPerIteration: median(sliceTimes),
            stopped: this.#stopRequested && run.done < request.iterations,
          };
        }
      }
    } finally {
      run.dispose();
    }
  }
}

/** The best weights, what they answer to the series, and what they generate after it. */
async function keepBest(
  engine: Engine,
  request: TrainingRequest,
): Promise<Pick<TrainingOutcome, 'parameters' | 'bestLoss' | 'fit' | 'generated'>> {
  const state = await engine.readState();
  // The file holds float32: what is drawn comes from the same weights.
  const parameters = Float32Array.from(state.bestParameters);
  const kept = Float64Array.from(parameters);
  await engine.writeState({ ...state, parameters: kept, bestParameters: kept });
  const warmUp = toNetworkUnits(request.scaling, request.values);
  return {
    parameters,
    bestLoss: state.bestLosses[0],
    fit: toDataUnits(request.scaling, await engine.predict(0)),
    generated: toDataUnits(request.scaling, await engine.rollOut(0, warmUp, request.horizon)),
  };
}

/** The whole series as one batch: every value is to be answered by the next. */
function engineTask(request: TrainingRequest): EngineTask {
  const values = toNetworkUnits(request.scaling, request.values);
  return {
    network: request.network,
    members: 1,
    parameters: initialParameters(request.network, new RandomGenerator(request.seed)),
    steps: values.length - 1,
    series: 1,
    inputs: values.slice(0, -1),
    targets: values.slice(1),
    learningRate: request.learningRate,
    clipNorm: null,
  };
}

/** Grows at most fourfold, so that one lucky measurement does not make a slice that cannot be stopped. */
function nextSlice(count: number, msPerIteration: number): number {
  return Math.max(1, Math.min(4 * count, Math.round(sliceMs / Math.max(msPerIteration, 1e-3))));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)];
}

/** Lets waiting messages in: a promise alone would keep them out, and a timer would cost 4 ms. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
