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
