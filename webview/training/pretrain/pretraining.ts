import type { EngineState } from '../../../src/shared/model/engineState.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import type { Engine } from '../engines/engine.ts';
import { type PretrainingPlan, pretrainingTask, syntheticExample } from './pretrainingTask.ts';
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

/** Trains on the next task of a pretraining; answers with where it stands then, and the mean loss of all members. */
export async function trainNextTask(
  engine: Engine,
  { plan, tasks, state }: Pretraining,
): Promise<{ readonly pretraining: Pretraining; readonly loss: number }> {
  await engine.prepare(pretrainingTask(plan, tasks, state?.parameters ?? firstParameters(plan)));
  if (state !== null) {
    await engine.writeState(state);
  }
  const losses = await engine.run(plan.taskIterations);
  const pretraining = { plan, tasks: tasks + 1, state: await engine.readState() };
  return { pretraining, loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length };
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
