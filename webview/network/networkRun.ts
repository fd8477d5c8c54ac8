import type { Row } from '../../src/shared/model/cells/plainCell.ts';
import { layerCount, layerStateSize, type NetworkShape, stateSize } from '../../src/shared/model/networkShape.ts';
import { RecurrentNetwork } from '../../src/shared/model/recurrentNetwork.ts';
import { runSteps, type Steps } from '../../src/shared/runSteps.ts';
import type { NetworkReading } from './networkReading.ts';
import { productsPerStep } from './productsPerStep.ts';

/** All that happens in a network at one step, in network units; of several layers in the uppermost, which answers. */
export interface NetworkStep {
  /** As in the forecast chart. */
  readonly step: number;
  /** Whether the input is the network's own answer to the step before. */
  readonly readsItsAnswer: boolean;
  /** `[I]` What the network reads. */
  readonly inputs: Float64Array;
  /** The state before and after: `[H]`, of an LSTM the cell state `[H]` after the hidden one. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** What the cell's gates did (see the cells in `src/shared/model/cells`); empty for an RNN. */
  readonly trace: Float64Array;
  /** `[O]` */
  readonly answers: Float64Array;
}

/** Multiplications that may be spent. */
export interface RunBudget {
  /** At once, without a stop. */
  readonly atOnce: number;
  /** On following the network, or on one picture of its states, with stops. */
  readonly inAll: number;
}

/** Some 10 ms at once, some 0.4 s in all. */
const usualBudget: RunBudget = { atOnce: 8e6, inAll: 3e8 };
/** States at a cursor that are remembered, each of which takes as long as may be spent at once: several parts ask for the same. */
const mostRemembered = 4;
/** Numbers of states that are kept: 8 MB. */
const mostKept = 2 ** 20;
/** Where states are not followed from the start, they are from at least and at most so many steps before. */
const shortestWarmUp = 24;
const longestWarmUp = 600;

/**
 * A network that reads a series step by step, then its own answers: its states over time, in float64. Where following them
 * from the start would take too long, a state is what the network remembers of the steps shortly before.
 */
export class NetworkRun {
  readonly shape: NetworkShape;
  readonly reading: NetworkReading;
  /** The last step that the network takes: beyond the series on its own answers. */
  readonly lastStep: number;
  /** Fewest steps that a state was followed for; `null` when all are followed from the start. */
  readonly warmUp: number | null;
  readonly #network: RecurrentNetwork;
  #largestState = 0;
  /** Multiplications that a step takes. */
  readonly #cost: number;
  readonly #budget: RunBudget;
  /** Where the uppermost layer's numbers stand in a state. */
  readonly #topStart: number;
  /** `[step]` What it reads beyond the series. */
  readonly #ownAnswers: Float64Array;
  /** `[step, state]` Before the first of the steps kept, and after each of them. */
  readonly #kept: Float64Array;
  /** Index of the first of them, and of the first whose state knows enough of the steps before. */
  readonly #keptFrom: number;
  readonly #trustedFrom: number;
  /** States by their index that were asked for one by one. */
  readonly #remembered = new Map<number, Float64Array>();

  /**
   * Follows a network over what it reads. `parameters` are flat in the order of `parameterLayout`. `horizon` steps are taken
   * on the network's own answers, fewer where that is more than the budget allows, none where it does not read them.
   */
  static *follow(
    shape: NetworkShape,
    parameters: ArrayLike<number>,
    reading: NetworkReading,
    horizon: number,
    budget: RunBudget = usualBudget,
  ): Steps<NetworkRun> {
    const run = new NetworkRun(shape, parameters, reading, horizon, budget);
    yield* run.#follow();
    return run;
  }

