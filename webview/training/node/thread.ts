import { Worker } from 'node:worker_threads';
import { RpcPeer } from '../../../src/shared/rpc.ts';
import { sentenceOf } from '../../../src/shared/sentenceOf.ts';

type Calls<Remote extends { [Name in keyof Remote]: (...parameters: never[]) => unknown }> = RpcPeer<
  Record<never, never>,
  Remote
>;

/** Scripts are TypeScript, which Node need not warn of. */
const execArgv = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];

/**
 * A worker thread that answers calls by `serveThread`. Calls reject with one sentence when it fails or ends; it keeps the
 * process alive only while one is waited for.
 */
export class Thread<Remote extends { [Name in keyof Remote]: (...parameters: never[]) => unknown }> {
  readonly #worker: Worker;
  readonly #peer: Calls<Remote>;
  #waiting = 0;
  #hasEnded = false;

  /** `data` is the script's `workerData`. */
  constructor(script: URL, data: unknown) {
    this.#worker = new Worker(script, { workerData: data, execArgv });
    this.#worker.unref();
    this.#peer = new RpcPeer<Record<never, never>, Remote>(
      (message) => this.#worker.postMessage(message),
      {},
      // A thread may compute for hours without a stop; whether it still lives it says by its end.
      { silentTurns: Number.POSITIVE_INFINITY },
    );
    this.#worker.on('message', (message: unknown) => this.#peer.receive(message));
    this.#worker.on(
      'messageerror',
      (error) => void this.end(`A thread sent what cannot be read: ${sentenceOf(error)}`),
    );
    this.#worker.on('error', (error) => void this.end(`A thread failed: ${sentenceOf(error)}`));
    this.#worker.on('exit', () => void this.end('A thread ended by itself.'));
  }

  /** Whether it answers no more calls. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  readonly call: Calls<Remote>['call'] = async (method, ...parameters) => {
    this.#waiting++;
    this.#worker.ref();
    try {
      return await this.#peer.call(method, ...parameters);
    } finally {
      this.#waiting--;
      if (this.#waiting === 0) {
        this.#worker.unref();
      }
    }
  };

  /** Ends the thread, whatever it does: calls that wait reject with `reason`. Resolves when it is gone. */
  async end(reason = 'The thread was ended.'): Promise<void> {
    this.#hasEnded = true;
    this.#peer.dispose(reason);
    await this.#worker.terminate();
  }
}
