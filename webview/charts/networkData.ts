import { formatNumber, listNumbers } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { type Cell, cellName } from '../../src/shared/model/networkShape.ts';

/** A number that goes in, with its name where there are several. */
export interface NetworkInput {
  readonly name: string;
  readonly value: number;
}

/** A gate of a cell: for each unit, in the order shown, how far it is open, 0 to 1. */
export interface NetworkGate {
  /** One letter, as the field has it. */
  readonly letter: string;
  /** What it does, in a word. */
  readonly meaning: string;
  readonly values: readonly number[];
}

/** One line of the picture: a weight times the value at its beginning. Places count units in the order shown. */
export interface NetworkProduct {
  readonly kind: 'input' | 'unit' | 'answer';
  readonly from: number;
  /** 0 for the answer. */
  readonly to: number;
  readonly weight: number;
  readonly value: number;
}

/** Whether a line begins or ends at the unit in a place; one that is in none has no lines. */
export function isProductOf({ kind, from, to }: Pick<NetworkProduct, 'kind' | 'from' | 'to'>, place: number): boolean {
  return (kind !== 'answer' && to === place) || (kind !== 'input' && from === place);
}

/** What happens to the answer. */
export type AnswerUse =
  /** It is the next input. */
  | { readonly kind: 'fedBack' }
  /** It is compared with the next value of the series, in network units. */
  | { readonly kind: 'compared'; readonly next: number }
  /** Nobody asks for it: the state alone goes on. */
  | { readonly kind: 'unused' }
  /** The steps end here. */
  | { readonly kind: 'last' };

/** The network at one step, in network units. */
export interface NetworkData {
  readonly cell: Cell;
  readonly step: number;
  readonly readsItsAnswer: boolean;
  readonly inputs: readonly NetworkInput[];
  /** Numbers of the units in the order shown, from 0. */
  readonly units: readonly number[];
  /** The state before and after, in the order shown. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** What an LSTM keeps beside its hidden state, in the order shown; `null` for other cells. */
  readonly cellState: readonly number[] | null;
  readonly gates: readonly NetworkGate[];
  /** The strongest, the weakest first. */
  readonly products: readonly NetworkProduct[];
  readonly answer: number;
  readonly use: AnswerUse;
  /** Whether there are steps at which the answer becomes the next input. */
  readonly feedsBack: boolean;
  /** Input and answer in the units of the data; `null` where these are the network's own or cannot be compared. */
  readonly inDataUnits: { readonly input: string; readonly answer: string } | null;
  /** The unit whose lines stand out, by its number; `null` for none. */
  readonly selected: number | null;
}

/** The picture in words, for those who do not see it. */
export function networkSummary({ cell, step, units, inputs, answer, readsItsAnswer }: NetworkData): string {
  const read = listNumbers(inputs.map(({ value }) => formatNumber(value)));
  return translate(
    'The {0} of {1} units at step {2}: it reads {3}{4} and answers {5}.',
    cellName(cell),
    formatNumber(units.length),
    formatNumber(step),
    read,
    readsItsAnswer ? translate(', its own answer to the step before,') : '',
    formatNumber(answer),
  );
}
