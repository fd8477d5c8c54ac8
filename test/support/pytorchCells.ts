import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, NetworkShape } from '../../src/shared/model/networkShape.ts';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';

/** What PyTorch says of one batch under a cell, in float64: made by `test/interop/pytorchCells.py`. */
export interface PytorchCell {
  readonly network: NetworkShape;
  readonly steps: number;
  readonly series: number;
  /** `[time, series, input]`. */
  readonly inputs: Float64Array;
  /** `[time, series, output]`, as the answers. */
  readonly targets: Float64Array;
  /** Flat in the order of `parameterLayout`, as the gradient. */
  readonly parameters: Float64Array;
  readonly answers: Float64Array;
  /** Mean squared error. */
  readonly loss: number;
  readonly gradient: Float64Array;
}

interface Fixture {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  readonly steps: number;
  readonly series: number;
  readonly cells: readonly (Record<'inputs' | 'targets' | 'parameters' | 'answers' | 'gradient', readonly number[]> & {
    readonly cell: Cell;
    readonly loss: number;
  })[];
}

/** The fixture's cells: rnn, gru, lstm. */
export function readPytorchCells(): PytorchCell[] {
  const path = join(import.meta.dirname, '..', 'fixtures', 'pytorch', 'cells.json');
  const { inputSize, hiddenSize, outputSize, steps, series, cells } = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
  return cells.map(({ cell, loss, ...arrays }) => ({
    network: { cell, hiddenSize, inputSize, outputSize },
    steps,
    series,
    loss,
    inputs: Float64Array.from(arrays.inputs),
    targets: Float64Array.from(arrays.targets),
    parameters: Float64Array.from(arrays.parameters),
    answers: Float64Array.from(arrays.answers),
    gradient: Float64Array.from(arrays.gradient),
  }));
}

/** What an engine is asked in order to compare it with PyTorch. */
export function pytorchCellTask({ network, steps, series, inputs, targets, parameters }: PytorchCell): EngineTask {
  return { network, steps, series, inputs, targets, parameters, members: 1, learningRate: 0.01, clipNorm: null };
}
