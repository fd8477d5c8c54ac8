import { every } from './every.ts';
import { translate } from './l10n/translate.ts';
import { sentenceOf } from './sentenceOf.ts';
import { shownValue } from './shownValue.ts';

/** A map of methods; the protocol's interfaces are such maps. */
type Methods<Map> = { [Name in keyof Map]: (...parameters: never[]) => unknown };
type MethodName<Map> = Extract<keyof Map, string>;
type MethodParameters<Method> = Method extends (...parameters: infer All) => unknown ? All : never;
type MethodResult<Method> = Method extends (...parameters: never[]) => infer Result ? Result : never;

/** The methods as their owner writes them: each may answer at once or later. */
export type Handlers<Map extends Methods<Map>> = {
  readonly [Name in keyof Map]: (
    ...parameters: MethodParameters<Map[Name]>
  ) => MethodResult<Map[Name]> | Promise<MethodResult<Map[Name]>>;
};

/** Calls one of the other side's methods; without an `id` no reply is wanted. */
export interface CallMessage<Map extends Methods<Map>> {
  readonly kind: 'call';
  readonly id: number | null;
  readonly method: MethodName<Map>;
  readonly parameters: readonly unknown[];
}

/** Answers a call. */
export interface ReplyMessage {
  readonly kind: 'reply';
  readonly id: number;
  readonly outcome: { readonly ok: unknown } | { readonly error: string };
}

/** Says that the calls that were received are still being worked on. */
export interface AliveMessage {
  readonly kind: 'alive';
}

/** What one side sends: calls of the other side's methods, replies to calls from there, and signs of life. */
export type RpcMessage<Remote extends Methods<Remote>> = CallMessage<Remote> | ReplyMessage | AliveMessage;

/** How long a call is waited for. Some take hours, a training that is paused, so only silence ends the waiting. */
export interface Patience {
  /** While calls of the other side are worked on, it hears of this end so often. */
  readonly lifeSignMs: number;
  /** Calls are given up after so many of these in which nothing was heard: a machine that slept has missed one, not all. */
  readonly silentTurns: number;
  /** What a call that was given up rejects with. */
  readonly reason: string;
  /** Called when calls are given up. */
  readonly givenUp?: () => void;
}

const usualPatience = {
  lifeSignMs: 5000,
  // A page that nobody sees may be let run once a minute only.
  silentTurns: 36,
  reason: translate('There was no answer for three minutes; try again.'),
} as const;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * One end of a two-way connection: offers the `Local` methods and calls the `Remote` ones. A handler that throws
 * rejects the caller's promise with the same sentence; `dispose` rejects whatever still waits, and so does the silence of
 * the other side.
 */
export class RpcPeer<Local extends Methods<Local>, Remote extends Methods<Remote>> {
  readonly #post: (message: RpcMessage<Remote>) => void;
  readonly #handlers: Handlers<Local>;
  readonly #pending = new Map<number, Pending>();
  readonly #patience: Patience;
  #nextId = 1;
  #disposed: Error | null = null;
  /** Calls of the other side that are being worked on. */
  #answering = 0;
  #stopTurns: (() => void) | null = null;
  /** Turns that have ended since anything was heard. */
  #silentTurns = 0;

  constructor(
    post: (message: RpcMessage<Remote>) => void,
    handlers: Handlers<Local>,
    patience: Partial<Patience> = {},
  ) {
    this.#post = post;
    this.#handlers = handlers;
    this.#patience = { ...usualPatience, ...patience };
  }

