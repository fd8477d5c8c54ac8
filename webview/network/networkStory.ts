import { formatNumber } from '../../src/shared/formatNumber.ts';
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
  const at = `step ${formatNumber(step)}`;
  if (network.direct !== null) {
    return `${at} · it reads a window of values`;
  }
  if (readsItsAnswer) {
    return `${at} · it reads its own answer`;
  }
  return `${at} · it reads the datum${use.kind === 'fedBack' ? '; its answer is the first of the forecast' : ''}`;
}

/** How the picture is to be read. */
export function networkLegend({ gates }: Pick<NetworkData, 'gates'>): string {
  const lines =
    'A line is a weight times the number it starts from: the thicker, the more it pushes; solid up, dashed down.';
  const named = gates.map(({ letter, meaning }) => `${letter} ${meaning}`).join(', ');
  return gates.length === 0 ? lines : `${lines} The vessels are gates, the fuller the wider open: ${named}.`;
}

function taughtStory({ step, inputs, answer, use }: NetworkData): string {
  const [input] = inputs;
  const next = formatNumber(step + 1);
  const reads = `It reads the datum ${number(input.value)}, mixes it with what it remembers (h ${formatNumber(step - 1)}) into a new memory (h ${formatNumber(step)}), and answers ${number(answer)}: its idea of step ${next}.`;
  switch (use.kind) {
    case 'compared':
      return `${reads} The datum there is ${number(use.next)}, so it is off by ${number(Math.abs(answer - use.next))}. Whatever it answered, it reads the datum next; training changes its weights until such differences are small.`;
    case 'fedBack':
      return `${reads} There the data end: the answer ${number(answer)} becomes the next input.`;
    default:
      return `${reads} The data end here.`;
  }
}

function ownStory(run: NetworkRun, { step, inputs, answer, use }: NetworkData, truth: ArrayLike<number>): string {
  const [{ value: input }] = inputs;
  const { lastStep: lastDatum } = run.reading;
  const ahead = step - lastDatum;
  const first = formatNumber(lastDatum + 1);
  const reads =
    ahead === 1
      ? `From here on there are no data, and it reads its own answers. The answer to step ${formatNumber(lastDatum)}, ${number(input)}, is the input now; it answers ${number(answer)}`
      : `There is no datum. The answer to step ${formatNumber(step - 1)}, ${number(input)}, became the input; it answers ${number(answer)}`;
  const then = use.kind === 'fedBack' ? `, which becomes the next input.` : ', and the forecast ends.';
  const drift =
    ahead === 1
      ? ' Small errors add up this way.'
      : ` Since step ${first} it has read ${formatNumber(ahead)} of its own answers in a row; small errors add up.`;
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
  const mean = ahead === 1 ? '' : `, ${formatNumber(sum / ahead)} on average so far`;
  return ` The truth at step ${formatNumber(step)} is ${formatNumber(truth[ahead - 1])}: off by ${formatNumber(off)}${mean}.`;
}

function directStory({ direct, shape }: ShownNetwork, { step, answer, use }: NetworkData): string {
  const reads = `It reads the last ${formatNumber(direct!.window)} values one after the other, each as three numbers: its distance from the last value, its change, and whether there is one.`;
  return use.kind === 'last'
    ? `${reads} After the last it answers all ${formatNumber(shape.outputSize)} next steps at once, the first ${number(answer)} typical changes away; it never reads its own answers.`
    : `${reads} Only what it remembers after the last of them, step by step from here, makes the forecast; step ${formatNumber(step)} is on the way.`;
}

function number(value: number): string {
  return formatNumber(value, 0.001);
}
