import type { EngineState } from '../../../src/shared/model/engineState.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import type { Engine } from '../engines/engine.ts';
import { type PretrainingPlan, pretrainingSeries, pretrainingTask, syntheticExample } from './pretrainingTask.ts';
import { priorExampleArrays } from './priorExamples.ts';
import { RandomDraws } from './randomDraws.ts';

/** A pretraining under way, as it can be kept and gone on with. */
export interface Pretraining {
  readonly plan: PretrainingPlan;
  /** Tasks done. */
  readonly tasks: number;
  /** Before the first task, `null`. */
  readonly state: EngineState | null;
}

/** How many tasks a plan has. */
export function taskCount({ iterations, taskIterations }: PretrainingPlan): number {
  return Math.ceil(iterations / taskIterations);
}

/** One task of a pretraining, done. */
export interface TrainedTask {
  readonly pretraining: Pretraining;
  /** The mean loss of all members over the task. */
  readonly loss: number;
}

/**
 * Does what is left of a pretraining, task by task. The next task's series are drawn while the engine trains, which costs
 * no time where it has threads of its own.
 */
export async function* pretrain(engine: Engine, from: Pretraining): AsyncGenerator<TrainedTask, void> {
  const { plan } = from;
  const count = taskCount(plan);
  let { tasks, state } = from;
  let series = tasks < count ? pretrainingSeries(plan, tasks) : null;
  while (series !== null) {
    await engine.prepare(pretrainingTask(plan, series, state?.parameters ?? firstParameters(plan)));
    if (state !== null) {
      await engine.writeState(state);
    }
    const running = engine.run(plan.taskIterations);
    tasks++;
    series = tasks < count ? pretrainingSeries(plan, tasks) : null;
    const losses = await running;
    state = await engine.readState();
    yield {
      pretraining: { plan, tasks, state },
      loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
    };
  }
}

/** `[member, parameter]`, each member from a stream of its own. */
function firstParameters({ network, members, seed }: PretrainingPlan): Float64Array {
  const all = Array.from({ length: members }, (_, member) =>
    initialParameters(network, new RandomGenerator(seed, member + 1)),
  );
  return Float64Array.from(all.flatMap((parameters) => Array.from(parameters)));
}

const validationSeries = 8192;
/** Away from the streams that training draws from. */
const validationStream = 1;

/** The mean absolute error of the members' mean, in network units, on series that are the same for every plan. */
export async function validationLoss(
  engine: Engine,
  { plan, state }: Pretraining,
  series = validationSeries,
): Promise<number> {
  const random = new RandomDraws(0, validationStream);
  const examples = Array.from({ length: series }, () => syntheticExample(random));
  const arrays = priorExampleArrays(examples);
  const parameters = state?.parameters ?? firstParameters(plan);
  const { network, members } = plan;
  await engine.prepare({ ...arrays, network, members, parameters, learningRate: 0, clipNorm: null, answers: 'last' });
  const mean = new Float64Array(arrays.targets.length);
  for (let member = 0; member < members; member++) {
    for (const [which, answer] of (await engine.predict(member)).entries()) {
      mean[which] += answer / members;
    }
  }
  return mean.reduce((sum, answer, which) => sum + Math.abs(answer - arrays.targets[which]), 0) / mean.length;
}
