import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, maximumLayers, type NetworkShape } from '../../src/shared/model/networkShape.ts';

/** A file that PyTorch's exporter wrote, and what PyTorch computes with it: made by `test/interop/pytorchExports.py`. */
export interface PytorchExport {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly network: NetworkShape;
  readonly steps: number;
  readonly series: number;
  /** `[time, series, input]` and `[time, series, output]`. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** PyTorch's `state_dict`, its names and its numbers one after the other, of some. */
  readonly names?: readonly string[];
  readonly parameters?: readonly number[];
}

interface Fixture {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  readonly steps: number;
  readonly series: number;
  readonly exports: readonly (Pick<PytorchExport, 'file' | 'x' | 'y' | 'names' | 'parameters'> & {
    readonly cell: Cell;
    readonly layers: number;
  })[];
}

/** Whether a network has as many layers as are read. */
export function isReadable({ network: { layers = 1 } }: PytorchExport): boolean {
  return layers <= maximumLayers;
}

/** All exports, those that are refused among them. */
export function readPytorchExports(): PytorchExport[] {
  const folder = join(import.meta.dirname, '..', 'fixtures', 'pytorch', 'exports');
  const fixture = JSON.parse(readFileSync(join(folder, 'exports.json'), 'utf8')) as Fixture;
  const { inputSize, hiddenSize, outputSize, steps, series } = fixture;
  return fixture.exports.map(({ cell, layers, ...figures }) => ({
    ...figures,
    bytes: new Uint8Array(readFileSync(join(folder, figures.file))),
    network: { cell, hiddenSize, inputSize, outputSize, ...(layers === 1 ? {} : { layers }) },
    steps,
    series,
  }));
}
