import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { Steps } from '../../src/shared/runSteps.ts';
import type { StepRange } from './timeFocus.ts';

/** What the picture of the hidden state is drawn from. Units count from 0, and from 1 where a person reads of them. */
export interface HiddenStateData {
  readonly units: number;
  /** The units from the top row down. */
  readonly order: readonly number[];
  /** `[step, unit]` The states after steps that do not decrease, between -1 and 1; with stops where it takes long. */
  readonly valuesAt: (steps: ArrayLike<number>) => Steps<Float64Array>;
  /** The size of the state that has the palette's full colour. */
  readonly limit: number;
  /** How many steps may be asked for together. */
  readonly mostTogether: number;
  /** The steps that have a state. */
  readonly steps: StepRange;
  /** The last step of the series; later ones are read from the network's own answers. */
  readonly lastKnown: number;
  /** Whether all answers come from the last of these states, so that there is none after it. */
  readonly answersAtOnce: boolean;
  /** Whose curve is shown. */
  readonly selected: number | null;
}

/** States of a large network are small for long: they are coloured, and drawn as curves, against one of these. */
const limits = [0.1, 0.2, 0.5];

/** The size of the state that has the palette's full colour, where the largest is so large; a hidden state is never larger than 1. */
export function stateLimit(largest: number): number {
  return limits.find((limit) => largest <= limit) ?? 1;
}

/** What numbers of a state are rounded to. */
export const stateResolution = 0.01;

/** What a person calls a unit. */
export function unitName(unit: number): string {
  return translate('Unit {0}', formatNumber(unit + 1));
}

/** A number of a state with its sign, so that colour is not the only sign. */
export function stateText(value: number): string {
  const text = formatNumber(value, stateResolution);
  return value > 0 && text !== '0' ? `+${text}` : text;
}

/** The picture in words, for those who do not see it. */
export function hiddenStateSummary({ units, steps, lastKnown }: HiddenStateData): string {
  const own = steps.last - lastKnown;
  const ahead = own > 0 ? translate(', the last {0} of them on its own answers', formatNumber(own)) : '';
  const unitsInWords = units === 1 ? translate('1 unit') : translate('{0} units', formatNumber(units));
  return translate(
    'Hidden state: {0} over {1} steps{2}.',
    unitsInWords,
    formatNumber(steps.last - steps.first + 1),
    ahead,
  );
}
