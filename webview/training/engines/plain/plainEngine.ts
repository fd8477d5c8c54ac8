import type { BackendReport } from '../../../../src/shared/model/backendReport.ts';
import type { EngineState } from '../../../../src/shared/model/engineState.ts';
import { parameterCount } from '../../../../src/shared/model/parameterLayout.ts';
import { rollOutNetwork } from '../../../../src/shared/model/recurrentNetwork.ts';
import { checkEngineTask } from '../checkEngineTask.ts';
import type { Engine } from '../engine.ts';
import type { EngineTask } from '../engineTask.ts';
import { learningRateAt } from '../learningRate.ts';
import { allSeries, miniBatch } from '../miniBatch.ts';
import { adamStep, clipGradient } from './adam.ts';
import { BackPropagation } from './backPropagation.ts';

/** Trains on the CPU in float64 and plain TypeScript: the reference for every other engine. */
export class PlainEngine implements Engine {
  report: BackendReport;
  #prepared: PreparedTask | null = null;

  constructor(report: BackendReport) {
    this.report = report;
  }

  async prepare(task: EngineTask): Promise<void> {
    checkEngineTask(task);
    this.#prepared = prepareTask(task);
  }

  async run(iterations: number): Promise<Float64Array> {
    const { task, members, propagation, gradient } = this.#current();
    const losses = new Float64Array(iterations * members.length);
    for (let i = 0; i < iterations; i++) {
      const batch = miniBatch(task, members[0].iteration);
      for (const [which, member] of members.entries()) {
        const loss = propagation.lossAndGradient(member.parameters, batch, gradient);
        losses[i * members.length + which] = loss;
        if (loss < member.bestLoss) {
          keepBest(member, loss);
        }
        if (task.clipNorm !== null) {
          clipGradient(gradient, task.clipNorm);
        }
        member.iteration++;
        adamStep(member.parameters, gradient, member, member.iteration, learningRateAt(task, member.iteration));
        if (task.miniBatches !== undefined && Number.isFinite(loss)) {
          keepBest(member, loss);
        }
      }
    }
    return losses;
  }

  async readState(): Promise<EngineState> {
    const { members } = this.#current();
    return {
      iteration: members[0].iteration,
      parameters: concatenate(members.map((member) => member.parameters)),
      firstMoment: concatenate(members.map((member) => member.first)),
      secondMoment: concatenate(members.map((member) => member.second)),
      bestParameters: concatenate(members.map((member) => member.bestParameters)),
      bestLosses: Float64Array.from(members, (member) => member.bestLoss),
    };
  }

  async writeState(state: EngineState): Promise<void> {
    const { members, gradient } = this.#current();
    const count = gradient.length;
    for (const [which, member] of members.entries()) {
      const part = (all: Float64Array) => all.subarray(which * count, (which + 1) * count);
      member.iteration = state.iteration;
      member.parameters.set(part(state.parameters));
      member.first.set(part(state.firstMoment));
      member.second.set(part(state.secondMoment));
      member.bestParameters.set(part(state.bestParameters));
      member.bestLoss = state.bestLosses[which];
    }
  }

  async predict(member: number): Promise<Float64Array> {
    const { task, members, propagation } = this.#current();
    propagation.loss(members[member].parameters, allSeries(task));
    return propagation.outputs.slice();
  }

  async rollOut(member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array> {
    const { task, members } = this.#current();
    return rollOutNetwork(task.network, members[member].bestParameters, warmUp, horizon);
  }

  dispose(): void {
    this.#prepared = null;
  }

  #current(): PreparedTask {
    if (this.#prepared === null) {
      throw new Error('The engine has no task: prepare it first.');
    }
    return this.#prepared;
  }
}

interface Member {
  readonly parameters: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly bestParameters: Float64Array;
  bestLoss: number;
  iteration: number;
}

interface PreparedTask {
  readonly task: EngineTask;
  readonly members: readonly Member[];
  readonly propagation: BackPropagation;
  readonly gradient: Float64Array;
}

function prepareTask(task: EngineTask): PreparedTask {
  const count = parameterCount(task.network);
  const members = Array.from({ length: task.members }, (_, which): Member => {
    const parameters = task.parameters.slice(which * count, (which + 1) * count);
    return {
      parameters,
      first: new Float64Array(count),
      second: new Float64Array(count),
      bestParameters: parameters.slice(),
      bestLoss: Number.POSITIVE_INFINITY,
      iteration: 0,
    };
  });
  return {
    task,
    members,
    propagation: new BackPropagation(task),
    gradient: new Float64Array(count),
  };
}

function keepBest(member: Member, loss: number): void {
  member.bestLoss = loss;
  member.bestParameters.set(member.parameters);
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
