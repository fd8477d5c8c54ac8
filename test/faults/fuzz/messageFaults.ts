import fc from 'fast-check';
import { RpcPeer } from '../../../src/shared/rpc.ts';
import type { Fault } from '../fault.ts';
import { propertyFault } from './propertyFault.ts';
import { strangeValue } from './strangeValues.ts';

interface Echo {
  echo(value: unknown): unknown;
  fail(): void;
}

/** Messages that are nearly right, and such as are nothing at all. */
const anyMessage = fc.oneof(
  { weight: 1, arbitrary: strangeValue },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        kind: fc.oneof(fc.constantFrom<unknown>('call', 'reply', 'alive', 'CALL'), strangeValue),
        id: fc.oneof(fc.integer({ min: -1, max: 6 }), strangeValue),
        method: fc.oneof(fc.constantFrom('echo', 'fail', 'toString', '__proto__', 'constructor'), strangeValue),
        parameters: fc.oneof(fc.array(strangeValue, { maxLength: 3 }), strangeValue),
        outcome: fc.oneof(fc.record({ ok: strangeValue }), fc.record({ error: strangeValue }), strangeValue),
      },
      { requiredKeys: [] },
    ),
  },
);

/** What happens on a connection, in any order. */
const anyStep = fc.oneof(
  { weight: 6, arbitrary: anyMessage.map((message) => ({ kind: 'receive' as const, message })) },
  { weight: 3, arbitrary: strangeValue.map((value) => ({ kind: 'call' as const, value })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'replay' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'anew' as const }, { kind: 'dispose' as const }) },
);

const cases = { test: 10_000, soak: 1_000_000 };

export const messageFaults: readonly Fault[] = [
  propertyFault({
    ...{ group: 'messages', cases, name: 'unknown, of wrong types, replayed, out of order, after the end' },
    arbitrary: fc.array(anyStep, { maxLength: 12 }),
    async holds(steps) {
      const sent: unknown[] = [];
      const calls: Promise<unknown>[] = [];
      const peer = new RpcPeer<Echo, Echo>((message) => void sent.push(message), {
        echo: (value) => value,
        fail: () => {
          throw new Error('It failed.');
        },
      });
      let isDisposed = false;
      for (const step of steps) {
        switch (step.kind) {
          case 'receive':
            peer.receive(step.message);
            break;
          case 'call':
            // Whatever the other side answers, or does not: the call ends.
            calls.push(peer.call('echo', step.value).catch((error: unknown) => checkSentence(error)));
            break;
          case 'replay':
            peer.receive(sent.at(-1));
            peer.receive(sent.at(-1));
            break;
          case 'anew':
            peer.rejectWaiting('It began anew.');
            break;
          case 'dispose':
            peer.dispose('It was closed.');
            isDisposed = true;
        }
      }
      await Promise.resolve();
      const before = sent.length;
      peer.dispose('It was closed.');
      await Promise.all(calls);
      for (let turn = 0; turn < 4; turn++) {
        await Promise.resolve();
      }
      if (isDisposed && sent.length > before) {
        throw new Error('sends something after its end');
      }
    },
  }),
  {
    group: 'messages',
    name: 'a peer that falls silent: every call ends in a sentence; one that is only slow is waited for',
    cases: { test: 50, soak: 500 },
    async run({ cases: count, begin }) {
      const lost: string[] = [];
      const patience = { lifeSignMs: 4, silentTurns: 12, reason: 'There was no answer.' };
      const tries = Array.from({ length: count }, async (_, which) => {
        begin();
        let silent = false;
        let givenUp = 0;
        const caller: RpcPeer<Echo, Echo> = new RpcPeer<Echo, Echo>(
          (message) => void setTimeout(() => silent || other.receive(message), 0),
          { echo: (value) => value, fail: () => {} },
          { ...patience, givenUp: () => givenUp++ },
        );
        const other: RpcPeer<Echo, Echo> = new RpcPeer<Echo, Echo>(
          (message) => void setTimeout(() => silent || caller.receive(message), 0),
          // Slower than silence may be.
          { echo: (value) => new Promise((resolve) => setTimeout(() => resolve(value), 150)), fail: () => {} },
          patience,
        );
        if ((await caller.call('echo', which).catch(String)) !== which) {
          lost.push(`slow call ${which} was given up`);
        }
        const waiting = [caller.call('echo', 1), caller.call('echo', 2)].map((call) => call.catch(checkSentence));
        silent = true;
        const ended = await Promise.race([Promise.all(waiting), new Promise((resolve) => setTimeout(resolve, 20_000))]);
        if (ended === undefined || givenUp !== 1) {
          lost.push(`silent call ${which} is waited for still`);
        }
        caller.dispose('');
        other.dispose('');
      });
      await Promise.all(tries);
      return { tried: count, lost, note: '' };
    },
  },
];

function checkSentence(error: unknown): string {
  if (!(error instanceof Error) || error.message === '') {
    throw new Error(`a call rejects without a sentence: ${String(error)}`);
  }
  return error.message;
}
