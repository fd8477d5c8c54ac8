import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { fetchBytes } from './fetchBytes.ts';

/** Serves by these listeners, one a request, and hands the address to `use`. */
async function served(listeners: readonly RequestListener[], use: (uri: string) => Promise<void>): Promise<void> {
  const left = [...listeners];
  const server = createServer((request, response) => left.shift()?.(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(left).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const silent: RequestListener = () => {};
const missing: RequestListener = (_, response) => response.writeHead(404).end();
const half: RequestListener = (_, response) => response.writeHead(200, { 'content-length': '4' }).write('ab');
const late: RequestListener = (_, response) => void setTimeout(() => response.end('abcd'), 600);
const whole: RequestListener = (_, response) => response.end('abcd');

describe('fetchBytes', () => {
  it.each([
    ['at once', [whole]],
    ['after a silence', [silent, whole]],
    ['after an answer that stops in its midst', [half, whole]],
    ['after a failure', [missing, whole]],
    ['of a request that was not the last', [late, silent]],
  ])('answers with all bytes %s', async (_, listeners) => {
    await served(listeners, async (uri) => {
      expect(Buffer.from(await fetchBytes(uri, [200, 5000, 5000])).toString()).toBe('abcd');
    });
  });

  it('says what went wrong last when none of its attempts has all bytes', async () => {
    await served([missing, missing], async (uri) => {
      await expect(fetchBytes(uri, [5000, 5000])).rejects.toThrow('status 404');
    });
    await served([missing, silent], async (uri) => {
      await expect(fetchBytes(uri, [5000, 300])).rejects.toThrow('no answer');
    });
  });
});
