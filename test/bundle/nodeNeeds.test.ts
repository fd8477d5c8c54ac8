import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { nodeNeeds } from './nodeNeeds.ts';

describe('nodeNeeds', () => {
  const folder = temporaryFolder();

  it.each([
    ['vscode alone', `const vscode = require('vscode'); exports.activate = () => vscode;`, []],
    ['a built-in', `const { join } = require('node:path'); exports.join = join;`, ['It requires "node:path".']],
    ['a built-in of the old names', `exports.read = () => require('fs').readFileSync;`, ['It requires "fs".']],
    ['a module loaded late', `exports.load = () => import('os');`, ['It requires "os".']],
    [
      'a built-in behind a name',
      `const load = (path) => require(path); exports.read = () => load('node:fs');`,
      ['It requires "node:fs".'],
    ],
    [
      'a built-in where it is asked first',
      `const load = (path) => require(path);
      exports.cores = () => (typeof navigator === 'undefined' ? load('node:os').cpus().length : 1);`,
      [],
    ],
    ['a branch that is never taken', `if (false) { exports.bytes = Buffer.from('a'); }`, []],
    ['bytes of Node', `exports.bytes = Buffer.from('a');`, ['It uses Buffer without asking whether it is there.']],
    ['a folder', `exports.folder = __dirname;`, ['It uses __dirname without asking whether it is there.']],
    ['a question', `exports.isNode = typeof process === 'object' && process.versions !== undefined;`, []],
    ['names of its own', `function run(process, global) { return process + global; } exports.run = run;`, []],
    ['members of such a name', `exports.of = (value) => value.process + value.Buffer;`, []],
  ])('finds what a bundle with %s needs', async (_, text, expected) => {
    const file = join(folder(), 'bundle.js');
    await writeFile(file, text);
    expect(await nodeNeeds(file)).toEqual(expected);
  });
});
