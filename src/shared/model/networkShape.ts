/** The recurrent cells a network can be made of. */
export type Cell = 'rnn';

/** What a network is made of; together with its flat parameters it is the whole network. */
export interface NetworkShape {
  readonly cell: Cell;
  /** Units of the hidden state, at least 1. */
  readonly hiddenSize: number;
}

/** The tutorial's network: `nn.RNN(1, 12)` and `nn.Linear(12, 1)`, 193 parameters. */
export const tutorialShape: NetworkShape = { cell: 'rnn', hiddenSize: 12 };

/** Largest hidden size that is trained or read from a file. */
export const maximumHiddenSize = 256;
