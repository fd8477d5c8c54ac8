import type { NetworkShape } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { rollOutNetwork } from '../../src/shared/model/recurrentNetwork.ts';
import { mostValidatedMembers } from '../../src/shared/model/validationHistory.ts';

/**
 * So many of the values trained on are read before the first of those held out, to have the hidden state that the network
 * comes to them with: more change the error by less than a thousandth.
 */
const warmUpSteps = 32;
/** Of the time that training takes, at most so much goes into looking how it does on what is held out. */
const timeShare = 0.02;
/** However short a run is, its curve may have so many places. */
const freeLooks = 8;

/**
 * How far off networks are on values that training does not see: the mean squared error one step ahead, as the loss is. It
 * is reckoned in float64 from weights that are read anyway, whatever engine trains, so that the same weights give the same
 * bits, and training goes on as it does without.
 */
export class Validation {
  readonly #shape: NetworkShape;
  /** `[time]` The last values trained on and those held out, in network units. */
  readonly #values: Float64Array;
  /** How many of these are held out. */
  readonly #heldOut: number;
  #looks = 0;
  /** The shortest time that a look took; the first ones wait for the compiler. */
  #lookMs = Number.POSITIVE_INFINITY;

  /** Takes series in network units; `heldOut` follows `trained`. */
  constructor(shape: NetworkShape, trained: Float64Array, heldOut: Float64Array) {
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
  losses(parameters: Float64Array): Float64Array {
    const began = performance.now();
    const count = parameterCount(this.#shape);
    const members = Math.min(parameters.length / count, mostValidatedMembers);
    const losses = Float64Array.from({ length: members }, (_, member) =>
      this.#loss(parameters.subarray(member * count, (member + 1) * count)),
    );
    this.#looks++;
    this.#lookMs = Math.min(this.#lookMs, performance.now() - began);
    return losses;
  }

  #loss(parameters: Float64Array): number {
    const values = this.#values;
    const answers = new Float64Array(values.length - 1);
    rollOutNetwork(this.#shape, parameters, values.subarray(0, -1), 0, answers);
    let sum = 0;
    for (let step = answers.length - this.#heldOut; step < answers.length; step++) {
      sum += (answers[step] - values[step + 1]) ** 2;
    }
    return sum / this.#heldOut;
  }
}
