import { sameNumbers } from '../sameNumbers.ts';

/** All that training needs to go on elsewhere; every array `[member, parameter]` or `[member]`. */
export interface EngineState {
  /** Adam steps taken. */
  readonly iteration: number;
  readonly parameters: Float64Array;
  /** Adam's running mean of the gradient. */
  readonly firstMoment: Float64Array;
  /** Adam's running mean of the squared gradient. */
  readonly secondMoment: Float64Array;
  /** The weights with the lowest loss seen so far, and that loss by member. */
  readonly bestParameters: Float64Array;
  readonly bestLosses: Float64Array;
}

type StateArray = Exclude<keyof EngineState, 'iteration'>;

/** The same to be kept and sent: where all numbers of an array are of 32 bits, as WebGL's and WebAssembly's are, in half the bytes. */
export type KeptState = {
  readonly [Name in keyof EngineState]: EngineState[Name] extends Float64Array
    ? Float64Array | Float32Array
    : EngineState[Name];
};

/** A state in as few bytes as keep every number. */
export function keptState({ iteration, ...arrays }: EngineState): KeptState {
  return { iteration, ...mapArrays(arrays, narrowed) };
}

/** A state as engines take it. */
export function engineState({ iteration, ...arrays }: KeptState): EngineState {
  return {
    iteration,
    ...mapArrays(arrays, (array) => (array instanceof Float64Array ? array : Float64Array.from(array))),
  };
}

function mapArrays<From, To>(
  arrays: Readonly<Record<StateArray, From>>,
  map: (array: From) => To,
): Readonly<Record<StateArray, To>> {
  return {
    parameters: map(arrays.parameters),
    firstMoment: map(arrays.firstMoment),
    secondMoment: map(arrays.secondMoment),
    bestParameters: map(arrays.bestParameters),
    bestLosses: map(arrays.bestLosses),
  };
}

function narrowed(array: Float64Array): Float64Array | Float32Array {
  const narrow = new Float32Array(array);
  return sameNumbers(narrow, array) ? narrow : array;
}

/** A larger network's state would make its file several times as large; its training goes on from the weights. */
const mostStateParameters = 4096;

/** A state as a model keeps it; `null` where it is too large for that. */
export function stateToKeep(state: EngineState): EngineState | null {
  return state.parameters.length <= mostStateParameters ? state : null;
}
