import { formatNumber, listNumbers } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { type Cell, cellName } from '../../src/shared/model/networkShape.ts';
import { stateText } from './hiddenStateData.ts';

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

/**
 * One line of the picture: a weight times the value at its beginning. Places count units in the order shown; the one after the
 * last stands for all that are not drawn.
 */
export interface NetworkProduct {
  readonly kind: 'input' | 'unit' | 'answer';
  readonly from: number;
  /** 0 for the answer. */
  readonly to: number;
  readonly value: number;
}

/** What the units that are not drawn do together, a row of their own under the others. */
export interface NetworkOthers {
  readonly count: number;
  /** The sum of their products into the answer. */
  readonly toAnswer: number;
  /** The sum of their products into the unit that is open; `null` where none is. */
  readonly toSelected: number | null;
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
  /** Units in all. */
  readonly size: number;
  readonly readsItsAnswer: boolean;
  readonly inputs: readonly NetworkInput[];
  /** Numbers of the units that are drawn, in the order shown, from 0. */
  readonly units: readonly number[];
  /** No state of any step is further from 0. */
  readonly limit: number;
  /** The state before and after, in the order shown. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** What an LSTM keeps beside its hidden state, in the order shown; `null` for other cells. */
  readonly cellState: readonly number[] | null;
  readonly gates: readonly NetworkGate[];
  /** The strongest, the weakest first. */
  readonly products: readonly NetworkProduct[];
  /** `null` where all units are drawn. */
  readonly others: NetworkOthers | null;
  readonly answer: number;
  readonly use: AnswerUse;
  /** Whether there are steps at which the answer becomes the next input. */
  readonly feedsBack: boolean;
  /** Input and answer in the units of the data; `null` where these are the network's own or cannot be compared. */
  readonly inDataUnits: { readonly input: string; readonly answer: string } | null;
  /** The unit whose lines stand out, by its number; `null` for none. */
  readonly selected: number | null;
}

/** Which units are drawn where not all are. */
export function drawnInWords({ units, size }: Pick<NetworkData, 'units' | 'size'>): string {
  return translate(
    '{0} of {1} units, those that the answer hangs on most',
    formatNumber(units.length),
    formatNumber(size),
  );
}

/** The picture in words, for those who do not see it. */
export function networkSummary(data: NetworkData): string {
  const { cell, step, size, inputs, answer, readsItsAnswer, others } = data;
  const read = listNumbers(inputs.map(({ value }) => formatNumber(value)));
  const whole = translate(
    'The {0} of {1} units at step {2}: it reads {3}{4} and answers {5}.',
    cellName(cell),
    formatNumber(size),
    formatNumber(step),
    read,
    readsItsAnswer ? translate(', its own answer to the step before,') : '',
    formatNumber(answer),
  );
  return others === null
    ? whole
    : translate('{0} Drawn are {1}; {2}.', whole, drawnInWords(data), othersInWords(others));
}

/** What the units that are not drawn push. */
export function othersInWords({ count, toAnswer }: NetworkOthers): string {
  return translate('the other {0} add {1} to the answer together', formatNumber(count), stateText(toAnswer));
}
