import { countOf, formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { correlation } from './correlation.ts';

/** What a unit's values have to do with what the network reads. */
export type UnitResponse =
  /** It hardly moves from a value. */
  | { readonly kind: 'still'; readonly level: number }
  /** It moves with the numbers, `ahead` steps before them (negative: after), or against them (`r` negative). */
  | { readonly kind: 'level'; readonly r: number; readonly ahead: number }
  /** It moves with how much the numbers have just changed. */
  | { readonly kind: 'change'; readonly r: number }
  /** It is highest at the same place of every season, `peak` steps into it, counted from 1. */
  | { readonly kind: 'season'; readonly r: number; readonly period: number; readonly peak: number }
  /** None of these says much about it; the closest is the level. */
  | { readonly kind: 'mixed'; readonly r: number };

/** A unit whose values spread less is still. */
const stillDeviation = 0.02;
/** Correlations from here on are worth a sentence. */
const clear = 0.6;
/** What explains a unit in a less simple way must do it better by so much. */
const simpler = 0.05;
/** Delays are looked for up to this many steps. */
const mostSteps = 12;
/** A season needs so many cycles to be told from chance. */
const fewestCycles = 3;
/** A unit this near its limits is saturated. */
const limit = 0.95;

/**
 * Finds what a unit responds to: correlates its values with the numbers that the network reads at the same steps, with
 * these some steps earlier and later, with their change, and, where a season is known, with its phase (the multiple
 * correlation with its sine and cosine). Both lists are `[time]`, step by step from step `firstStep` on.
 */
export function unitResponse(
  values: Float64Array,
  inputs: Float64Array,
  period: number | null,
  firstStep: number,
): UnitResponse {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / count, 0));
  if (count < 4 || deviation < stillDeviation) {
    return { kind: 'still', level: mean };
  }
  const level = correlation(values, inputs);
  const change = correlation(
    values.subarray(1),
    inputs.subarray(1).map((value, i) => value - inputs[i]),
  );
  let best: UnitResponse = { kind: 'level', r: level, ahead: 0 };
  const consider = (other: UnitResponse & { readonly r: number }) => {
    if (Math.abs(other.r) > Math.abs((best as { r: number }).r) + simpler) {
      best = other;
    }
  };
  consider({ kind: 'change', r: change });
  if (period !== null && period >= 3 && count >= fewestCycles * period) {
    consider(seasonResponse(values, period, firstStep));
  }
  consider(delayedResponse(values, inputs));
  return Math.abs((best as { r: number }).r) >= clear ? best : { kind: 'mixed', r: level };
}

/** With the numbers some steps earlier or later; few steps rather than many. */
function delayedResponse(values: Float64Array, inputs: Float64Array): UnitResponse & { readonly r: number } {
  const count = values.length;
  const most = Math.min(mostSteps, Math.floor(count / 8));
  let best = { kind: 'level' as const, r: 0, ahead: 0 };
  for (let steps = 1; steps <= most; steps++) {
    const ahead = correlation(values.subarray(0, count - steps), inputs.subarray(steps));
    const behind = correlation(values.subarray(steps), inputs.subarray(0, count - steps));
    if (Math.abs(ahead) > Math.abs(best.r)) {
      best = { kind: 'level', r: ahead, ahead: steps };
    }
    if (Math.abs(behind) > Math.abs(best.r)) {
      best = { kind: 'level', r: behind, ahead: -steps };
    }
  }
  return best;
}

function seasonResponse(
  values: Float64Array,
  period: number,
  firstStep: number,
): UnitResponse & { readonly r: number } {
  // Whole seasons, over which sine and cosine are orthogonal.
  const count = Math.floor(Math.floor(values.length / period) * period);
  let byCosine = 0;
  let bySine = 0;
  let mean = 0;
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * (firstStep + i)) / period;
    mean += values[i] / count;
    byCosine += (2 * values[i] * Math.cos(angle)) / count;
    bySine += (2 * values[i] * Math.sin(angle)) / count;
  }
  let variance = 0;
  for (let i = 0; i < count; i++) {
    variance += (values[i] - mean) ** 2 / count;
  }
  const r = Math.sqrt(Math.min(1, (byCosine ** 2 + bySine ** 2) / 2 / (variance || 1)));
  const phase = (Math.atan2(bySine, byCosine) / (2 * Math.PI)) * period;
  return {
    kind: 'season',
    r,
    period,
    peak: 1 + ((Math.round(phase) - 1 + 2 * Math.ceil(period)) % Math.round(period)),
  };
}

/** A response in a plain sentence: "Unit 5 follows the numbers (r = 0.93), 2 steps ahead of them." */
export function responseSentence(unit: number, response: UnitResponse, values: Float64Array): string {
  const name = translate('Unit {0}', formatNumber(unit + 1));
  const saturated = values.reduce((sum, value) => sum + (Math.abs(value) > limit ? 1 / values.length : 0), 0);
  const atLimit =
    saturated > 0.1 ? translate(' It is at its limit in {0} of the steps.', formatPercent(saturated)) : '';
  return `${inWords(name, response)}${atLimit}`;
}

function inWords(name: string, response: UnitResponse): string {
  switch (response.kind) {
    case 'still':
      return translate('{0} hardly moves: it stays near {1}.', name, formatNumber(response.level, 0.01));
    case 'level': {
      const { r, ahead } = response;
      const steps = countOf(Math.abs(ahead), 'step');
      const delay =
        ahead === 0 ? '' : ahead > 0 ? translate(', {0} ahead of them', steps) : translate(', {0} behind them', steps);
      return r > 0
        ? translate('{0} follows the numbers ({1}){2}.', name, rText(r), delay)
        : translate('{0} moves against the numbers ({1}){2}.', name, rText(r), delay);
    }
    case 'change':
      return response.r > 0
        ? translate('{0} follows the change: it is high while the numbers rise ({1}).', name, rText(response.r))
        : translate('{0} follows the change: it is high while the numbers fall ({1}).', name, rText(response.r));
    case 'season':
      return translate(
        '{0} follows the season of {1} steps ({2}): it is highest at the {3} of them.',
        name,
        formatNumber(response.period),
        rText(response.r),
        ordinal(response.peak),
      );
    case 'mixed':
      return translate(
        '{0} mixes several things: neither the level of the numbers ({1}) nor their change alone explains it.',
        name,
        rText(response.r),
      );
  }
}

function rText(r: number): string {
  return `r = ${formatNumber(r, 0.01)}`;
}

function ordinal(place: number): string {
  const rest = place % 100;
  const text = formatNumber(place);
  switch (rest > 10 && rest < 14 ? 0 : place % 10) {
    case 1:
      return translate('{0}st', text);
    case 2:
      return translate('{0}nd', text);
    case 3:
      return translate('{0}rd', text);
    default:
      return translate('{0}th', text);
  }
}