  private constructor(
    shape: NetworkShape,
    parameters: ArrayLike<number>,
    reading: NetworkReading,
    horizon: number,
    budget: RunBudget,
  ) {
    this.shape = shape;
    this.reading = reading;
    this.#network = new RecurrentNetwork(shape, Float64Array.from(parameters));
    this.#cost = parameters.length;
    this.#budget = budget;
    const size = stateSize(shape);
    this.#topStart = size - layerStateSize(shape);
    const affordable = Math.max(2 * shortestWarmUp, Math.floor(Math.min(budget.inAll / this.#cost, mostKept / size)));
    const ahead = reading.readsItsAnswers ? Math.min(horizon, affordable) : 0;
    const known = reading.lastStep - reading.firstStep + 1;
    const followed = known <= affordable ? known : Math.min(affordable, 2 * longestWarmUp);
    this.lastStep = reading.lastStep + ahead;
    this.warmUp = followed === known ? null : shortestWarmUp;
    this.#ownAnswers = new Float64Array(ahead);
    this.#keptFrom = known - followed;
    this.#trustedFrom = this.warmUp === null ? 0 : known - Math.ceil(followed / 2);
    this.#kept = new Float64Array((followed + ahead + 1) * size);
  }

  /** The size of the largest hidden state of those that were followed. */
  get largestState(): number {
    return this.#largestState;
  }

  get firstStep(): number {
    return this.reading.firstStep;
  }

  /** How many states can be asked for together. */
  get mostTogether(): number {
    return this.warmUp === null
      ? Number.POSITIVE_INFINITY
      : Math.ceil(this.#budget.inAll / this.#cost / shortestWarmUp);
  }

  /** The last steps of the series whose states are known, at most so many, one after the other. */
  lastSteps(most: number): Int32Array {
    const { lastStep } = this.reading;
    const first = Math.max(1, this.firstStep + this.#trustedFrom, lastStep - most + 1);
    return Int32Array.from({ length: lastStep - first + 1 }, (_, i) => first + i);
  }

  /** `[step, H]` The uppermost layer's hidden states after steps that do not decrease; zero before the first, after the last that of the last. */
  hiddenAt(steps: ArrayLike<number>): Float64Array {
    return runSteps(this.hiddenInSteps(steps));
  }

  /** The same, of as many as can be asked for together, with stops where these take long. */
  *hiddenInSteps(steps: ArrayLike<number>): Steps<Float64Array> {
    const units = this.shape.hiddenSize;
    const hidden = new Float64Array(steps.length * units);
    yield* this.#visit(steps, (which, { values, start }) => {
      for (let unit = 0; unit < units; unit++) {
        hidden[which * units + unit] = values[start + this.#topStart + unit];
      }
    });
    return hidden;
  }

  /** All that happens at a step, the nearest that the network takes. */
  at(wanted: number): NetworkStep {
    const step = Math.max(this.firstStep, Math.min(this.lastStep, wanted));
    let happened: NetworkStep | null = null;
    runSteps(
      this.visitSteps([step], (_, told) => {
        happened = told;
      }),
    );
    return happened!;
  }

  /**
   * Tells all that happens at steps that the network takes and that do not decrease, one after the other; of as many as can be
   * asked for together, with stops where these take long.
   */
  *visitSteps(steps: ArrayLike<number>, visit: (which: number, happened: NetworkStep) => void): Steps<void> {
    const size = stateSize(this.shape);
    const befores = Array.from(steps, (step) => step - 1);
    const tell = (which: number, { values, start }: Row) =>
      visit(which, this.#happening(steps[which], values.slice(start, start + size)));
    yield* this.#visit(befores, tell, 1);
  }

  /** What happens at a step that begins with this state. */
  #happening(step: number, before: Float64Array): NetworkStep {
    const { inputSize, outputSize } = this.shape;
    const after = new Float64Array(before.length);
    const trace = new Float64Array(this.#network.traceSize);
    const inputs = this.#inputsAt(step - this.firstStep);
    this.#network.advance(inputs, row(before), row(after), row(trace));
    return {
      step,
      readsItsAnswer: step > this.reading.lastStep,
      inputs: inputs.values.slice(inputs.start, inputs.start + inputSize),
      before: before.subarray(this.#topStart),
      after: after.subarray(this.#topStart),
      trace: trace.subarray(trace.length - trace.length / layerCount(this.shape)),
      answers: Float64Array.from({ length: outputSize }, (_, output) => this.#network.answer(row(after), output)),
    };
  }

  /** The first of the numbers that the network reads at a step, the nearest that it takes. */
  inputAt(step: number): number {
    const { values, start } = this.#inputsAt(Math.max(this.firstStep, Math.min(this.lastStep, step)) - this.firstStep);
    return values[start];
  }

  /** What is read at a step, counted from the first. */
  #inputsAt(index: number): Row {
    const { inputs, lastStep, firstStep } = this.reading;
    const known = lastStep - firstStep + 1;
    return index < known
      ? { values: inputs, start: index * this.shape.inputSize }
      : { values: this.#ownAnswers, start: index - known };
  }

  /** Fills in the states to the last, and the answers that are read where the series has ended. */
  *#follow(): Steps<void> {
    const size = stateSize(this.shape);
    const known = this.reading.lastStep - this.firstStep + 1;
    const count = this.#kept.length / size - 1;
    const trace = row(new Float64Array(this.#network.traceSize));
    const stepsPerStop = this.#stepsPerStop;
    for (let i = 0; i < count; i++) {
      if (i > 0 && i % stepsPerStop === 0) {
        yield;
      }
      const before = { values: this.#kept, start: i * size };
      const after = { values: this.#kept, start: (i + 1) * size };
      this.#network.advance(this.#inputsAt(this.#keptFrom + i), before, after, trace);
      const top = after.start + this.#topStart;
      for (let unit = 0; unit < this.shape.hiddenSize; unit++) {
        this.#largestState = Math.max(this.#largestState, Math.abs(this.#kept[top + unit]));
      }
      const ahead = this.#keptFrom + i + 1 - known;
      if (ahead >= 0 && ahead < this.#ownAnswers.length) {
        this.#ownAnswers[ahead] = this.#network.answer(after, 0);
      }
    }
  }

  /** How many steps the network takes between two stops. */
  get #stepsPerStop(): number {
    return Math.max(1, Math.floor(productsPerStep / this.#cost));
  }

  /** Visits the states after steps that do not decrease; a visit takes as long as `visitSteps` of the network. */
  *#visit(steps: ArrayLike<number>, visit: (which: number, state: Row) => void, visitSteps = 0): Steps<void> {
    const size = stateSize(this.shape);
    const states = [row(new Float64Array(size)), row(new Float64Array(size))];
    const trace = row(new Float64Array(this.#network.traceSize));
    const affordable = Math.floor(this.#budget.atOnce / this.#cost / Math.max(1, steps.length));
    const warmUp = Math.max(shortestWarmUp, Math.min(longestWarmUp, affordable));
    const isQuick = steps.length * warmUp * this.#cost <= this.#budget.atOnce;
    const stepsPerStop = isQuick ? Number.POSITIVE_INFINITY : this.#stepsPerStop;
    let taken = 0;
    let current = 0;
    let reached = Number.NEGATIVE_INFINITY;
    for (let which = 0; which < steps.length; which++) {
      if (which > 0 && (which * visitSteps) % this.#stepsPerStop === 0 && visitSteps > 0) {
        yield;
      }
      const index = Math.min(steps[which], this.lastStep) - this.firstStep;
      if (index >= this.#trustedFrom || index < 0) {
        visit(which, { values: this.#kept, start: Math.max(0, index - this.#keptFrom + 1) * size });
        continue;
      }
      const remembered = steps.length === 1 ? this.#remembered.get(index) : undefined;
      if (remembered !== undefined) {
        visit(which, row(remembered));
        continue;
      }
      if (index - reached > warmUp) {
        reached = Math.max(0, index - warmUp) - 1;
        states[current].values.fill(0);
      }
      while (reached < index) {
        reached++;
        this.#network.advance(this.#inputsAt(reached), states[current], states[1 - current], trace);
        current = 1 - current;
        taken++;
        if (taken % stepsPerStop === 0) {
          yield;
        }
      }
      visit(which, states[current]);
      if (steps.length === 1) {
        this.#remember(index, states[current].values);
      }
    }
  }

  #remember(index: number, state: Float64Array): void {
    this.#remembered.set(index, state);
    if (this.#remembered.size > mostRemembered) {
      const [oldest] = this.#remembered.keys();
      this.#remembered.delete(oldest);
    }
  }
}

function row(values: Float64Array): Row {
  return { values, start: 0 };
}
