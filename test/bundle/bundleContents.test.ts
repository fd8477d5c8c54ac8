import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { suspicions } from './bundleContents.ts';

describe('suspicions', () => {
  const folder = temporaryFolder();

  it.each([
    ['nothing', 'a.js', `const svg = 'http://www.w3.org/2000/svg'; // https://example.com in a comment`, []],
    [
      'an address',
      'b.js',
      `fetch('https://example.com/collect?id=1')`,
      ['b.js has the address https://example.com/collect?id=1.'],
    ],
    ['a socket', 'c.js', `new WebSocket("wss://example.org")`, ['c.js has the address wss://example.org.']],
    ['telemetry', 'd.js', `const { TelemetryReporter } = api;`, ['d.js has "telemetryreporter" in it.']],
    ['a connection of the host', 'extension.js', `fetch(address)`, ['extension.js has fetch( in it.']],
    ['none of the page, which fetches its own files', 'page.js', `fetch(address)`, []],
    [
      'an address in a binary',
      'e.wasm',
      '\0\x01https://example.com\0',
      ['e.wasm has the address https://example.com.'],
    ],
  ])('finds %s', async (_, name, content, expected) => {
    const file = join(folder(), name);
    await writeFile(file, content);
    expect(await suspicions(file)).toEqual(expected);
  });
});
