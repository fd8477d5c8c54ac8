import { every } from '../../src/shared/every.ts';
import { language } from '../../src/shared/l10n/language.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { SearchProblem, SearchResult } from '../../src/shared/model/forecaster/searchProblem.ts';
import type {
  TrainingOrder,
  TrainingOutcome,
  TrainingRequest,
  TrainingTuning,
  WorkerListener,
  WorkerMethods,
} from '../../src/shared/protocol.ts';
import { type Handlers, RpcPeer } from '../../src/shared/rpc.ts';
import { sentenceOf } from '../../src/shared/sentenceOf.ts';
import { fetchBytes } from './fetchBytes.ts';
import { WorkerEndedError } from './workerEndedError.ts';

/** The connection to a worker that runs. */
type WorkerPeer = RpcPeer<WorkerListener, WorkerMethods>;

/** A worker that has not said by then that it is there will not; counted in turns of the page, which may be let run seldom. */
const startTurns = 20;
const startTurnMs = 1000;

const endedReason = translate('The training worker ended by itself. Train again to restart it.');
const silentReason = translate('The training worker has not answered for three minutes. Train again to restart it.');

/** Where the page may fetch what the worker is made of. */
export interface WorkerFiles {
  readonly script: string;
  /** The compiled training kernels, best first. */
  readonly kernels: readonly string[];
}

/** The training worker: started ahead or when first needed, kept for the next run, thrown away when it fails. */
export class TrainingWorker {
  readonly #files: WorkerFiles;
  readonly #listener: Handlers<WorkerListener>;
  #running: Promise<WorkerPeer> | null = null;

  constructor(files: WorkerFiles, listener: Handlers<WorkerListener>) {
    this.#files = files;
    this.#listener = listener;
  }

  /** Starts it ahead of the first run, which says what goes wrong and tries again. */
  start(): void {
    this.#worker().catch(() => {});
  }

  /** Trains; rejects with one sentence when the worker cannot be started, fails, or ends. */
  async train(request: TrainingRequest, run: number): Promise<TrainingOutcome> {
    return (await this.#worker()).call('train', request, run);
  }

  /** Searches for a way to forecast; `null` when it was stopped. Rejects as `train` does. */
  async search(problem: SearchProblem, run: number): Promise<SearchResult | null> {
    return (await this.#worker()).call('search', problem, run);
  }

  /** Gives an order to the training under way, if any. */
  async steerTraining(order: TrainingOrder): Promise<void> {
    if (this.#running !== null) {
      await (await this.#running).call('steerTraining', order);
    }
  }

  /** Changes the training under way, if any. */
  async tuneTraining(tuning: Partial<TrainingTuning>): Promise<void> {
    if (this.#running !== null) {
      await (await this.#running).call('tuneTraining', tuning);
    }
  }

  async #worker(): Promise<WorkerPeer> {
    if (this.#running !== null) {
      try {
        return await this.#running;
      } catch {
        // It was started ahead of what is asked for now, which tries it again.
      }
    }
    if (this.#running === null) {
      const starting = this.#start();
      this.#running = starting;
      // The next run may have more luck.
      starting.catch(() => {
        this.#running = null;
      });
    }
    return this.#running;
  }

  async #start(): Promise<WorkerPeer> {
    // A webview may start workers from `blob:` addresses only.
    const [script, kernels] = await Promise.all([this.#fetchScript(), this.#fetchKernels()]);
    const address = URL.createObjectURL(script);
    const worker = new Worker(address, { name: 'rnn-training' });
    const peer = new RpcPeer<WorkerListener, WorkerMethods>((message) => worker.postMessage(message), this.#listener, {
      reason: silentReason,
      // It may be caught in a loop: only its end helps.
      givenUp: () => fail(silentReason),
    });
    let failed = false;
    const fail = (reason: string | WorkerEndedError) => {
      // A failed worker may still have errors on their way, when another runs already.
      if (failed) {
        return;
      }
      failed = true;
      stopStart();
      this.#running = null;
      URL.revokeObjectURL(address);
      worker.terminate();
      peer.dispose(reason);
    };
    const ended = (reason: string) => fail(new WorkerEndedError(reason));
    let turns = 0;
    const stopStart = every(startTurnMs, () => {
      if (++turns > startTurns) {
        ended(endedReason);
      }
    });
    worker.addEventListener('message', (event: MessageEvent<unknown>) => peer.receive(event.data));
    // Its first message shows that the script has been read.
    worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
    worker.addEventListener('error', (event) => {
      ended(
        translate(
          'The training worker failed: {0}. Train again to restart it.',
          event.message || translate('its script could not be run'),
        ),
      );
    });
    worker.addEventListener('messageerror', () => {
      fail(translate('The training worker sent something that could not be read. Train again to restart it.'));
    });
    const life = `rnn-worker-${crypto.randomUUID()}`;
    peer
      .call('initialise', kernels, life, language)
      .then(async (isHeld) => {
        stopStart();
        if (isHeld) {
          // The page is given it when the worker lets it go, which it does at its end alone.
          await navigator.locks.request(life, () => ended(endedReason));
        }
      })
      .catch(() => {});
    return peer;
  }

  /** Those kernels that can be had: without any the worker still trains, and says so. */
  async #fetchKernels(): Promise<Uint8Array<ArrayBuffer>[]> {
    const fetched = await Promise.allSettled(this.#files.kernels.map((kernel) => fetchBytes(kernel)));
    return fetched.flatMap((kernel) => (kernel.status === 'fulfilled' ? [new Uint8Array(kernel.value)] : []));
  }

  async #fetchScript(): Promise<Blob> {
    try {
      return new Blob([await fetchBytes(this.#files.script)], { type: 'text/javascript' });
    } catch (error) {
      const reason = sentenceOf(error);
      throw new Error(
        translate('The training worker could not be loaded ({0}). Close the panel and train again.', reason),
      );
    }
  }
}
