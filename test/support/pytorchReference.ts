import { readFileSync } from 'node:fs';
import type { ParameterName } from '../../src/shared/model/parameterLayout.ts';

/** Named parameters as PyTorch lists them, each flattened row by row. */
export type NamedParameters = Record<ParameterName, number[]>;

/** What one precision of the reference run gave. */
interface ReferenceRun {
  readonly gradient: NamedParameters;
  /** Loss before each of 500 iterations. */
  readonly losses: number[];
  readonly after50: { readonly parameters: NamedParameters; readonly forecast: number[] };
  readonly after500: { readonly parameters: NamedParameters; readonly forecast: number[] };
}

/** The tutorial trained by PyTorch: `test/fixtures/pytorch/sine.json`. */
export interface PytorchReference {
  /** 400 noisy values; inputs are all but the last, targets all but the first. */
  readonly data: number[];
  readonly initial: NamedParameters;
  readonly float64: ReferenceRun;
  readonly float32: ReferenceRun;
}

/** Reads the figures of the PyTorch reference run. */
export function readPytorchReference(): PytorchReference {
  const file = new URL('../fixtures/pytorch/sine.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as PytorchReference;
}

/** One flat vector in the order of `parameterLayout`, which is PyTorch's. */
export function flattenParameters(named: NamedParameters): Float64Array {
  return Float64Array.from([
    ...named['rnn.weight_ih_l0'],
    ...named['rnn.weight_hh_l0'],
    ...named['rnn.bias_ih_l0'],
    ...named['rnn.bias_hh_l0'],
    ...named['linear.weight'],
    ...named['linear.bias'],
  ]);
}
