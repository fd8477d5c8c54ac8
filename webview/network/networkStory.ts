import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import { drawnInWords, type NetworkData } from '../charts/networkData.ts';
import { haveNumbers } from '../charts/networkLayout.ts';
import type { NetworkRun } from './networkRun.ts';

/** After fewer steps nothing can be said of drift. */
const someSteps = 10;
/** Less than this, in standard deviations of the data, nobody sees in the chart. */
const leastDrift = 0.1;

/** What happens at a step, in plain words. `truth` are the values after the series, in data units, where they are known. */
export function networkStory(
  network: ShownNetwork,
  run: NetworkRun,
  data: NetworkData,
  truth: ArrayLike<number>,
): string {
  if (network.direct !== null) {
    return directStory(network, run, data);
  }
  return data.readsItsAnswer ? ownStory(run, data, truth) : taughtStory(data);
}

/** In few words, for a heading. */
export function networkHeadline(network: ShownNetwork, data: NetworkData): string {
  const drawn = data.others === null ? '' : ` · ${drawnInWords(data)}`;
  return `${stepHeadline(network, data)}${drawn}`;
}

function stepHeadline(network: ShownNetwork, { step, readsItsAnswer, use }: NetworkData): string {
  const at = translate('step {0}', formatNumber(step));
  if (network.direct !== null) {
    return translate('{0} · it reads a window of values', at);
  }
  if (readsItsAnswer) {
    return translate('{0} · it reads its own answer', at);
  }
  return translate(
    '{0} · it reads the data{1}',
    at,
    use.kind === 'fedBack' ? translate('; its answer is the first of the forecast') : '',
  );
}

/** How the picture is to be read. */
export function networkLegend({
  units,
  gates,
  cellState,
  feedsBack,
  others,
}: Pick<NetworkData, 'units' | 'gates' | 'cellState' | 'feedsBack' | 'others'>): string {
  const letters = feedsBack
    ? translate(
        'x is the number it reads, h its memory, the hidden state, with a number for each unit, and y its answer: what it expects next.',
      )
    : translate(
        'h is its memory, the hidden state, with a number for each unit, and y the first of its answers: what it expects next.',
      );
  const lines = translate(
    'A line is a weight times the number it starts from: the thicker, the more it pushes; solid up, dashed down.',
  );
  const inPills = haveNumbers(units.length)
    ? []
    : [translate('Bars are states: to the right above nought, to the left below, the longer the further.')];
  const inside = cellState === null ? [] : [translate('c is what a unit keeps inside, of which it shows h.')];
  const named = gates.map(({ letter, meaning }) => `${letter} ${meaning}`).join(', ');
  const vessels =
    gates.length === 0
      ? []
      : haveNumbers(units.length)
        ? [translate('The vessels are gates, the fuller the wider open: {0}.', named)]
        : [translate('A click on a unit shows its gates, vessels the fuller the wider open: {0}.', named)];
  const rest =
    others === null
      ? []
      : [
          translate(
            'The last row stands for the {0} units that are not drawn: its lines, no thicker than the thickest of the others, are the sums of what they push.',
            formatNumber(others.count),
          ),
        ];
  return [letters, ...inside, ...inPills, lines, ...rest, ...vessels].join(' ');
}

function taughtStory({ step, inputs, answer, use }: NetworkData): string {
  const [input] = inputs;
  const next = formatNumber(step + 1);
  const reads = translate(
    'It reads the value of step {0}, {1}, and mixes it with its memory of the steps before (h {2}) into a new memory (h {0}). From that it answers {3}: what it expects at step {4}.',
    formatNumber(step),
    number(input.value),
    formatNumber(step - 1),
    number(answer),
    next,
  );
  switch (use.kind) {
    case 'compared':
      return translate(
        '{0} The value there is {1}, so it is off by {2}. Whatever it answered, within the data it reads the true value next; training changes its weights until such differences are small.',
        reads,
        number(use.next),
        number(Math.abs(answer - use.next)),
      );
    case 'fedBack':
      return translate('{0} There the data end: the answer {1} becomes the next input.', reads, number(answer));
    default:
      return translate('{0} The data end here.', reads);
  }
}

