import { type PlainCell, plainCell, type Row } from './cells/plainCell.ts';
import type { NetworkShape } from './networkShape.ts';
import type { LayerSlots } from './parameterLayout.ts';

/** One recurrent layer with its weights, in float64, one step at a time. Holds views of the parameters, not copies. */
export class RecurrentLayer {
  readonly cell: PlainCell;
  /** `[gate * H, I]` and `[gate * H, H]`. */
  readonly inputWeights: Float64Array;
  readonly hiddenWeights: Float64Array;
  readonly #units: number;
  readonly #inputBias: Float64Array;
  readonly #hiddenBias: Float64Array;
  readonly #inputSums: Float64Array;
  readonly #hiddenSums: Float64Array;

  /** Opens one layer's part of a flat parameter vector. */
  constructor({ cell, hiddenSize }: NetworkShape, slots: LayerSlots, parameters: Float64Array) {
    const view = (name: keyof LayerSlots) => parameters.subarray(slots[name].start, slots[name].end);
    this.cell = plainCell(cell);
    this.inputWeights = view('inputWeights');
    this.hiddenWeights = view('hiddenWeights');
    this.#units = hiddenSize;
    this.#inputBias = view('inputBias');
    this.#hiddenBias = view('hiddenBias');
    this.#inputSums = new Float64Array(this.#inputBias.length);
    this.#hiddenSums = new Float64Array(this.#inputBias.length);
  }

  /** One step: reads `inputs` `[I]` and the layer's state, writes its next state and the step's trace. */
  advance(inputs: Row, state: Row, next: Row, trace: Row): void {
    addProduct(this.#inputSums, this.#inputBias, this.inputWeights, inputs);
    addProduct(this.#hiddenSums, this.#hiddenBias, this.hiddenWeights, state);
    this.cell.forward(this.#units, this.#inputSums, this.#hiddenSums, state, next, trace);
  }
}

/** `sums = bias + matrix vector`, the matrix row-major. */
function addProduct(sums: Float64Array, bias: Float64Array, matrix: Float64Array, { values, start }: Row): void {
  const columns = matrix.length / sums.length;
  let at = 0;
  for (let row = 0; row < sums.length; row++) {
    let sum = bias[row];
    for (let column = 0; column < columns; column++) {
      sum += matrix[at++] * values[start + column];
    }
    sums[row] = sum;
  }
}
