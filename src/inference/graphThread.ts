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
}

/**
 * Runs graphs in a thread, started when the first is opened and anew when it has ended: what onnxruntime compiles,
 * opens and computes, hundreds of milliseconds at a time, does not hold up the host.
 */
export class GraphThread implements GraphRuntime {
  readonly #start: () => Promise<Thread>;
  #running: Promise<RunningThread> | null = null;

  constructor(start: () => Promise<Thread>) {
    this.#start = start;
  }

  async open(graph: Uint8Array): Promise<OpenGraph> {
    const { peer } = await this.#connect();
    const id = await peer.call('open', graph);
    return {
      run: (history, horizon) => peer.call('run', id, history, horizon),
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
    const peer = new RpcPeer<NoMethods, GraphMethods>((message) => thread.postMessage(message), {});
    const end = (reason: string) => {
      ended();
      peer.dispose(translate('The forecast broke off, because onnxruntime ended ({0}); forecast again.', reason));
    };
    thread.on('message', (message) => peer.receive(message));
    thread.on('error', (error) => end(sentenceOf(error)));
    thread.on('exit', () => end(translate('its thread is gone')));
    return { thread, peer };
  }
}
