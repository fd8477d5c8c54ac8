import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as vscode from 'vscode';
import { workspaceColumn } from '../../../src/languageModel/workspaceColumn.ts';

const numbers = Array.from({ length: 20 }, (_, step) => 5 + 3 * step).join('\n');

describe("a language model's files", () => {
  const { uri: folder } = vscode.workspace.workspaceFolders![0];
  const here = join(folder.fsPath, 'of a language model');
  let outside = '';
  const { signal } = new AbortController();

  before(async () => {
    outside = await mkdtemp(join(tmpdir(), 'rnn-forecast-outside-'));
    await writeFile(join(outside, 'secret.txt'), numbers);
    await mkdir(join(here, 'data'), { recursive: true });
    await writeFile(join(here, 'data', 'mine.txt'), numbers);
    await symlink(join(outside, 'secret.txt'), join(here, 'link.txt'));
    await symlink(outside, join(here, 'linked'), 'junction');
  });
  after(async () => {
    await rm(outside, { recursive: true });
    await rm(here, { recursive: true });
  });

  it('are those of the workspace', async () => {
    for (const file of ['data/mine.txt', './data/../data/mine.txt', 'data\\mine.txt']) {
      const { series } = await workspaceColumn(`of a language model/${file}`, null, null, signal);
      expect(series.values.length).to.equal(20);
    }
    expect((await workspaceColumn(join(here, 'data', 'mine.txt'), null, null, signal)).series.values[0]).to.equal(5);
  });

  it('are not read any further when the call is cancelled', async () => {
    const cancel = new AbortController();
    const reading = workspaceColumn('of a language model/data/mine.txt', null, null, cancel.signal);
    cancel.abort(new Error('Canceled'));
    let said = 'it is read';
    await reading.catch((error: unknown) => {
      said = (error as Error).message;
    });
    expect(said).to.equal('Canceled');
  });

  it('are none outside, by whatever path', async () => {
    const secret = join(outside, 'secret.txt');
    const up = '../'.repeat(20);
    const paths = [
      secret,
      `${up}${secret.slice(1)}`,
      `of a language model/${up}${secret.slice(1)}`,
      `${folder.path}/../${secret.slice(1)}`,
      `${folder.path}/${up}${secret.slice(1)}`,
      `..\\..\\..\\..\\..\\..${secret.replaceAll('/', '\\')}`,
      `file://${secret}`,
      `${up.replaceAll('..', '%2e%2e')}${secret.slice(1)}`,
      'of a language model/link.txt',
      'of a language model/linked/secret.txt',
      '~/secret.txt',
      '/etc/passwd',
    ];
    for (const path of paths) {
      let said = 'it is read';
      await workspaceColumn(path, null, null, signal).catch((error: unknown) => {
        said = (error as Error).message;
      });
      expect(said, path).to.match(/^There is no text file ".*" in the workspace/);
    }
  });
});