function ownStory(run: NetworkRun, { step, inputs, answer, use }: NetworkData, truth: ArrayLike<number>): string {
  const [{ value: input }] = inputs;
  const { lastStep: lastDatum } = run.reading;
  const ahead = step - lastDatum;
  const first = formatNumber(lastDatum + 1);
  const reads =
    ahead === 1
      ? translate(
          'The data end at step {0}. From here on it reads its own answers: the last of them, {1}, is the input now, and it answers {2}',
          formatNumber(lastDatum),
          number(input),
          number(answer),
        )
      : translate(
          'Beyond the data it reads its own answers: the one of step {0}, {1}, is the input now, and it answers {2}',
          formatNumber(step - 1),
          number(input),
          number(answer),
        );
  const then =
    use.kind === 'fedBack' ? translate(', which becomes the next input.') : translate(', and the forecast ends.');
  const drift =
    ahead === 1
      ? translate(
          ' Each answer is a little off, and the next one builds on it: where the errors add up, the forecast drifts.',
        )
      : translate(
          ' Since step {0} it has read {1} of its own answers in a row; each is a little off, and the next one builds on it: where the errors add up, the forecast drifts.',
          first,
          formatNumber(ahead),
        );
  return `${reads}${then}${drift}${distance(run, step, truth)}`;
}

/** How far off the own answers are that have been read so far, where the truth is known. */
function distance(run: NetworkRun, step: number, truth: ArrayLike<number>): string {
  const { dataUnits, lastStep } = run.reading;
  const ahead = step - lastStep;
  if (dataUnits === null || truth.length < ahead) {
    return '';
  }
  const own = (at: number) => run.inputAt(at) * dataUnits.scale + dataUnits.offset;
  let sum = 0;
  for (let i = 0; i < ahead; i++) {
    sum += Math.abs(own(lastStep + 1 + i) - truth[i]);
  }
  const off = Math.abs(own(step) - truth[ahead - 1]);
  const mean = ahead === 1 ? '' : translate(', {0} on average so far', formatNumber(sum / ahead));
  const words = translate(
    ' The true value of step {0} is {1}: off by {2}{3}.',
    formatNumber(step),
    formatNumber(truth[ahead - 1]),
    formatNumber(off),
    mean,
  );
  return ahead < someSteps || sum / ahead > leastDrift * dataUnits.scale
    ? words
    : translate('{0} So far it hardly drifts; after fewer iterations of training it does.', words);
}

function directStory(
  { direct, shape }: ShownNetwork,
  { reading }: NetworkRun,
  { step, answer, use }: NetworkData,
): string {
  const { window, features } = direct!;
  const counts = [formatNumber(Math.min(window, reading.lastStep)), formatNumber(features.length)];
  const reads = features.includes('slowLevel')
    ? translate(
        'It reads the last {0} values one after the other, each as {1} numbers: its distance from the last value, its change, whether there is one, and how far a slow and a fast mean of the values up to it are from the last value.',
        ...counts,
      )
    : translate(
        'It reads the last {0} values one after the other, each as {1} numbers: its distance from the last value, its change, and whether there is one.',
        ...counts,
      );
  return use.kind === 'last'
    ? translate(
        '{0} After the last it answers all {1} next steps at once, the first of them {2} times a typical change away from the last value. It never reads its own answers, so their errors do not add up.',
        reads,
        formatNumber(shape.outputSize),
        number(answer),
      )
    : translate(
        '{0} Only what it remembers after the last of them, step by step from here, makes the forecast; step {1} is on the way.',
        reads,
        formatNumber(step),
      );
}

function number(value: number): string {
  return formatNumber(value, 0.001);
}
