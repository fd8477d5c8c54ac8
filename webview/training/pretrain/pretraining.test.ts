import { describe, expect, it } from 'vitest';
import { PlainEngine } from '../engines/plain/plainEngine.ts';
import { type Pretraining, pretrain, taskCount, validationLoss } from './pretraining.ts';
import { type PretrainingPlan, pretrainingSeries } from './pretrainingTask.ts';
import { priorNetwork } from './priorNetwork.ts';

const plan: PretrainingPlan = {
  network: priorNetwork(4),
  members: 2,
  seed: 5,
  batchSize: 16,
  taskIterations: 4,
  iterations: 160,
  learningRate: 0.02,
};

async function train(from: Pretraining, tasks: number): Promise<{ pretraining: Pretraining; losses: number[] }> {
  const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
  const losses: number[] = [];
  let pretraining = from;
  for await (const trained of pretrain(engine, from)) {
    pretraining = trained.pretraining;
    losses.push(trained.loss);
    if (losses.length === tasks) {
      break;
    }
  }
  engine.dispose();
  return { pretraining, losses };
}

describe('pretraining', () => {
  const start: Pretraining = { plan, tasks: 0, state: null };

  it('learns what holds for series it was not trained on', async () => {
    const { pretraining } = await train(start, taskCount(plan));
    const engine = new PlainEngine({ engine: 'plain', renderer: null, reason: '' });
    const before = await validationLoss(engine, start, 512);
    expect(await validationLoss(engine, pretraining, 512)).toBeLessThan(0.97 * before);
    expect(pretraining.state?.iteration).toBe(160);
  });

  it('goes on from where it was kept to the same bits', async () => {
    const whole = await train(start, 3);
    const half = await train(start, 1);
    const rest = await train(structuredClone(half.pretraining), 2);
    expect(rest.pretraining.state?.parameters).toEqual(whole.pretraining.state?.parameters);
    expect([...half.losses, ...rest.losses]).toEqual(whole.losses);
  });

  it('has members of different first weights', async () => {
    const { pretraining } = await train(start, 1);
    const parameters = pretraining.state?.parameters ?? new Float64Array(0);
    const half = parameters.length / 2;
    expect(parameters.slice(0, half)).not.toEqual(parameters.slice(half));
  });

  it('trains each task on fresh series', () => {
    expect(pretrainingSeries(plan, 1)).toEqual(pretrainingSeries(plan, 1));
    expect(pretrainingSeries(plan, 1).targets).not.toEqual(pretrainingSeries(plan, 2).targets);
    expect(taskCount(plan)).toBe(40);
  });
});
