import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { checkFinite } from './checkFinite.ts';
import type { Readout, ReadoutLine } from './readout.ts';
import { smoothedLosses } from './smoothedLosses.ts';

/** Losses by iteration, perhaps thinned; both lists are equally long. */
export interface LossSeries {
  /** Increasing, counted from 1. */
  readonly iterations: ArrayLike<number>;
  /** Mean squared errors in network units. */
  readonly losses: ArrayLike<number>;
  /** The same of each member where there are several, of which `losses` is the mean; none when left out. */
  readonly members?: readonly ArrayLike<number>[];
  /** How far off the networks were on values that training does not see; none were held out when left out. */
  readonly validation?: ValidationSeries;
  /** What happened on the way; nothing when left out. */
  readonly marks?: readonly LossMark[];
  /** From which iteration on which learning rate held, the first first; unknown when left out. */
  readonly rates?: readonly RateChange[];
  /** Where the iteration axis ends: the last one planned or done. */
  readonly lastIteration: number;
}

/** Errors on values held out, measured as the losses are, at some iterations; the lists are equally long. */
export interface ValidationSeries {
  /** Iterations done, increasing. */
  readonly iterations: ArrayLike<number>;
  /** The mean over members. */
  readonly losses: ArrayLike<number>;
  /** Of each member where there are several; none when left out. */
  readonly members?: readonly ArrayLike<number>[];
}

/** What happened before an iteration: the loss had diverged, a person changed the learning rate, another engine took over. */
export type LossMark = { readonly iteration: number } & (
  | { readonly kind: 'restart' | 'rate'; readonly learningRate: number }
  | { readonly kind: 'engine'; readonly engine: string }
);

/** From an iteration on, this learning rate held; what a schedule makes of it is left out. */
export interface RateChange {
  readonly iteration: number;
  readonly learningRate: number;
}

/** How far apart losses are, of those shown, that smoothing takes together; of a run of few, so many iterations. */
const smoothingShare = 0.01;
const leastReach = 2;

/** The losses as they are drawn. */
export interface LossData extends LossSeries {
  /** Lowest and highest loss that a logarithmic axis can show; positive. */
  readonly extent: readonly [number, number];
  /** The losses drawn strong: of the best member, or of the only one. */
  readonly strong: ArrayLike<number>;
  /** Of the same member, its errors on values held out; empty where there are none. */
  readonly strongValidation: ArrayLike<number>;
  /** The losses drawn strong without their jumps; empty where nobody asked for that. */
  readonly smoothed: ArrayLike<number>;
  /** Place in the lists of the lowest of these, whose weights are kept; `null` when there is none. */
  readonly best: number | null;
}

/** Makes the chart's data, smoothed, too, where that is asked for; throws when a loss cannot be drawn. */
export function lossData(series: LossSeries, smooths = false): LossData {
  const { iterations, losses, lastIteration } = series;
  if (iterations.length !== losses.length) {
    throw new Error(`${losses.length} losses for ${iterations.length} iterations`);
  }
  checkFinite('iteration', iterations);
  checkFinite('last iteration', [lastIteration]);
  const { members = [] } = series;
  const lowests = members.map((each) => Array.from(each).reduce((least, loss) => Math.min(least, loss), Infinity));
  const bestMember = lowests.indexOf(Math.min(...lowests));
  const strong = bestMember === -1 ? losses : members[bestMember];
  const { validation } = series;
  if (validation !== undefined && validation.iterations.length !== validation.losses.length) {
    throw new Error(`${validation.losses.length} errors for ${validation.iterations.length} iterations`);
  }
  const strongValidation = validation?.members?.[bestMember] ?? validation?.losses ?? [];
  const [lowest, highest] = positiveExtent([losses, ...members, strongValidation]);
  let best: number | null = null;
  for (let i = 0; i < strong.length; i++) {
    best = best === null || strong[i] < strong[best] ? i : best;
  }
  const extent = highest === 0 ? ([0.1, 1] as const) : ([lowest, highest] as const);
  const span = iterations.length === 0 ? 0 : iterations[iterations.length - 1] - iterations[0];
  const smoothed = smooths
    ? smoothedLosses(iterations, strong, Math.max(leastReach, smoothingShare * span), extent[0])
    : [];
  return { ...series, extent, strong, strongValidation, smoothed, best };
}

