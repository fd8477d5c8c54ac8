import { allFinite } from '../../src/shared/allFinite.ts';
import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { type EngineState, engineState, keptState } from '../../src/shared/model/engineState.ts';
import type { RunCondition } from '../../src/shared/model/forecastModel.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { isValidation, ValidationHistory } from '../../src/shared/model/validationHistory.ts';
import type { TrainingCheckpoint, TrainingRequest, TrainingTuning } from '../../src/shared/protocol.ts';
import type { Engine, EngineSource } from './engines/engine.ts';
import type { EngineTask } from './engines/engineTask.ts';

/**
 * What is lost at most when an engine fails, as when a graphics context dies. What is lost with the page or the host is this
 * and the way to the disk, which takes a second on a busy machine.
 */
const checkpointEveryMs = 500;
/** The first comes sooner, so that a run that is interrupted early is not forgotten; a run that ends sooner needs none. */
const firstCheckpointMs = 150;
/** A loss this many times the lowest one so far is a run that leaps away, as is one that is not finite. */
const divergedTimes = 1e3;
/** How often a run that diverged goes back to its best weights, each time with a tenth of the learning rate. */
const mostRestarts = 3;

/**
 * One run on whatever engine holds it: counts iterations, keeps their losses, goes on elsewhere when an engine fails, and
 * goes back to the best weights when the loss diverges. What it does depends on the task alone, never on time.
 */
export class TrainingRun {
  readonly #engines: EngineSource;
  /** The mean over members. */
  #losses: Float64Array;
  /** `[iteration, member]`; before a run was taken up again, the mean for each. */
  #memberLosses: Float64Array;
  /** Iterations of the whole run. */
  #iterations: number;
  /** With the learning rate that was asked for, which a restart lowers. */
  #asked: EngineTask;
  #engine: Engine;
  #checkpoint: EngineState;
  /** When the next one is due. */
  #checkpointDue = performance.now() + firstCheckpointMs;
  /**
   * Iterations done before the engine's own count began, which a restart sets back to zero; negative where that count
   * goes back to an earlier run.
   */
  #before: number;
  #done = 0;
  /** By member. */
  #lowest: Float64Array;
  #restarts: number;
  #gaveUp = false;
  /** What was found on values held out; whoever looks adds it. */
  readonly validation: ValidationHistory;
  /** Those of the iterations done. */
  #conditions: readonly RunCondition[];

  private constructor(
    engines: EngineSource,
    task: EngineTask,
    iterations: number,
    engine: Engine,
    { state, losses, restarts, validation, conditions = [] }: TrainingCheckpoint,
  ) {
    this.#engines = engines;
    this.#asked = task;
    this.#engine = engine;
    this.#iterations = Math.max(iterations, losses.length);
    this.#losses = new Float64Array(this.#iterations);
    this.#losses.set(losses);
    this.#memberLosses = new Float64Array(this.#iterations * task.members);
    losses.forEach((loss, iteration) => {
      this.#memberLosses.fill(loss, iteration * task.members, (iteration + 1) * task.members);
    });
    this.#lowest = new Float64Array(task.members).fill(Number.POSITIVE_INFINITY);
    this.#restarts = restarts;
    this.validation = new ValidationHistory(task.members, validation);
    this.#conditions = conditions;
    this.#checkpoint = engineState(state);
    this.#before = losses.length - state.iteration;
    this.#countFromCheckpoint();
  }

  /**
   * Puts the task on the engine that fits it, or on the next one where that fails; goes on from the request's start.
   * Throws a sentence when that does not fit the task.
   */
  static async start(engines: EngineSource, request: TrainingRequest, task: EngineTask): Promise<TrainingRun> {
    const start = request.start ?? newStart(task);
    checkStart(task, start);
    let engine = await engines.create(request, task);
    for (;;) {
      const run = new TrainingRun(engines, task, request.iterations, engine, start);
      try {
        await run.#goToCheckpoint();
        return run;
      } catch (error) {
        engine.dispose();
        engine = await engines.replace(engine, error);
      }
    }
  }

  get engine(): Engine {
    return this.#engine;
  }

  /** Iterations done. */
  get done(): number {
    return this.#done;
  }

  /** Whether all iterations are done, or none that would help. */
  get ended(): boolean {
    return this.#gaveUp || this.#done >= this.#iterations;
  }

  get members(): number {
    return this.#asked.members;
  }

