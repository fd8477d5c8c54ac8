import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { NetworkData } from '../charts/networkData.ts';
import type { NetworkRun } from './networkRun.ts';

/** What happens at a step, in plain words. `truth` are the values after the series, in data units, where they are known. */
export function networkStory(
  network: ShownNetwork,
  run: NetworkRun,
  data: NetworkData,
  truth: ArrayLike<number>,
): string {
  if (network.direct !== null) {
    return directStory(network, data);
  }
  return data.readsItsAnswer ? ownStory(run, data, truth) : taughtStory(data);
}

/** In few words, for a heading. */
export function networkHeadline(network: ShownNetwork, { step, readsItsAnswer, use }: NetworkData): string {
  const at = translate('step {0}', formatNumber(step));
  if (network.direct !== null) {
    return translate('{0} · it reads a window of values', at);
  }
  if (readsItsAnswer) {
    return translate('{0} · it reads its own answer', at);
  }
  return translate(
    '{0} · it reads the datum{1}',
    at,
    use.kind === 'fedBack' ? translate('; its answer is the first of the forecast') : '',
  );
}

/** How the picture is to be read. */
export function networkLegend({ gates }: Pick<NetworkData, 'gates'>): string {
  const lines = translate(
    'A line is a weight times the number it starts from: the thicker, the more it pushes; solid up, dashed down.',
  );
  const named = gates.map(({ letter, meaning }) => `${letter} ${meaning}`).join(', ');
  return gates.length === 0
    ? lines
    : translate('{0} The vessels are gates, the fuller the wider open: {1}.', lines, named);
}

function taughtStory({ step, inputs, answer, use }: NetworkData): string {
  const [input] = inputs;
  const next = formatNumber(step + 1);
  const reads = translate(
    'It reads the datum {0}, mixes it with what it remembers (h {1}) into a new memory (h {2}), and answers {3}: its idea of step {4}.',
    number(input.value),
    formatNumber(step - 1),
    formatNumber(step),
    number(answer),
    next,
  );
  switch (use.kind) {
    case 'compared':
      return translate(
        '{0} The datum there is {1}, so it is off by {2}. Whatever it answered, it reads the datum next; training changes its weights until such differences are small.',
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
          'From here on there are no data, and it reads its own answers. The answer to step {0}, {1}, is the input now; it answers {2}',
          formatNumber(lastDatum),
          number(input),
          number(answer),
        )
      : translate(
          'There is no datum. The answer to step {0}, {1}, became the input; it answers {2}',
          formatNumber(step - 1),
          number(input),
          number(answer),
        );
  const then =
    use.kind === 'fedBack' ? translate(', which becomes the next input.') : translate(', and the forecast ends.');
  const drift =
    ahead === 1
      ? translate(' Small errors add up this way.')
      : translate(
          ' Since step {0} it has read {1} of its own answers in a row; small errors add up.',
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
  return translate(
    ' The truth at step {0} is {1}: off by {2}{3}.',
    formatNumber(step),
    formatNumber(truth[ahead - 1]),
    formatNumber(off),
    mean,
  );
}

function directStory({ direct, shape }: ShownNetwork, { step, answer, use }: NetworkData): string {
  const { window, features } = direct!;
  const counts = [formatNumber(window), formatNumber(features.length)];
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
        '{0} After the last it answers all {1} next steps at once, the first {2} typical changes away; it never reads its own answers.',
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
