import type { BackendReport } from '../../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import type { RpcPeer } from '../../../../src/shared/rpc.ts';
import type { Engine } from '../engine.ts';
import type { EngineTask } from '../engineTask.ts';
import { elmanLanes, isElmanTask } from '../wasm/elmanProgram.ts';
import type { EngineMethods } from './engineMethods.ts';
import { type MemberRange, memberRanges } from './memberRanges.ts';

/** A thread with an engine of its own. */
export interface EngineThread {
  readonly call: RpcPeer<Record<never, never>, EngineMethods>['call'];
  /** Ends it, whatever it does. */
  end(): Promise<void>;
}

/**
 * Trains the members of a task on several WebAssembly engines at once, each in a thread of its own: the same results as
 * of one engine, to the bit. Of the tutorial's kind of task four members at least stay together.
 */
export class ThreadedEngine implements Engine {
  readonly report: BackendReport;
  readonly #threads: readonly EngineThread[];
  #prepared: PreparedTask | null = null;

  constructor(threads: readonly EngineThread[], report: BackendReport) {
    this.#threads = threads;
    this.report = report;
  }

  async prepare(task: EngineTask): Promise<void> {
    this.#prepared = null;
    const count = parameterCount(task.network);
    const ranges = memberRanges(task.members, this.#threads.length, isElmanTask(task) ? elmanLanes : 1);
    const parts = ranges.map((range, which) => ({ range, thread: this.#threads[which] }));
    await Promise.all(
      parts.map(({ range: { start, end }, thread }) =>
        thread.call('prepare', {
          ...task,
          members: end - start,
          parameters: task.parameters.slice(start * count, end * count),
        }),
      ),
    );
    this.#prepared = { members: task.members, count, parts };
  }

  async run(iterations: number): Promise<Float64Array> {
    const { members, parts } = this.#current();
    const losses = new Float64Array(iterations * members);
    await Promise.all(
      parts.map(async ({ range: { start, end }, thread }) => {
        const own = await thread.call('run', iterations);
        const width = end - start;
        for (let i = 0; i < iterations; i++) {
          losses.set(own.subarray(i * width, (i + 1) * width), i * members + start);
        }
      }),
    );
    return losses;
  }

  async readState(): Promise<EngineState> {
    const { members, count, parts } = this.#current();
    const states = await Promise.all(parts.map(({ thread }) => thread.call('readState')));
    const whole = (name: StateArray, width: number) => {
      const all = new Float64Array(members * width);
      for (const [which, { range }] of parts.entries()) {
        all.set(states[which][name], range.start * width);
      }
      return all;
    };
    return {
      iteration: states[0].iteration,
      parameters: whole('parameters', count),
      firstMoment: whole('firstMoment', count),
      secondMoment: whole('secondMoment', count),
      bestParameters: whole('bestParameters', count),
      bestLosses: whole('bestLosses', 1),
    };
  }

  async writeState(state: EngineState): Promise<void> {
    const { count, parts } = this.#current();
    await Promise.all(
      parts.map(({ range: { start, end }, thread }) => {
        const part = (name: StateArray, width: number) => state[name].slice(start * width, end * width);
        return thread.call('writeState', {
          iteration: state.iteration,
          parameters: part('parameters', count),
          firstMoment: part('firstMoment', count),
          secondMoment: part('secondMoment', count),
          bestParameters: part('bestParameters', count),
          bestLosses: part('bestLosses', 1),
        });
      }),
    );
  }

  async predict(member: number): Promise<Float64Array> {
    const { range, thread } = this.#partOf(member);
    return thread.call('predict', member - range.start);
  }

  async rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array> {
    const { range, thread } = this.#partOf(member);
    return thread.call('rollOut', member - range.start, warmUp, horizon);
  }

  /** Ends the threads. */
  dispose(): void {
    this.#prepared = null;
    for (const thread of this.#threads) {
      void thread.end();
    }
  }

  #partOf(member: number): TaskPart {
    const part = this.#current().parts.find(({ range }) => member >= range.start && member < range.end);
    if (part === undefined) {
      throw new Error(`The task has no member ${member}.`);
    }
    return part;
  }

  #current(): PreparedTask {
    if (this.#prepared === null) {
      throw new Error('The engine has no task: prepare it first.');
    }
    return this.#prepared;
  }
}

type StateArray = Exclude<keyof EngineState, 'iteration'>;

/** The members of one thread. */
interface TaskPart {
  readonly range: MemberRange;
  readonly thread: EngineThread;
}

interface PreparedTask {
  readonly members: number;
  /** Parameters of a member. */
  readonly count: number;
  readonly parts: readonly TaskPart[];
}
