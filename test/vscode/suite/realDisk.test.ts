import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import * as vscode from 'vscode';
import { ModelLibrary } from '../../../src/models/modelLibrary.ts';
import type { ForecastModel } from '../../../src/shared/model/forecastModel.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { tutorialShape } from '../../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import { identityScaling } from '../../../src/shared/series/scaling.ts';
import { memento } from './faultyFiles.ts';

const run = promisify(execFile);

function modelOf(seed: number): ForecastModel {
  return {
    name: `Model ${seed}`,
    network: tutorialShape,
    parameters: Float32Array.from(initialParameters(tutorialShape, new RandomGenerator(seed))),
    scaling: identityScaling,
    trainedOn: null,
    provenance: { source: { kind: 'sine', seed }, createdAt: new Date(0).toISOString(), training: null },
  };
}

/** A disk of its own: 100 kB of memory, which only root of Linux may mount. */
describe('a real disk', function () {
  this.timeout(60_000);
  let folder = '';
  let isMounted = false;
  const told: string[] = [];
  const tell = (sentence: string) => void told.push(sentence);

  const library = () => {
    const storage = vscode.Uri.file(folder);
    return new ModelLibrary(
      { storageUri: storage, globalStorageUri: storage, workspaceState: memento(), globalState: memento() },
      { warn: () => {} },
    );
  };
  /** The files of the models, with what is in them. */
  const kept = async () => {
    const names = (await readdir(join(folder, 'models'))).sort();
    return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, 'models', name)) })));
  };

  beforeEach(async function () {
    told.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', folder]);
      isMounted = true;
    } catch {
      this.skip();
    }
  });
  afterEach(async () => {
    if (isMounted) {
      await run('umount', ['-l', folder]);
      isMounted = false;
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('that is full keeps the models that are on it, and nothing half', async () => {
    const window = library();
    const added = [];
    for (let seed = 0; seed < 8; seed++) {
      added.push(await window.add(modelOf(seed), tell));
    }
    const onDisk = added.filter(({ isKept }) => isKept);
    expect(onDisk.length).to.be.within(1, 7);
    expect(told).to.have.length(8 - onDisk.length);
    expect(told[0]).to.match(
      /^Model \d could not be kept \(.*(space|bytes were written).*\); until this window closes/i,
    );
    expect((await kept()).map(({ name }) => name)).to.deep.equal(onDisk.map(({ id }) => id).sort());
    // This window still has all; another finds those that were written, whole.
    expect(await window.list(tell)).to.have.length(8);
    told.length = 0;
    expect((await library().list(tell)).map(({ id }) => id).sort()).to.deep.equal(onDisk.map(({ id }) => id).sort());
    expect(told).to.deep.equal([]);
  });

  it('that is read-only, or gone, loses no model of the window', async () => {
    const window = library();
    const first = await window.add(modelOf(1), tell);
    const before = await kept();
    await run('mount', ['-o', 'remount,ro', folder]);
    expect((await window.add(modelOf(2), tell)).isKept).to.equal(false);
    expect(told.join()).to.match(/Model 2 could not be kept/);
    expect(await kept()).to.deep.equal(before);
    expect((await library().list(tell)).map(({ id }) => id)).to.deep.equal([first.id]);
    await run('umount', ['-l', folder]);
    isMounted = false;
    await rm(folder, { recursive: true, force: true });
    // Where the folder was there is a file now.
    await writeFile(folder, 'gone');
    expect((await window.add(modelOf(3), tell)).isKept).to.equal(false);
    expect((await window.active(tell))?.model.name).to.equal('Model 3');
    expect((await window.list(tell)).map(({ model }) => model.name)).to.include.members(['Model 2', 'Model 3']);
    expect(await readFile(folder, 'utf8')).to.equal('gone');
  });

  it('keeps what two windows write to it at once', async () => {
    await run('mount', ['-o', 'remount,size=20m', folder]);
    const windows = [library(), library()];
    const added = await Promise.all(Array.from({ length: 100 }, (_, i) => windows[i % 2].add(modelOf(i), tell)));
    expect(added.filter(({ isKept }) => !isKept)).to.deep.equal([]);
    expect((await library().list(tell)).map(({ model }) => model.name).sort()).to.deep.equal(
      Array.from({ length: 100 }, (_, i) => `Model ${i}`).sort(),
    );
    expect((await kept()).filter(({ name }) => !name.endsWith('.onnx'))).to.deep.equal([]);
  });
});
