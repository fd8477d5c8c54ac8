import { expect } from 'chai';
import * as vscode from 'vscode';
import { UnfinishedFiles } from '../../../src/files/unfinishedFiles.ts';
import { partOf, writeWhole } from '../../../src/files/writeWhole.ts';
import { ModelLibrary } from '../../../src/models/modelLibrary.ts';
import { readModelFile } from '../../../src/models/readModelFile.ts';
import { TrainingKeeper } from '../../../src/models/trainingKeeper.ts';
import type { ForecastModel } from '../../../src/shared/model/forecastModel.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { tutorialShape } from '../../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../../src/shared/model/parameterLayout.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import { writeForecaster } from '../../../src/shared/onnx/forecaster/writeForecaster.ts';
import { largestModelBytes } from '../../../src/shared/onnx/onnxConstants.ts';
import { ModelProtoType } from '../../../src/shared/onnx/onnxMessages.ts';
import { decode, encode } from '../../../src/shared/onnx/protobuf.ts';
import { identityScaling } from '../../../src/shared/series/scaling.ts';
import { cancelAtEveryAwait } from '../../support/cancelAtEveryAwait.ts';
import { unfinishedTraining } from '../../support/unfinishedTraining.ts';
import { FaultyFiles, memento } from './faultyFiles.ts';

const scheme = 'rnn-faulty';

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

