import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { builtRuntimeThread } from '../../test/support/builtRuntimeThread.ts';
import { runtimeFiles, tutorialModel } from '../../test/support/models.ts';
import { GraphThread, type Thread } from './graphThread.ts';
import { ModelForecaster } from './modelForecaster.ts';

const { start, remove } = await builtRuntimeThread();

describe('GraphThread', () => {
  afterAll(remove);
  const history = Float64Array.from({ length: 40 }, (_, step) => Math.sin(step / 5));

  it('answers what the runtime answers in this thread', async () => {
    const there = new ModelForecaster(runtimeFiles, new GraphThread(start));
    const here = new ModelForecaster(runtimeFiles);
    there.prepare();
    expect(await there.forecast(tutorialModel(), history, 20)).toEqual(
      await here.forecast(tutorialModel(), history, 20),
    );
    there.dispose();
  });

  it('says that it ended, and starts anew for the next forecast', async () => {
    const threads: Thread[] = [];
    const forecaster = new ModelForecaster(
      runtimeFiles,
      new GraphThread(async () => {
        threads.push(await start());
        return threads[threads.length - 1];
      }),
    );
    const model = tutorialModel();
    const before = await forecaster.forecast(model, history, 20);
    const broken = forecaster.forecast(model, history, 9000);
    setTimeout(() => void threads[0].terminate(), 5);
    await expect(broken).rejects.toThrow(
      'The forecast broke off, because onnxruntime ended (its thread is gone); forecast again.',
    );
    expect(await forecaster.forecast(model, history, 20)).toEqual(before);
    expect(threads.length).toBe(2);
    forecaster.dispose();
  });

  it('starts anew where a run has failed, as it does without memory', async () => {
    const replies = `require('node:worker_threads').parentPort.on('message', function ({ id, method }) {
      this.postMessage({ kind: 'reply', id, outcome: method === 'open' ? { ok: 1 } : { error: 'std::bad_alloc' } });
    });`;
    const threads = [async () => new Worker(replies, { eval: true }), start];
    const forecaster = new ModelForecaster(runtimeFiles, new GraphThread(() => threads.shift()!()));
    await expect(forecaster.forecast(tutorialModel(), history, 5)).rejects.toThrow('std::bad_alloc');
    expect((await forecaster.forecast(tutorialModel(), history, 5)).values.length).toBe(5);
    forecaster.dispose();
  });

  it.each([
    ['open', 'onnxruntime could not be started (no answer for a minute); reinstalling the extension may help.'],
    ['run', 'The forecast broke off, because onnxruntime ended (no answer for three minutes); forecast again.'],
  ])('ends a runtime that runs for ever in %s, says so, and starts anew for the next forecast', async (where, said) => {
    const exits: Promise<unknown>[] = [];
    const caught = async () => {
      const thread = new Worker(
        `const { parentPort } = require('node:worker_threads');
        parentPort.on('message', ({ id, method }) => {
          while (method === '${where}');
          parentPort.postMessage({ kind: 'reply', id, outcome: { ok: 1 } });
        });`,
        { eval: true },
      );
      exits.push(once(thread, 'exit'));
      return thread;
    };
    const threads = [caught, start];
    const long = 2000;
    const patience = { turnMs: 50, openTurns: where === 'open' ? 8 : long, runTurns: 8 };
    const forecaster = new ModelForecaster(runtimeFiles, new GraphThread(() => threads.shift()!(), patience));
    await expect(forecaster.forecast(tutorialModel(), history, 5)).rejects.toThrow(said);
    await Promise.all(exits);
    [patience.openTurns, patience.runTurns] = [long, long];
    expect((await forecaster.forecast(tutorialModel(), history, 5)).values.length).toBe(5);
    forecaster.dispose();
  });

  it('says what it cannot start from', async () => {
    const nothing = new ModelForecaster(
      runtimeFiles,
      new GraphThread(async () => {
        throw new Error('there is no such file');
      }),
    );
    await expect(nothing.forecast(tutorialModel(), history, 5)).rejects.toThrow(
      'onnxruntime could not be started (there is no such file); reinstalling the extension may help.',
    );
  });
});
