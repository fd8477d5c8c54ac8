import { every } from '../shared/every.ts';
import { translate } from '../shared/l10n/translate.ts';
import { RpcPeer } from '../shared/rpc.ts';
import { sentenceOf } from '../shared/sentenceOf.ts';
import type { GraphRuntime, OpenGraph } from './graphRuntime.ts';
import { notStarted } from './onnxRuntime.ts';

/** What the thread does for the host. */
export interface GraphMethods {
  /** Answers with the number of the graph. */
  open(graph: Uint8Array): number;
  run(id: number, history: Float32Array, horizon: number): Readonly<Record<string, Float32Array>>;
  release(id: number): void;
}

/** A thread that runs. */
export interface Thread {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  on(event: 'exit', listener: () => void): void;
  terminate(): Promise<unknown>;
}

type NoMethods = Record<never, never>;

interface RunningThread {
  readonly thread: Thread;
  readonly peer: RpcPeer<NoMethods, GraphMethods>;
  /** Whether a graph was opened in it. */
  hasOpened: boolean;
  /** Ends the thread; what waits for it rejects with that. */
  end(why: Error): void;
}

/** How long a thread may say nothing, which it does while it works; one in which a damaged onnxruntime runs for ever always does. */
export interface ThreadPatience {
  /** Turns are counted and not time, since a machine that slept has missed one of them and not all. */
  readonly turnMs: number;
  readonly openTurns: number;
  readonly runTurns: number;
}

const usualPatience: ThreadPatience = {
  turnMs: 5000,
  // A minute: compiling onnxruntime and opening a graph takes half a second of the processor, and took up to 23 s beside some twenty
  // programs that all went before it.
  openTurns: 12,
  // Three minutes: the longest that there is memory for, 300,000 values by an LSTM of 256 units, takes seven seconds of the processor.
  runTurns: 36,
};

/**
 * Runs graphs in a thread, started when the first is opened and anew when it has ended: what onnxruntime compiles,
 * opens and computes, hundreds of milliseconds at a time, does not hold up the host.
 */
export class GraphThread implements GraphRuntime {
  readonly #start: () => Promise<Thread>;
  readonly #patience: ThreadPatience;
  #running: Promise<RunningThread> | null = null;

  constructor(start: () => Promise<Thread>, patience = usualPatience) {
    this.#start = start;
    this.#patience = patience;
  }

  async open(graph: Uint8Array): Promise<OpenGraph> {
    const running = await this.#connect();
    const { peer } = running;
    const { openTurns, runTurns } = this.#patience;
    const notOpened = () => notStarted(new Error(translate('no answer for a minute')));
    const opening = this.#answer(running, peer.call('open', graph), openTurns, notOpened);
    const id = await opening.catch((error: Error) => {
      // A runtime that failed to start never starts in its thread; another one reads its files anew.
      if (!running.hasOpened) {
        running.end(error);
      }
      throw error;
    });
    running.hasOpened = true;
    return {
      run: async (history, horizon) => {
        const run = peer.call('run', id, history, horizon);
        try {
          return await this.#answer(running, run, runTurns, () => brokenOff(translate('no answer for three minutes')));
        } catch (error) {
          // A runtime that has run out of memory fails in whatever it is asked for thereafter.
          running.end(brokenOff(sentenceOf(error)));
          throw error;
        }
      },
      release: () => peer.call('release', id),
    };
  }

  dispose(): void {
    const running = this.#running;
    this.#running = null;
    running?.then(({ thread }) => thread.terminate()).catch(() => {});
  }

  #connect(): Promise<RunningThread> {
    if (this.#running === null) {
      const running = this.#begin(() => {
        if (this.#running === running) {
          this.#running = null;
        }
      });
      this.#running = running;
      // The next graph may have more luck.
      running.catch(() => {
        this.#running = null;
      });
    }
    return this.#running;
  }

  async #begin(ended: () => void): Promise<RunningThread> {
    const thread = await this.#start().catch((error: unknown) => {
      throw notStarted(error);
    });
    const peer = new RpcPeer<NoMethods, GraphMethods>(
      (message) => thread.postMessage(message),
      {},
      { silentTurns: Number.POSITIVE_INFINITY },
    );
    const end = (why: Error) => {
      ended();
      peer.dispose(why);
      void thread.terminate();
    };
    thread.on('message', (message) => peer.receive(message));
    thread.on('error', (error) => end(brokenOff(sentenceOf(error))));
    thread.on('exit', () => end(brokenOff(translate('its thread is gone'))));
    return { thread, peer, hasOpened: false, end };
  }

  /** What a call answers; a thread that does not within so many turns is ended, which `why` says. */
  async #answer<Answer>(
    { end }: RunningThread,
    call: Promise<Answer>,
    turns: number,
    why: () => Error,
  ): Promise<Answer> {
    let turn = 0;
    const stopTurns = every(this.#patience.turnMs, () => {
      if (++turn === turns) {
        end(why());
      }
    });
    try {
      return await call;
    } finally {
      stopTurns();
    }
  }
}

function brokenOff(reason: string): Error {
  return new Error(translate('The forecast broke off, because onnxruntime ended ({0}); forecast again.', reason));
}