  /** Calls a remote method and answers with its result; rejects with the remote's sentence. */
  call<Name extends MethodName<Remote>>(
    method: Name,
    ...parameters: MethodParameters<Remote[Name]>
  ): Promise<MethodResult<Remote[Name]>> {
    if (this.#disposed !== null) {
      return Promise.reject(this.#disposed);
    }
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (this.#pending.size === 0) {
        this.#silentTurns = 0;
      }
      this.#pending.set(id, { resolve: (value) => resolve(value as MethodResult<Remote[Name]>), reject });
      this.#takeTurns();
      try {
        this.#post({ kind: 'call', id, method, parameters });
      } catch (error) {
        // What cannot be sent is not waited for.
        this.#pending.delete(id);
        this.#takeTurns();
        reject(error instanceof Error ? error : new Error(sentenceOf(error)));
      }
    });
  }

  /** Calls a remote method without waiting for it or hearing of its errors. */
  notify<Name extends MethodName<Remote>>(method: Name, ...parameters: MethodParameters<Remote[Name]>): void {
    if (this.#disposed === null) {
      this.#post({ kind: 'call', id: null, method, parameters });
    }
  }

  /** Takes whatever arrived from the other side; what is not a message of this connection is ignored. */
  receive(message: unknown): void {
    if (this.#disposed !== null || !isRecord(message)) {
      return;
    }
    this.#silentTurns = 0;
    if (message.kind === 'reply' && typeof message.id === 'number' && isRecord(message.outcome)) {
      const waiting = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      this.#takeTurns();
      const { ok, error } = message.outcome;
      if (error === undefined) {
        waiting?.resolve(ok);
      } else {
        waiting?.reject(
          new Error(
            typeof error === 'string' && error !== '' ? error : translate('It failed: {0}.', shownValue(error)),
          ),
        );
      }
    } else if (message.kind === 'call' && typeof message.method === 'string') {
      const id = typeof message.id === 'number' ? message.id : null;
      const parameters = Array.isArray(message.parameters) ? message.parameters : [];
      void this.#answer(id, message.method, parameters);
    }
  }

  /** Ends the connection: every waiting call rejects with `reason`, and so does every later one. */
  dispose(reason: string | Error): void {
    this.#disposed ??= typeof reason === 'string' ? new Error(reason) : reason;
    this.rejectWaiting(reason);
  }

  /** Rejects every waiting call with `reason`, as when the other side has begun anew; later ones are made as ever. */
  rejectWaiting(reason: string | Error): void {
    for (const waiting of this.#pending.values()) {
      waiting.reject(typeof reason === 'string' ? new Error(reason) : reason);
    }
    this.#pending.clear();
    this.#takeTurns();
  }

  /** Counts turns of silence and gives signs of life while there is anything to wait for or to work on. */
  #takeTurns(): void {
    const needed = this.#disposed === null && this.#pending.size + this.#answering > 0;
    if (needed) {
      this.#stopTurns ??= every(this.#patience.lifeSignMs, () => this.#takeTurn());
    } else {
      this.#stopTurns?.();
      this.#stopTurns = null;
    }
  }

  #takeTurn(): void {
    if (this.#answering > 0) {
      this.#post({ kind: 'alive' });
    }
    if (this.#pending.size > 0 && ++this.#silentTurns > this.#patience.silentTurns) {
      this.rejectWaiting(this.#patience.reason);
      this.#patience.givenUp?.();
    }
  }

  async #answer(id: number | null, method: string, parameters: readonly unknown[]): Promise<void> {
    let outcome: ReplyMessage['outcome'];
    this.#answering += id === null ? 0 : 1;
    this.#takeTurns();
    try {
      if (!Object.hasOwn(this.#handlers, method)) {
        throw new Error(`unknown message: ${method}`);
      }
      const handler = this.#handlers[method as keyof Local] as (...all: readonly unknown[]) => unknown;
      outcome = { ok: await handler(...parameters) };
    } catch (error) {
      outcome = { error: sentenceOf(error) };
    }
    if (id !== null) {
      this.#answering--;
      this.#takeTurns();
      if (this.#disposed === null) {
        this.#reply(id, outcome);
      }
    }
  }

  #reply(id: number, outcome: ReplyMessage['outcome']): void {
    try {
      this.#post({ kind: 'reply', id, outcome });
    } catch (error) {
      // An answer that cannot be sent is an error that can.
      this.#post({ kind: 'reply', id, outcome: { error: sentenceOf(error) } });
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
