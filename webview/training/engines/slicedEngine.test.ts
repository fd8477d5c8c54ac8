import { describe, expect, it } from 'vitest';
import { randomTask } from '../../../test/support/randomTask.ts';
import { PlainEngine } from './plain/plainEngine.ts';
import { SlicedEngine } from './slicedEngine.ts';

const report = { engine: 'plain', renderer: null, reason: 'The test asks for it.' } as const;

describe('SlicedEngine', () => {
  it('trains to the bits of one run, letting others in on the way', async () => {
    const task = randomTask({ hiddenSize: 12, steps: 400, members: 4 });
    const whole = new PlainEngine(report);
    let turns = 0;
    const sliced = new SlicedEngine(new PlainEngine(report), async () => {
      turns++;
    });
    await Promise.all([whole.prepare(task), sliced.prepare(task)]);
    expect(await sliced.run(60)).toEqual(await whole.run(60));
    expect(turns).toBeGreaterThan(0);
    expect(await sliced.readState()).toEqual(await whole.readState());
    expect(await sliced.predict(1)).toEqual(await whole.predict(1));
    const warmUp = task.inputs.slice(0, 50);
    expect(await sliced.rollOut(2, warmUp, 10)).toEqual(await whole.rollOut(2, warmUp, 10));
  });

  it('ends where its turn throws', async () => {
    const sliced = new SlicedEngine(new PlainEngine(report), async () => {
      throw new Error('enough');
    });
    await sliced.prepare(randomTask({ hiddenSize: 12, steps: 100 }));
    await expect(sliced.run(1000)).rejects.toThrow('enough');
  });
});
