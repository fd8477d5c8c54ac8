import type { NetworkShape } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { mostValidatedMembers } from '../../src/shared/model/validationHistory.ts';
import type { Engine } from './engines/engine.ts';

/**
 * So many of the values trained on are read before the first of those held out, to have the hidden state that the network
 * comes to them with: after fewer than 64 a trained network's error was found up to a tenth off, after 128 the same.
 */
const warmUpSteps = 128;
/** Of the time that training takes, at most so much goes into looks after the first ones: with those, less than a fiftieth. */
const timeShare = 0.015;
/** However short a run is, its curve may have so many places. */
const freeLooks = 8;

/**
 * How far off networks are on values that training does not see: the mean squared error one step ahead, as the loss is. It
 * has an engine of its own, the same whatever engine trains, and the weights that are read for a report anyway: the same
 * weights give the same bits, and training goes on as it does without.
 */
export class Validation {
  readonly #engine: Engine;
  readonly #shape: NetworkShape;
  /** `[time]` The last values trained on and those held out, in network units. */
  readonly #values: Float64Array;
  /** How many of these are held out. */
  readonly #heldOut: number;
  #isPrepared = false;
  #looks = 0;
  /** The shortest time that a look took; the first ones wait for the compiler. */
  #lookMs = Number.POSITIVE_INFINITY;

  /** Takes series in network units; `heldOut` follows `trained`. The engine is its own from now on. */
  constructor(engine: Engine, shape: NetworkShape, trained: Float64Array, heldOut: Float64Array) {
    this.#engine = engine;
    this.#shape = shape;
    const warmUp = trained.subarray(Math.max(0, trained.length - warmUpSteps));
    this.#values = Float64Array.of(...warmUp, ...heldOut);
    this.#heldOut = heldOut.length;
  }

  /** Whether another look takes no more than its share of a training of so many milliseconds. */
  isDue(trainedMs: number): boolean {
    const next = this.#looks + 1;
    return next <= freeLooks || next * this.#lookMs <= timeShare * trainedMs;
  }

  /** `[member]` The errors of the first 16 members with weights `[member, parameter]`. */
  async losses(parameters: Float64Array): Promise<Float64Array> {
    const began = performance.now();
    const count = parameterCount(this.#shape);
    const members = Math.min(parameters.length / count, mostValidatedMembers);
    await this.#take(parameters.subarray(0, members * count), members);
    const losses = new Float64Array(members);
    for (let member = 0; member < members; member++) {
      losses[member] = this.#loss(await this.#engine.predict(member));
    }
    this.#looks++;
    this.#lookMs = Math.min(this.#lookMs, performance.now() - began);
    return losses;
  }

  dispose(): void {
    this.#engine.dispose();
  }

  /** Has the engine hold these weights. */
  async #take(parameters: Float64Array, members: number): Promise<void> {
    const values = this.#values;
    if (!this.#isPrepared) {
      await this.#engine.prepare({
        network: this.#shape,
        members,
        parameters,
        steps: values.length - 1,
        series: 1,
        inputs: values.slice(0, -1),
        targets: values.slice(1),
        // It is never trained.
        learningRate: 0,
        clipNorm: null,
      });
      this.#isPrepared = true;
      return;
    }
    await this.#engine.writeState({
      iteration: 0,
      parameters,
      firstMoment: parameters,
      secondMoment: parameters,
      bestParameters: parameters,
      bestLosses: new Float64Array(members),
    });
  }

  #loss(answers: Float64Array): number {
    let sum = 0;
    for (let step = answers.length - this.#heldOut; step < answers.length; step++) {
      sum += (answers[step] - this.#values[step + 1]) ** 2;
    }
    return sum / this.#heldOut;
  }
}
