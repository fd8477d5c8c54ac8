import { describe, expect, it } from 'vitest';
import { type Patience, RpcPeer } from './rpc.ts';

interface Adder {
  add(first: number, second: number): number;
  fail(): void;
  never(): void;
}
interface Listener {
  heard(word: string): void;
}

function backToBack(patience: Partial<Patience> = {}) {
  const words: string[] = [];
  const client: RpcPeer<Listener, Adder> = new RpcPeer<Listener, Adder>(
    (message) => queueMicrotask(() => server.receive(structuredClone(message))),
    { heard: (word) => void words.push(word) },
    patience,
  );
  const server: RpcPeer<Adder, Listener> = new RpcPeer<Adder, Listener>(
    (message) => queueMicrotask(() => client.receive(structuredClone(message))),
    {
      add: async (first, second) => first + second,
      fail: () => {
        throw new Error('The sum is 13.');
      },
      never: () => new Promise<void>(() => {}),
    },
    patience,
  );
  return { client, server, words };
}

describe('RpcPeer', () => {
  it('ties each reply to its call', async () => {
    const { client } = backToBack();
    expect(await Promise.all([client.call('add', 1, 2), client.call('add', 3, 4)])).toEqual([3, 7]);
  });

  it('rejects with the sentence that the other side threw', async () => {
    await expect(backToBack().client.call('fail')).rejects.toThrow('The sum is 13.');
  });

  it('notifies without a reply', async () => {
    const { server, words } = backToBack();
    server.notify('heard', 'hello');
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(words).toEqual(['hello']);
  });

  it('rejects what waits, and goes on, when the other side has begun anew', async () => {
    const { client } = backToBack();
    const waiting = client.call('never');
    client.rejectWaiting('The page was loaded anew.');
    await expect(waiting).rejects.toThrow('The page was loaded anew.');
    expect(await client.call('add', 1, 2)).toBe(3);
  });

  it('rejects what waits, and what comes later, once disposed', async () => {
    const { client } = backToBack();
    const waiting = client.call('never');
    client.dispose('The panel was closed.');
    await expect(waiting).rejects.toThrow('The panel was closed.');
    await expect(client.call('add', 1, 2)).rejects.toThrow('The panel was closed.');
  });

  it('gives calls up when nothing is heard for too long, and takes no late answer', async () => {
    const sent: unknown[] = [];
    let givenUp = 0;
    const patience = { lifeSignMs: 2, silentTurns: 3, reason: 'There was no answer.', givenUp: () => givenUp++ };
    const client = new RpcPeer<Listener, Adder>((message) => void sent.push(message), { heard: () => {} }, patience);
    await expect(client.call('add', 1, 2)).rejects.toThrow('There was no answer.');
    expect(givenUp).toBe(1);
    client.receive({ kind: 'reply', id: 1, outcome: { ok: 3 } });
    const next = client.call('add', 3, 4);
    client.receive({ kind: 'reply', id: 2, outcome: { ok: 7 } });
    expect(await next).toBe(7);
  });

  it('waits for one that works on it and says so', async () => {
    const { client } = backToBack({ lifeSignMs: 2, silentTurns: 10 });
    const waiting = client.call('never');
    const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(() => resolve('waits'), 80))]);
    expect(first).toBe('waits');
    client.dispose('The test is over.');
    await expect(waiting).rejects.toThrow('The test is over.');
  });

  it('rejects a call that cannot be sent, and answers one whose result cannot be', async () => {
    const client = new RpcPeer<Listener, Adder>(
      () => {
        throw new Error('It could not be cloned.');
      },
      { heard: () => {} },
    );
    await expect(client.call('add', 1, 2)).rejects.toThrow('It could not be cloned.');
    const replies: unknown[] = [];
    const server = new RpcPeer<Adder, Listener>((message) => void replies.push(structuredClone(message)), {
      add: () => (() => 3) as never,
      fail: () => {},
      never: () => {},
    });
    server.receive({ kind: 'call', id: 5, method: 'add', parameters: [] });
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(replies).toEqual([
      { kind: 'reply', id: 5, outcome: { error: expect.stringContaining('could not be cloned') } },
    ]);
  });

  it('answers an unknown method with an error, even one that every object has', async () => {
    const { server } = backToBack();
    const replies: unknown[] = [];
    const lone = new RpcPeer<Adder, Listener>((message) => void replies.push(message), {
      add: () => 0,
      fail: () => {},
      never: () => {},
    });
    lone.receive({ kind: 'call', id: 1, method: 'toString', parameters: [] });
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(replies).toEqual([{ kind: 'reply', id: 1, outcome: { error: 'unknown message: toString' } }]);
    server.dispose('');
  });

  it.each([null, 7, 'call', {}, { kind: 'reply', id: 99, outcome: { ok: 1 } }, { kind: 'reply', id: 1 }])(
    'ignores %j',
    (message) => {
      const { client } = backToBack();
      expect(() => client.receive(message)).not.toThrow();
    },
  );
});
