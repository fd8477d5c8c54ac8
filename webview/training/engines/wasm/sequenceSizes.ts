import { type Cell, gateCount, type NetworkShape } from '../../../../src/shared/model/networkShape.ts';

/** Numbers in a step's row of what the kernel keeps for its lanes; `kernel/sequence/rows.ts` says what they are. */
export interface RowNumbers {
  readonly history: number;
  readonly trace: number;
  readonly answer: number;
  readonly sums: number;
  readonly deltas: number;
  readonly stateGradient: number;
}

export function rowNumbers({ cell, hiddenSize: units, inputSize, outputSize }: NetworkShape): RowNumbers {
  const memories = cell === 'lstm' ? units : 0;
  const traces: Record<Cell, number> = { rnn: 0, gru: 4 * units, lstm: 5 * units };
  const sums = cell === 'gru' ? padded(2 * units) + 2 * padded(units) : padded(gateCount(cell) * units);
  return {
    history: 2 + inputSize + units + memories,
    trace: traces[cell],
    answer: padded(outputSize),
    sums,
    deltas: sums,
    stateGradient: padded(units) + memories,
  };
}

/** Numbers in the panels of a member's weights, and in those of them that are used going forward; `kernel/sequence/panels.ts`. */
export function panelNumbers({ cell, hiddenSize: units, inputSize, outputSize }: NetworkShape): {
  readonly forward: number;
  readonly all: number;
} {
  const gates = gateCount(cell);
  const common = padded((cell === 'gru' ? 2 : gates) * units) * (1 + inputSize + units);
  const candidate = cell === 'gru' ? padded(units) * (2 + inputSize + units) : 0;
  const forward = common + candidate + padded(outputSize) * (units + 1);
  return { forward, all: forward + padded(units) * (gates * units + outputSize) };
}

/** The next multiple of four. */
function padded(count: number): number {
  return 4 * Math.ceil(count / 4);
}
