import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suspicions } from './bundleContents.ts';

describe('suspicions', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-bundle-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each([
    ['nothing', 'a.js', `const svg = 'http://www.w3.org/2000/svg'; // https://example.com in a comment`, []],
    [
      'an address',
      'b.js',
      `fetch('https://example.com/collect?id=1')`,
      ['b.js has the address https://example.com/collect?id=1.'],
    ],
    ['a socket', 'c.js', `new WebSocket("wss://example.org")`, ['c.js has the address wss://example.org.']],
    ['telemetry', 'd.js', `const { TelemetryReporter } = api;`, ['d.js has "TelemetryReporter" in it.']],
    [
      'an address in a binary',
      'e.wasm',
      '\0\x01https://example.com\0',
      ['e.wasm has the address https://example.com.'],
    ],
  ])('finds %s', async (_, name, content, expected) => {
    const file = join(folder, name);
    await writeFile(file, content);
    expect(await suspicions(file)).toEqual(expected);
  });
});
