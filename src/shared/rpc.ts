import { sentenceOf } from './sentenceOf.ts';

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

/** What one side sends: calls of the other side's methods, and replies to calls from there. */
export type RpcMessage<Remote extends Methods<Remote>> = CallMessage<Remote> | ReplyMessage;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * One end of a two-way connection: offers the `Local` methods and calls the `Remote` ones. A handler that throws
 * rejects the caller's promise with the same sentence; `dispose` rejects whatever still waits.
 */
export class RpcPeer<Local extends Methods<Local>, Remote extends Methods<Remote>> {
  readonly #post: (message: RpcMessage<Remote>) => void;
  readonly #handlers: Handlers<Local>;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #disposed: string | null = null;

  constructor(post: (message: RpcMessage<Remote>) => void, handlers: Handlers<Local>) {
    this.#post = post;
    this.#handlers = handlers;
  }

  /** Calls a remote method and answers with its result; rejects with the remote's sentence. */
  call<Name extends MethodName<Remote>>(
    method: Name,
    ...parameters: MethodParameters<Remote[Name]>
  ): Promise<MethodResult<Remote[Name]>> {
    if (this.#disposed !== null) {
      return Promise.reject(new Error(this.#disposed));
    }
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: (value) => resolve(value as MethodResult<Remote[Name]>), reject });
      this.#post({ kind: 'call', id, method, parameters });
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
    if (message.kind === 'reply' && typeof message.id === 'number' && isRecord(message.outcome)) {
      const waiting = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      const outcome = message.outcome;
      if ('error' in outcome) {
        waiting?.reject(new Error(String(outcome.error)));
      } else {
        waiting?.resolve(outcome.ok);
      }
    } else if (message.kind === 'call' && typeof message.method === 'string') {
      const id = typeof message.id === 'number' ? message.id : null;
      const parameters = Array.isArray(message.parameters) ? message.parameters : [];
      void this.#answer(id, message.method, parameters);
    }
  }

  /** Ends the connection: every waiting call rejects with `reason`, and so does every later one. */
  dispose(reason: string): void {
    this.#disposed ??= reason;
    this.rejectWaiting(reason);
  }

  /** Rejects every waiting call with `reason`, as when the other side has begun anew; later ones are made as ever. */
  rejectWaiting(reason: string): void {
    for (const waiting of this.#pending.values()) {
      waiting.reject(new Error(reason));
    }
    this.#pending.clear();
  }

  async #answer(id: number | null, method: string, parameters: readonly unknown[]): Promise<void> {
    let outcome: ReplyMessage['outcome'];
    try {
      if (!Object.hasOwn(this.#handlers, method)) {
        throw new Error(`unknown message: ${method}`);
      }
      const handler = this.#handlers[method as keyof Local] as (...all: readonly unknown[]) => unknown;
      outcome = { ok: await handler(...parameters) };
    } catch (error) {
      outcome = { error: sentenceOf(error) };
    }
    if (id !== null && this.#disposed === null) {
      this.#post({ kind: 'reply', id, outcome });
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
