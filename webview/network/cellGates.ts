import { translate } from '../../src/shared/l10n/translate.ts';
import type { Cell } from '../../src/shared/model/networkShape.ts';

/** A gate of a cell: its letter in the formulas, what it does, and where it stands in a cell's trace, in units of H (see the cells). */
export interface CellGate {
  readonly letter: string;
  readonly meaning: string;
  readonly block: number;
}

/** The gates that a cell has. */
export const cellGates: Record<Cell, readonly CellGate[]> = {
  rnn: [],
  gru: [
    { letter: 'r', meaning: translate('listens to the past'), block: 0 },
    { letter: 'z', meaning: translate('keeps the past'), block: 1 },
  ],
  lstm: [
    { letter: 'i', meaning: translate('takes in'), block: 0 },
    { letter: 'f', meaning: translate('keeps'), block: 1 },
    { letter: 'o', meaning: translate('shows'), block: 3 },
  ],
};
