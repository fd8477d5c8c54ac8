import { formatNumber } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';

/** The recurrent cells a network can be made of: Elman's with tanh, GRU with the reset after the product, LSTM. */
export const cells = ['rnn', 'gru', 'lstm'] as const;
export type Cell = (typeof cells)[number];

/** What a network is made of; together with its flat parameters it is the whole network. */
export interface NetworkShape {
  readonly cell: Cell;
  /** Units of a layer's hidden state, at least 1. */
  readonly hiddenSize: number;
  /** Recurrent layers, each of which reads the hidden state of the one below; 1 when left out. */
  readonly layers?: number;
  /** Numbers that go in at each step, at least 1. */
  readonly inputSize: number;
  /** Numbers that the linear head answers with, at least 1. */
  readonly outputSize: number;
}

/** A network that answers one number with one number. */
export function scalarNetwork(hiddenSize: number, cell: Cell = 'rnn'): NetworkShape {
  return { cell, hiddenSize, inputSize: 1, outputSize: 1 };
}

/** Whether a network answers one number with one number, so that its answer can be its next input. */
export function isScalar({ inputSize, outputSize }: NetworkShape): boolean {
  return inputSize === 1 && outputSize === 1;
}

/** The tutorial's network: `nn.RNN(1, 12)` and `nn.Linear(12, 1)`, 193 parameters. */
export const tutorialShape: NetworkShape = scalarNetwork(12);

/** Largest hidden size that is trained or read from a file. */
export const maximumHiddenSize = 256;

/** Most recurrent layers that are read from a file. */
export const maximumLayers = 2;

/** How many recurrent layers a network has. */
export function layerCount({ layers = 1 }: Pick<NetworkShape, 'layers'>): number {
  return layers;
}

/** Blocks of `hiddenSize` rows in the weights of a cell; in PyTorch's order: GRU r, z, n; LSTM i, f, g, o. */
export function gateCount(cell: Cell): number {
  switch (cell) {
    case 'rnn':
      return 1;
    case 'gru':
      return 3;
    case 'lstm':
      return 4;
  }
}

/** Numbers that one layer carries from step to step: an LSTM's hidden state is followed by its cell state. */
export function layerStateSize({ cell, hiddenSize }: NetworkShape): number {
  return cell === 'lstm' ? 2 * hiddenSize : hiddenSize;
}

/** Numbers that a network carries from step to step, layer after layer. */
export function stateSize(shape: NetworkShape): number {
  return layerCount(shape) * layerStateSize(shape);
}

/** What a person calls a cell. */
export function cellName(cell: Cell): string {
  return cell.toUpperCase();
}

/** How large a network is, to a person: `12 units`, `2 layers of 12 units`. */
export function sizeInWords(network: Pick<NetworkShape, 'hiddenSize' | 'layers'>): string {
  const units =
    network.hiddenSize === 1 ? translate('1 unit') : translate('{0} units', formatNumber(network.hiddenSize));
  return layerCount(network) === 1 ? units : translate('{0} layers of {1}', formatNumber(layerCount(network)), units);
}

/** Networks alike, to a person: `RNN, 12 units`, `3 × GRU, 8 units`. */
export function networksInWords(network: Pick<NetworkShape, 'cell' | 'hiddenSize' | 'layers'>, members = 1): string {
  return `${members === 1 ? '' : `${formatNumber(members)} × `}${cellName(network.cell)}, ${sizeInWords(network)}`;
}