/** Lowest and highest of what a logarithmic axis can show of some lists of losses; throws when one cannot be drawn. */
function positiveExtent(lists: readonly ArrayLike<number>[]): readonly [number, number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (const losses of lists) {
    checkFinite('loss', losses);
    for (let i = 0; i < losses.length; i++) {
      if (losses[i] < 0) {
        throw new Error(`loss ${i + 1} is negative: ${losses[i]}`);
      }
      // A perfect fit has loss 0, which stands at the foot of a logarithmic axis.
      if (losses[i] > 0) {
        lowest = Math.min(lowest, losses[i]);
        highest = Math.max(highest, losses[i]);
      }
    }
  }
  return [lowest, highest];
}

/** What a mark says. */
export function markInWords(mark: LossMark): string {
  switch (mark.kind) {
    case 'restart':
      return translate('restart at rate {0}', formatNumber(mark.learningRate));
    case 'rate':
      return translate('rate {0}', formatNumber(mark.learningRate));
    default:
      return mark.engine;
  }
}

/** The loss at a place of the lists, and what is known of the run there. */
export function lossReadout(data: LossData, index: number): Readout {
  const { iterations, losses, members = [], strong, smoothed, best, marks = [], rates = [] } = data;
  const iteration = iterations[index];
  const lines: ReadoutLine[] = [];
  const add = (series: string, label: string, value: number) =>
    lines.push({ series, label, value, text: formatNumber(value) });
  add(
    'loss',
    index === best
      ? translate('lowest loss')
      : members.length > 1
        ? translate('loss of the best member')
        : translate('loss'),
    strong[index],
  );
  if (members.length > 1) {
    add('members', translate('mean of {0} members', formatNumber(members.length)), losses[index]);
  }
  if (smoothed.length > 0) {
    add('smoothed', translate('smoothed'), smoothed[index]);
  }
  const seen = validationAt(data, iteration);
  if (seen !== null) {
    const isHere = seen.iteration === iteration;
    lines.push({
      series: 'validation',
      label: isHere ? translate('validation') : translate('validation at {0}', formatNumber(seen.iteration)),
      value: isHere ? seen.loss : null,
      text: formatNumber(seen.loss),
    });
  }
  const say = (label: string, text: string) => lines.push({ series: 'remark', label, value: null, text });
  const rate = rates.findLast((each) => each.iteration <= iteration);
  if (rate !== undefined) {
    say(translate('learning rate'), formatNumber(rate.learningRate));
  }
  // Between two losses that are kept, marks belong to the later one.
  const before = index === 0 ? 0 : iterations[index - 1];
  for (const mark of marks.filter((each) => each.iteration > before && each.iteration <= iteration)) {
    say(translate('from here'), markInWords(mark));
  }
  return { title: translate('Iteration {0}', formatNumber(iteration)), lines };
}

/** The latest error on values held out up to an iteration; `null` before the first. */
export function validationAt(
  { validation, strongValidation }: LossData,
  iteration: number,
): { readonly iteration: number; readonly loss: number } | null {
  const iterations = validation?.iterations ?? [];
  let place = iterations.length - 1;
  while (place >= 0 && iterations[place] > iteration) {
    place--;
  }
  return place < 0 ? null : { iteration: iterations[place], loss: strongValidation[place] };
}

/** The chart in words and numbers, for those who do not see it. */
export function lossSummary(data: LossData): string {
  const { iterations, strong, best, members = [], marks = [] } = data;
  const last = strong.length - 1;
  if (last < 0 || best === null) {
    return translate('Loss chart: no losses.');
  }
  const at = (index: number) =>
    translate('{0} at iteration {1}', formatNumber(strong[index]), formatNumber(iterations[index]));
  const ofBest = members.length > 1 ? translate('the best of {0} members ', formatNumber(members.length)) : '';
  const events = marks
    .map((mark) => translate('; at iteration {0} {1}', formatNumber(mark.iteration), markInWords(mark)))
    .join('');
  const training = translate(
    'Loss chart: {0}from {1} to {2}, lowest {3}{4}.',
    ofBest,
    at(0),
    at(last),
    at(best),
    events,
  );
  const seen = validationAt(data, iterations[last]);
  return seen === null
    ? training
    : `${training} ${translate('Validation, on values held out: {0} at iteration {1}.', formatNumber(seen.loss), formatNumber(seen.iteration))}`;
}