describe('what is kept', () => {
  const files = new FaultyFiles();
  const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
  const storage = vscode.Uri.from({ scheme, path: '/storage' });
  const folder = '/storage/models';
  const log: string[] = [];
  const told: string[] = [];
  const tell = (sentence: string) => void told.push(sentence);

  /** A window on the workspace. */
  const context = (workspaceState = memento()) => ({
    ...{ storageUri: storage, globalStorageUri: storage, workspaceState, globalState: memento() },
  });
  const library = (window = context()) =>
    new ModelLibrary(window, { warn: (line: unknown) => void log.push(String(line)) });
  const keeper = () => new TrainingKeeper(context(), { warn: (line: unknown) => void log.push(String(line)) });

  beforeEach(() => {
    files.files.clear();
    files.read.clear();
    files.fault = 'none';
    log.length = 0;
    told.length = 0;
  });
  after(() => registration.dispose());

  it('names models that cannot be read, keeps the others, and changes none', async () => {
    const good = [1, 2, 3].map((seed) => writeForecaster(modelOf(seed)));
    good.forEach((bytes, i) => void files.files.set(`${folder}/2026-0${i + 1}.onnx`, bytes));
    await vscode.workspace.fs.createDirectory(vscode.Uri.from({ scheme, path: folder }));
    let state = 7;
    for (let i = 0; i < 100; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const at = Math.floor((state / 2 ** 32) * good[0].length);
      const turned = good[0].slice();
      turned[at] ^= 255;
      files.files.set(`${folder}/bad-${i}.onnx`, i % 2 === 0 ? good[0].slice(0, at) : turned);
    }
    const newer = decode(ModelProtoType, good[0]);
    newer.metadataProps[0].value = newer.metadataProps[0].value.replace('"version":2', '"version":9');
    files.files.set(`${folder}/bad-newer.onnx`, encode(ModelProtoType, newer));
    const before = new Map([...files.files].map(([name, bytes]) => [name, bytes.slice()]));
    const listed = await library().list(tell);
    expect(listed.filter(({ id }) => !id.startsWith('bad')).map(({ model }) => model.name)).to.deep.equal([
      ...['Model 3', 'Model 2', 'Model 1'],
    ]);
    // A byte of what nobody reads again may have been turned: then it is the same model.
    for (const { model } of listed) {
      expect(model.name).to.match(/^Model [123]$/);
    }
    expect(told).to.have.length(1);
    expect(told[0]).to.match(/bad-.*\.onnx.* and \d+ more cannot be read and are left alone/);
    expect(log.find((line) => line.includes('bad-newer'))).to.include('made by a newer version');
    expect(files.files).to.deep.equal(before);
  });

  it('does not even read what is larger than a model can be', async () => {
    const window = library();
    const { id } = await window.add(modelOf(1), tell);
    const large = `${folder}/2026-large.onnx`;
    files.files.set(large, new Uint8Array(largestModelBytes + 1));
    expect((await library().list(tell)).map((each) => each.id)).to.deep.equal([id]);
    expect(told).to.deep.equal(['2026-large.onnx cannot be read and is left alone; RNN: Show Log says why.']);
    expect(log[0]).to.include('"2026-large.onnx" has 16.0 MB');
    expect([...files.read]).to.deep.equal([`${folder}/${id}`]);
  });

  for (const fault of ['full', 'readOnly', 'gone'] as const) {
    it(`loses no model and no file when the disk is ${fault}`, async () => {
      const window = library();
      const kept = await window.add(modelOf(1), tell);
      const before = new Map(files.files);
      files.fault = fault;
      for (files.room of [0, 1, 500]) {
        const added = await window.add(modelOf(2), tell);
        expect(added.isKept).to.equal(false);
        expect((await window.active(tell))?.model.name).to.equal('Model 2');
      }
      expect(told[0]).to.match(
        /^Model 2 could not be kept \(.*\); until this window closes, RNN: Export Model to ONNX/,
      );
      files.fault = 'none';
      if (fault === 'full') {
        expect([...files.files.keys()]).to.deep.equal([...before.keys()]);
      }
      expect((await window.list(tell)).map(({ model }) => model.name)).to.include.members(['Model 1', 'Model 2']);
      // Another window finds what was written, and nothing that is half.
      expect((await library().list(tell)).map(({ id }) => id)).to.deep.equal([kept.id]);
    });

    it(`leaves a file that is written anew as it was when the disk is ${fault}`, async () => {
      const target = vscode.Uri.from({ scheme, path: '/storage/exported.onnx' });
      await writeWhole(target, Uint8Array.of(1, 2, 3));
      files.fault = fault;
      let error: unknown = null;
      await writeWhole(target, new Uint8Array(100)).catch((reason: unknown) => {
        error = reason;
      });
      expect(error).to.be.instanceOf(Error);
      expect([...files.files.values()].map((bytes) => [...bytes])).to.deep.equal([[1, 2, 3]]);
    });
  }

  it('has what was made of a model take its place, in this window and the next', async () => {
    const memory = memento();
    const window = library(context(memory));
    const next = () => library(context(memory));
    const names = async (of: ModelLibrary) => (await of.list(tell)).map(({ model }) => model.name).toSorted();
    const models = Array.from({ length: 8 }, (_, seed) => modelOf(seed));
    await window.choose(await window.add(models[0], tell));
    await window.replace(models[0], models[1], tell);
    expect([...files.files.keys()]).to.have.length(1);
    for (const each of [window, next()]) {
      expect(await names(each)).to.deep.equal(['Model 1']);
      expect((await each.active(tell))?.model.name).to.equal('Model 1');
      expect((await each.chosen(tell))?.model.name).to.equal('Model 1');
    }
    // However soon the next takes the place of one that is about to take another's.
    await Promise.all([window.replace(models[1], models[2], tell), window.replace(models[2], models[3], tell)]);
    expect(await names(window)).to.deep.equal(['Model 3']);
    // One that is no longer the active one leaves that alone.
    await window.add(models[4], tell);
    await window.replace(models[3], models[5], tell);
    expect(await names(window)).to.deep.equal(['Model 4', 'Model 5']);
    expect((await next().active(tell))?.model.name).to.equal('Model 4');
    // What another window has added, or nobody, stays.
    await next().replace(models[5], models[6], tell);
    await window.replace(models[6], models[7], tell);
    expect(await names(next())).to.deep.equal(['Model 4', 'Model 5']);
    expect(told).to.deep.equal([]);
    files.fault = 'full';
    files.room = 0;
    await window.replace(models[4], models[6], tell);
    files.fault = 'none';
    expect(told.join()).to.match(/^Model 6 could not be kept/);
    expect((await window.active(tell))?.model.name).to.equal('Model 6');
    expect((await next().active(tell))?.model.name).to.equal('Model 4');
    await window.replace(models[6], models[7], tell);
    expect(await names(window)).to.deep.equal(['Model 4', 'Model 5', 'Model 7']);
    expect((await next().active(tell))?.model.name).to.equal('Model 7');
  });

  it('remembers that a model is shown that is not kept, until one is trained, chosen or forecast with', async () => {
    const memory = memento();
    const window = library(context(memory));
    const kept = await window.add(modelOf(1), tell);
    const adding = window.add(modelOf(2), tell);
    await window.rememberOther();
    await adding;
    for (const each of [window, library(context(memory))]) {
      expect(each.isOtherShown).to.equal(true);
      expect((await each.active(tell))?.model.name).to.equal('Model 2');
    }
    const unmark = [() => window.activate(kept), () => window.choose(kept), () => window.add(modelOf(3), tell)];
    for (const act of unmark) {
      await window.rememberOther();
      await act();
      expect([window.isOtherShown, library(context(memory)).isOtherShown]).to.deep.equal([false, false]);
    }
  });

  it('changes nothing where a person cancels, at every await', async () => {
    const target = vscode.Uri.from({ scheme, path: '/storage/exported.onnx' });
    await writeWhole(target, writeForecaster(modelOf(3)));
    const window = library();
    const first = await window.add(modelOf(1), tell);
    await window.add(modelOf(2), tell);
    await window.choose(first);
    const before = new Map(files.files);
    const unfinished = new UnfinishedFiles(memento(), { warn: (line: unknown) => void log.push(String(line)) });
    const unchanged = async () => {
      expect(files.files).to.deep.equal(before);
      expect((await window.active(tell))?.id).to.equal(first.id);
    };
    const reading = await cancelAtEveryAwait((signal) => readModelFile(target, signal), unchanged);
    expect(reading.result.name).to.equal('Model 3');
    const listing = await cancelAtEveryAwait((signal) => window.list(tell, signal), unchanged);
    expect(listing.result).to.have.length(2);
    const adding = await cancelAtEveryAwait((signal) => window.add(modelOf(4), tell, signal), unchanged);
    expect(adding.result.isKept).to.equal(true);
    before.set(`${folder}/${adding.result.id}`, files.files.get(`${folder}/${adding.result.id}`)!);
    await window.choose(first);
    const writing = await cancelAtEveryAwait(
      (signal) => unfinished.writeWhole(target, Uint8Array.of(7), signal),
      unchanged,
    );
    for (const { cancelled } of [reading, listing, adding, writing]) {
      expect(cancelled).to.be.greaterThan(0);
    }
    expect([...files.files.get('/storage/exported.onnx')!]).to.deep.equal([7]);
    expect(told).to.deep.equal([]);
  });

  it('changes nothing where a person cancels while it is written', async () => {
    const target = vscode.Uri.from({ scheme, path: '/storage/exported.onnx' });
    await writeWhole(target, Uint8Array.of(1, 2, 3));
    const window = library();
    const first = await window.add(modelOf(1), tell);
    const before = new Map(files.files);
    const cancel = new AbortController();
    const unfinished = new UnfinishedFiles(memento(), { warn: (line: unknown) => void log.push(String(line)) });
    const writing = [
      unfinished.writeWhole(target, new Uint8Array(100), cancel.signal),
      window.add(modelOf(2), tell, cancel.signal),
    ];
    cancel.abort();
    for (const { status } of await Promise.allSettled(writing)) {
      expect(status).to.equal('rejected');
    }
    expect(files.files).to.deep.equal(before);
    expect((await window.active(tell))?.id).to.equal(first.id);
    expect(told).to.deep.equal([]);
  });

  it('removes what a host that was killed has left of an export, and nothing else', async () => {
    const memory = memento();
    const unfinished = new UnfinishedFiles(memory, { warn: (line: unknown) => void log.push(String(line)) });
    const target = vscode.Uri.from({ scheme, path: '/storage/exported.onnx' });
    await unfinished.writeWhole(target, Uint8Array.of(1, 2, 3), new AbortController().signal);
    const left = partOf(target);
    files.files.set(left.path, Uint8Array.of(1));
    files.files.set('/storage/mine.part', Uint8Array.of(1));
    const mine = vscode.Uri.from({ scheme, path: '/storage/mine.part' });
    await memory.update('rnn.unfinishedFiles', [left.toJSON(), mine.toJSON(), partOf(target).toJSON()]);
    await new UnfinishedFiles(memory, { warn: (line: unknown) => void log.push(String(line)) }).sweep();
    expect([...files.files.keys()].toSorted()).to.deep.equal(['/storage/exported.onnx', '/storage/mine.part']);
    expect(memory.get('rnn.unfinishedFiles')).to.deep.equal([]);
    expect(log).to.deep.equal([]);
  });

  it('keeps what two windows write at once, fifty times', async () => {
    const windows = [library(), library()];
    const added = await Promise.all(
      Array.from({ length: 100 }, (_, i) => windows[i % 2].add(modelOf(i), tell).then(({ id }) => id)),
    );
    expect(new Set(added).size).to.equal(100);
    const listed = await library().list(tell);
    expect(listed.map(({ model }) => model.name).sort()).to.deep.equal(
      Array.from({ length: 100 }, (_, i) => `Model ${i}`).sort(),
    );
    expect(told).to.deep.equal([]);
  });

  it('keeps the trainings of two windows apart, and has the next window find one', async () => {
    const [one, other] = [keeper(), keeper()];
    const { checkpoint, ...training } = unfinishedTraining;
    one.begin(1, { ...training, name: 'One' }, false);
    other.begin(1, { ...training, name: 'Other' }, false);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other).keep(1, { ...checkpoint, restarts: i })),
    );
    expect(await one.keptOf(1)).to.deep.include({ name: 'One' });
    expect(await other.keptOf(1)).to.deep.include({ name: 'Other' });
    await one.end(1);
    expect(await other.keptOf(1)).to.deep.include({ name: 'Other' });
    const next = keeper();
    expect(await next.unfinished(), 'what another window is at').to.equal(null);
    await next.discard();
    expect(await other.keptOf(1)).to.deep.include({ name: 'Other' });
    await other.leave();
    expect(await next.unfinished()).to.deep.include({ name: 'Other' });
    next.begin(1, { ...training, name: 'Other' }, true);
    expect(await next.keptOf(1)).to.deep.include({ name: 'Other' });
    next.begin(2, training, false);
    await next.keep(2, checkpoint);
    await next.end(1);
    expect(await next.keptOf(2)).to.deep.include({ name: training.name });
    await next.end(2);
    expect(await keeper().unfinished()).to.equal(null);
  });

  it('takes up what a window has left that was killed, and nothing that it still says it is at', async () => {
    const { checkpoint, ...training } = unfinishedTraining;
    const lost = keeper();
    lost.begin(1, training, false);
    await lost.keep(1, checkpoint);
    const [kept] = [...files.files.keys()].filter((name) => name.endsWith('.training'));
    const bytes = files.files.get(kept)!;
    await lost.end(1);
    // Its files are there again, as after a kill, with a sign that no longer comes.
    files.files.set(kept, bytes);
    await vscode.workspace.fs.writeFile(
      vscode.Uri.from({ scheme, path: kept.replace(/-[01]\.training$/, '.alive') }),
      new Uint8Array(),
    );
    const next = keeper();
    expect(await next.unfinished()).to.deep.include({ name: training.name });
    await next.discard();
    expect([...files.files.keys()]).to.deep.equal([]);
  });

  it('does not even read an interrupted training that is larger than any can be, and takes the one before', async () => {
    const { checkpoint, ...training } = unfinishedTraining;
    const left = keeper();
    left.begin(1, training, false);
    await left.keep(1, checkpoint);
    // Told from the other by when it was written.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await left.keep(1, { ...checkpoint, restarts: 2 });
    await left.leave();
    const [before, last] = [...files.files.keys()];
    files.files.set(last, new Uint8Array(64 * 1024 * 1024 + 1));
    expect((await keeper().unfinished())?.checkpoint.restarts).to.equal(checkpoint.restarts);
    expect([files.read.has(before), files.read.has(last)]).to.deep.equal([true, false]);
    expect(log.join()).to.include('has 67108865 bytes');
  });

  it('goes on with a training whose checkpoint cannot be kept, and takes no checkpoint that is none', async () => {
    const { checkpoint, ...training } = unfinishedTraining;
    const own = keeper();
    own.begin(1, training, false);
    await own.keep(1, { ...checkpoint, restarts: 5 });
    await own.keep(1, checkpoint);
    // Killed in the midst of the next, which takes the place of the one before the last.
    const oldest = [...files.files.keys()].find((name) => name.endsWith('-0.training'))!;
    const whole = files.files.get(oldest)!;
    files.files.set(oldest, whole.slice(0, whole.length / 2));
    await own.leave();
    expect((await keeper().unfinished())?.checkpoint.restarts).to.equal(1);
    files.fault = 'full';
    await own.keep(1, { ...checkpoint, restarts: 9 });
    files.fault = 'none';
    expect((await own.keptOf(1))?.checkpoint.restarts).to.equal(1);
    const short = { ...checkpoint, state: { ...checkpoint.state, parameters: new Float64Array(3) } };
    for (const broken of [
      short,
      null,
      7,
      { ...checkpoint, losses: [1] },
      { ...checkpoint, losses: Float64Array.of(Number.NaN) },
    ]) {
      let refused = false;
      await own.keep(1, broken as typeof checkpoint).catch(() => {
        refused = true;
      });
      expect(refused).to.equal(true);
    }
    expect((await own.keptOf(1))?.checkpoint.restarts).to.equal(1);
    await own.end(1);
    expect(parameterCount(tutorialShape)).to.equal(193);
  });
});