  /** How the run goes on, as it was last asked for. */
  get tuning(): TrainingTuning {
    return { learningRate: this.#asked.learningRate, iterations: this.#iterations };
  }

  /** The same, with the learning rate that restarts have left. */
  get tuningNow(): TrainingTuning {
    return { ...this.tuning, learningRate: this.#task.learningRate };
  }

  /** How often the run went back to its best weights. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Whether it is time to keep a checkpoint. */
  get checkpointIsOld(): boolean {
    return performance.now() > this.#checkpointDue;
  }

  /** What was last kept: all that going on takes, later and elsewhere too. */
  get checkpoint(): TrainingCheckpoint {
    const done = this.#before + this.#checkpoint.iteration;
    return {
      state: keptState(this.#checkpoint),
      losses: this.#losses.slice(0, done),
      validation: this.validation.upTo(done),
      conditions: this.#conditionsUpTo(done),
      restarts: this.#restarts,
    };
  }

  /** What the run went on under, the first first and that of now last. */
  get conditions(): readonly RunCondition[] {
    const before = this.#conditionsUpTo(this.#done);
    const now = {
      iteration: this.#done + 1,
      learningRate: this.#task.learningRate,
      engine: this.#engine.report.engine,
      restarts: this.#restarts,
    };
    const last = before.at(-1);
    const isSame = (['learningRate', 'engine', 'restarts'] as const).every((name) => last?.[name] === now[name]);
    return isSame ? before : [...before, now];
  }

  /** The losses of the iterations from `start` to those done, the mean over members. */
  lossesFrom(start: number): Float64Array {
    return this.#losses.slice(start, this.#done);
  }

  /** `[iteration, member]` The same of each member. */
  memberLossesFrom(start: number): Float64Array {
    return this.#memberLosses.slice(start * this.members, this.#done * this.members);
  }

  /** Changes how the run goes on; iterations that are done stay done. */
  async tune({ learningRate, iterations }: TrainingTuning): Promise<void> {
    this.#iterations = Math.max(iterations, this.#done);
    if (this.#iterations > this.#losses.length) {
      this.#losses = grown(this.#losses, this.#iterations);
      this.#memberLosses = grown(this.#memberLosses, this.#iterations * this.members);
    }
    if (learningRate !== this.#asked.learningRate) {
      // Whoever goes back to a checkpoint later finds one that was trained as the run goes on.
      await this.keepCheckpoint();
      this.#asked = { ...this.#asked, learningRate };
      await this.attempt(() => this.#goToCheckpoint());
    }
  }

  /** Takes at most `count` more iterations. */
  async advance(count: number): Promise<void> {
    const losses = await this.attempt((engine) => engine.run(Math.min(count, this.#iterations - this.#done)));
    if (losses === null) {
      return;
    }
    this.#conditions = this.conditions;
    const { members } = this;
    for (let first = 0; first < losses.length; first += members) {
      const ofMembers = losses.subarray(first, first + members);
      if (ofMembers.some((loss, member) => !Number.isFinite(loss) || loss > divergedTimes * this.#lowest[member])) {
        await this.#goBack();
        return;
      }
      this.#lowest = this.#lowest.map((low, member) => Math.min(low, ofMembers[member]));
      this.#memberLosses.set(ofMembers, this.#done * members);
      this.#losses[this.#done++] = ofMembers.reduce((sum, loss) => sum + loss, 0) / members;
    }
  }

  /**
   * Does something with the engine. When the engine fails, another one takes over from the last checkpoint, and the
   * answer is `null`: what was done since is to be done again. Throws when no other engine is left.
   */
  async attempt<Result>(action: (engine: Engine) => Promise<Result>): Promise<Result | null> {
    try {
      return await action(this.#engine);
    } catch (error) {
      await this.#continueElsewhere(error);
      return null;
    }
  }

  /** Copies what has been done out of the engine, so that nothing of it is lost when the engine fails. */
  async keepCheckpoint(): Promise<void> {
    const state = await this.attempt((engine) => engine.readState());
    if (state !== null) {
      this.#checkpoint = state;
      this.#checkpointDue = performance.now() + checkpointEveryMs;
    }
  }

  dispose(): void {
    this.#engine.dispose();
  }

  /** The task with the learning rate of now, by a schedule that counts the run's iterations. */
  get #task(): EngineTask {
    const { learningRate, schedule } = this.#asked;
    return {
      ...this.#asked,
      learningRate: learningRate / 10 ** this.#restarts,
      ...(schedule === undefined ? {} : { schedule: { ...schedule, passedIterations: this.#before } }),
    };
  }

  /** Without what a run that went back does anew. */
  #conditionsUpTo(iteration: number): readonly RunCondition[] {
    return this.#conditions.filter((condition) => condition.iteration <= iteration);
  }

  /** Has the engine take the task and its state from the last checkpoint. */
  async #goToCheckpoint(): Promise<void> {
    await this.#engine.prepare(this.#task);
    await this.#engine.writeState(this.#checkpoint);
  }

  /** Sets back to the last checkpoint what is counted here. */
  #countFromCheckpoint(): void {
    this.#done = this.#before + this.#checkpoint.iteration;
    const lowestMean = this.#losses
      .subarray(0, this.#done)
      .reduce((low, loss) => Math.min(low, loss), Number.POSITIVE_INFINITY);
    const isAlone = this.members === 1;
    this.#lowest = this.#checkpoint.bestLosses.map((best) => (isAlone ? Math.min(best, lowestMean) : best));
  }

  async #continueElsewhere(error: unknown): Promise<void> {
    for (let failure = error, held = false; !held; ) {
      this.#engine.dispose();
      this.#engine = await this.#engines.replace(this.#engine, failure);
      try {
        await this.#goToCheckpoint();
        held = true;
      } catch (next) {
        failure = next;
      }
    }
    this.#countFromCheckpoint();
  }

  /**
   * Goes back to the best weights before the iteration that diverged, with a tenth of the learning rate. The engine has
   * run on past it, so it first repeats what led there, which makes the same bits however long the slices are.
   */
  async #goBack(): Promise<void> {
    const diverged = this.#done;
    const state = await this.attempt(async (engine) => {
      await engine.writeState(this.#checkpoint);
      await engine.run(diverged - this.#before - this.#checkpoint.iteration);
      return engine.readState();
    });
    if (state === null) {
      return;
    }
    if (!allFinite(state.bestLosses)) {
      throw new Error(
        translate('Training gave no finite loss, so there are no weights to keep; train on other numbers.'),
      );
    }
    this.#gaveUp = this.#restarts === mostRestarts;
    if (this.#gaveUp) {
      return;
    }
    this.#restarts++;
    this.#before = diverged;
    this.#checkpoint = {
      ...state,
      iteration: 0,
      parameters: state.bestParameters,
      firstMoment: new Float64Array(state.firstMoment.length),
      secondMoment: new Float64Array(state.secondMoment.length),
    };
    await this.attempt(() => this.#goToCheckpoint());
  }
}

/** The task's initial weights, before any iteration. */
function newStart(task: EngineTask): TrainingCheckpoint {
  const { parameters } = task;
  return {
    state: {
      iteration: 0,
      parameters,
      firstMoment: new Float64Array(parameters.length),
      secondMoment: new Float64Array(parameters.length),
      bestParameters: parameters,
      bestLosses: new Float64Array(task.members).fill(Number.POSITIVE_INFINITY),
    },
    losses: new Float64Array(),
    restarts: 0,
  };
}

function checkStart(
  { network, members }: EngineTask,
  { state, losses, restarts, validation }: TrainingCheckpoint,
): void {
  const count = members * parameterCount(network);
  for (const name of ['parameters', 'firstMoment', 'secondMoment', 'bestParameters'] as const) {
    if (state[name].length !== count || !allFinite(state[name])) {
      throw new Error(
        translate(
          'A training of {0} weights cannot go on from {1}, or one of them is no number.',
          formatNumber(count),
          formatNumber(state[name].length),
        ),
      );
    }
  }
  if (state.bestLosses.length !== members) {
    throw new Error(
      translate(
        'A training of {0} networks cannot go on from {1}.',
        formatNumber(members),
        formatNumber(state.bestLosses.length),
      ),
    );
  }
  const counts = [state.iteration, restarts];
  if (
    !counts.every((each) => Number.isInteger(each) && each >= 0) ||
    !allFinite(losses) ||
    (validation !== undefined && !isValidation(validation, members))
  ) {
    throw new Error(translate('What the training should go on from is damaged; train from the beginning.'));
  }
}

/** The same numbers with zeros after them. */
function grown(numbers: Float64Array, length: number): Float64Array {
  const longer = new Float64Array(length);
  longer.set(numbers);
  return longer;
}
