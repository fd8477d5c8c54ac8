import fc from 'fast-check';
import { RpcPeer } from '../../../src/shared/rpc.ts';
import type { Fault } from '../fault.ts';
import { checkSentence, propertyFault } from './propertyFault.ts';
import { protocolExamples } from './protocolExamples.ts';
import { changed, strangeValue } from './strangeValues.ts';

/** The methods of one end, whatever they are. */
type AnyMethods = Record<string, (...parameters: unknown[]) => unknown>;

/** All kinds of message: the end that receives it, its name, and the parameters of a right call. */
const kinds = Object.entries(protocolExamples).flatMap(([end, methods]) =>
  Object.entries(methods).map(([method, parameters]) => ({
    end,
    method,
    parameters: parameters as readonly unknown[],
  })),
);

/** A call of some kind, right or nearly so, and how it goes. */
const anyCall = fc.oneof(
  ...kinds.map(({ end, method, parameters }) =>
    fc.record({
      end: fc.constant(end),
      method: fc.constant(method),
      parameters: fc.oneof(
        fc.constant<unknown>(parameters),
        changed([parameters], strangeValue),
        fc.array(strangeValue, { maxLength: 4 }),
      ),
      way: fc.constantFrom('call', 'notify', 'replayed', 'fails', 'after the end'),
    }),
  ),
);

/** Two ends joined as windows are: by copies of what is sent. */
function joined(end: string) {
  const received: unknown[] = [];
  const sent: unknown[] = [];
  const handlers = Object.fromEntries(
    kinds
      .filter((kind) => kind.end === end)
      .map(({ method }) => [
        method,
        (...parameters: unknown[]) => {
          received.push(method);
          if (parameters[0] === fails) {
            throw new Error('It failed.');
          }
          return parameters;
        },
      ]),
  );
  const caller: RpcPeer<AnyMethods, AnyMethods> = new RpcPeer<AnyMethods, AnyMethods>((message) => {
    const copy = structuredClone(message);
    sent.push(copy);
    owner.receive(copy);
  }, {});
  const owner: RpcPeer<AnyMethods, AnyMethods> = new RpcPeer<AnyMethods, AnyMethods>(
    (message) => caller.receive(structuredClone(message)),
    handlers,
  );
  return { caller, owner, received, sent };
}

const fails = 'fail, please';

export const protocolFaults: readonly Fault[] = [
  propertyFault({
    group: 'messages',
    name: `all ${kinds.length} kinds between host, page and worker, with what should not be in them`,
    cases: { test: 10_000, soak: 1_000_000 },
    arbitrary: fc.array(anyCall, { minLength: 1, maxLength: 6 }),
    async holds(calls) {
      for (const { end, method, parameters, way } of calls) {
        const { caller, owner, received, sent } = joined(end);
        const list = Array.isArray(parameters) ? parameters : [];
        const given = way === 'fails' ? [fails, ...list] : list;
        if (way === 'after the end') {
          caller.dispose('It was closed.');
        }
        if (way === 'notify') {
          notifyOrRefuse(() => caller.notify(method, ...given));
        }
        const answered = way === 'notify' ? null : await caller.call(method, ...given).then(() => true, sentenceGiven);
        if (way === 'after the end' && (sent.length > 0 || answered !== 'It was closed.')) {
          throw new Error(`${method} is sent after the end`);
        }
        if (way === 'fails' && answered !== 'It failed.') {
          throw new Error(`${method} fails with ${answered}`);
        }
        if (way === 'replayed' && sent.length > 0) {
          // The same call again is answered again, and its second answer is nobody's.
          owner.receive(sent[0]);
        }
        await Promise.resolve();
        if (received.some((name) => name !== method) || received.length > (way === 'replayed' ? 2 : 1)) {
          throw new Error(`${method} is taken for ${received.join()}`);
        }
        caller.dispose('');
        owner.dispose('');
      }
    },
  }),
  {
    group: 'messages',
    name: `all ${kinds.length} kinds to an end that is silent: each ends in a sentence`,
    cases: { test: 1, soak: 20 },
    async run({ cases, begin }) {
      const lost: string[] = [];
      for (let i = 0; i < cases; i++) {
        await Promise.all(
          kinds.map(async ({ method, parameters }) => {
            begin();
            const reason = 'There was no answer.';
            const caller = new RpcPeer<AnyMethods, AnyMethods>(() => {}, {}, { lifeSignMs: 2, silentTurns: 3, reason });
            const said = await Promise.race([
              caller.call(method, ...parameters).then(() => 'an answer', sentenceGiven),
              new Promise((resolve) => setTimeout(resolve, 20_000)),
            ]);
            if (said !== reason) {
              lost.push(`${method} ends with ${said}`);
            }
            caller.dispose('');
          }),
        );
      }
      return { tried: cases * kinds.length, lost, note: '' };
    },
  },
];

function sentenceGiven(error: unknown): string {
  const { message } = error as Error;
  checkSentence(message);
  return message;
}

/** What cannot be copied cannot be sent, which is said where it is tried. */
function notifyOrRefuse(notify: () => void): void {
  try {
    notify();
  } catch (error) {
    if ((error as Error).name !== 'DataCloneError') {
      throw error;
    }
  }
}
