import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';

const host = join(root, 'src');
const names = (await readdir(host, { recursive: true }))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const sources = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(join(host, name), 'utf8') })),
);
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** The files of the host in which something stands. */
function filesWith(expression: RegExp): string[] {
  return sources.filter(({ text }) => expression.test(text)).map(({ name }) => name);
}

describe('the extension host', () => {
  it('opens no connection, starts no program, and opens nothing elsewhere', () => {
    expect(filesWith(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|from 'node:/)).toEqual([]);
    expect(
      filesWith(/child_process|createTerminal|ShellExecution|ProcessExecution|openExternal|asExternalUri/),
    ).toEqual([]);
    expect(filesWith(/registerUriHandler|startDebugging|workspace\.findFiles/)).toEqual([]);
  });

  it('evaluates nothing but the runtime of its own folder', () => {
    expect(filesWith(/new Function\(|\beval\(|importScripts/)).toEqual(['inference/onnxRuntimeFiles.ts']);
    expect(filesWith(/onnxRuntimeBeside\(/)).toContain('extension.ts');
    // Its thread is the one that the host starts, and of Node it asks for nothing else.
    expect(filesWith(/new [\w.]*Worker\(|getBuiltinModule/)).toEqual(['inference/onnxRuntimeFiles.ts']);
    expect(
      sources.flatMap(({ text }) => [...text.matchAll(/getBuiltinModule\?*\.?\(([^)]*)\)/g)].map(([, name]) => name)),
    ).toEqual(["'worker_threads'", "'worker_threads'"]);
  });

  it('writes files in its own storage, and where a person said in a dialog', () => {
    const writes = /fs\s*\.(?:writeFile|rename|copy|delete|createDirectory)\(/;
    expect(filesWith(writes)).toEqual([
      ...['files/writeWhole.ts', 'models/modelLibrary.ts', 'models/signOfLife.ts', 'models/trainingKeeper.ts'],
    ]);
    // What the sign is written to is a file of the keeper's.
    expect(filesWith(/new SignOfLife\(/)).toEqual(['models/trainingKeeper.ts']);
    const ownStorage = ['models/modelLibrary.ts', 'models/trainingKeeper.ts'];
    const writers = filesWith(/\bwriteWhole\(/).filter((name) => !name.startsWith('files/'));
    expect(writers).toEqual(['commands/exportModel.ts', 'commands/exportView.ts', 'models/modelLibrary.ts']);
    for (const { name, text } of sources) {
      if (ownStorage.includes(name)) {
        expect(text, name).toMatch(/joinPath\(storageFolder\(context\), '\w+'\)/);
      } else if (writers.includes(name)) {
        expect(text, name).toMatch(/const target = await action\.asking\(\(\) =>\s*vscode\.window\.showSaveDialog\(/);
        const targets = [...text.matchAll(/writeWhole\((\w+)/g)].map(([, target]) => target);
        expect(targets, name).toEqual(['target']);
      }
    }
  });

  it('reads no file of others whose size it has not looked at', () => {
    const own = ['extension.ts', 'models/priorFiles.ts', 'models/trainingKeeper.ts'];
    const reads = filesWith(/fs\s*\.readFile\(/);
    expect(reads).toContain('files/readAtMost.ts');
    expect(reads.filter((name) => !own.includes(name))).toEqual(['files/readAtMost.ts']);
  });

  it('makes no address of a file out of a text, nor a path of an address', () => {
    // Those that are made join the extension's folder, its storage or the workspace's folder with a name.
    expect(filesWith(/Uri\.(?:file|parse)\(|\bfsPath\b/)).toEqual([]);
  });
});

describe('settings', () => {
  const settings = Object.entries(manifest.contributes.configuration.properties) as [
    string,
    {
      readonly type: string | readonly string[];
      readonly enum?: readonly string[];
      readonly minimum?: number;
      readonly maximum?: number;
    },
  ][];

  it('name no program, address or file: each is a choice, a bounded number, or yes and no', () => {
    expect(settings.length).toBeGreaterThan(5);
    for (const [name, { type, enum: choices, minimum, maximum }] of settings) {
      const types = [type].flat();
      const isChoice = types.join() === 'string' && (choices?.length ?? 0) > 0;
      const isNumber = types.every((each) => ['integer', 'number', 'null'].includes(each));
      const isBounded = isNumber && typeof minimum === 'number' && typeof maximum === 'number';
      expect(isChoice || isBounded || types.join() === 'boolean', name).toBe(true);
    }
  });

  it('are read in few places, which bring them within their bounds, and written in one', () => {
    expect(filesWith(/getConfiguration\(/)).toEqual([
      ...['editor/inlineForecasts.ts', 'rememberSetting.ts', 'selection/commaMeaning.ts', 'settings.ts'],
    ]);
    expect(filesWith(/ConfigurationTarget\./)).toEqual(['rememberSetting.ts']);
  });

  it('and what else a workspace brings run nothing, so it need not be trusted', () => {
    expect(manifest.capabilities.untrustedWorkspaces).toEqual({ supported: true });
    expect(manifest.contributes).not.toHaveProperty('taskDefinitions');
    expect(manifest.contributes).not.toHaveProperty('debuggers');
    expect(manifest.activationEvents).not.toContain('*');
  });
});
