import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { Feature } from '../../src/shared/model/forecaster/forecaster.ts';
import type { Cell } from '../../src/shared/model/networkShape.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import {
  type AnswerUse,
  isProductOf,
  type NetworkData,
  type NetworkGate,
  type NetworkProduct,
} from '../charts/networkData.ts';
import type { NetworkRun, NetworkStep } from './networkRun.ts';
import { type NetworkWeights, networkWeights } from './unitWeights.ts';

/** More lines than these between units are a tangle. */
const mostLines = 64;
/** Products below this share of the strongest are not seen. */
const leastShare = 0.03;

const featureNames: Record<Feature, string> = {
  deviation: translate('distance'),
  difference: translate('change'),
  presence: translate('present'),
  slowLevel: translate('slow level'),
  fastLevel: translate('fast level'),
};

/** Where the gates stand in a cell's trace, in units of H (see the cells), and what they do. */
const gatesOf: Record<Cell, readonly (Omit<NetworkGate, 'values'> & { readonly block: number })[]> = {
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

/** All that is drawn of a network at one step; `order` says from top to bottom which unit stands where. */
export function networkAtStep(
  network: ShownNetwork,
  run: NetworkRun,
  order: readonly number[],
  wanted: number,
  selected: number | null,
): NetworkData {
  const { shape } = network;
  const units = shape.hiddenSize;
  const step = run.at(wanted);
  const weights = networkWeights(shape, network.parameters);
  const [answer] = step.answers;
  return {
    cell: shape.cell,
    step: step.step,
    readsItsAnswer: step.readsItsAnswer,
    inputs: Array.from(step.inputs, (value, input) => ({
      name: network.direct === null ? '' : featureNames[network.direct.features[input]],
      value,
    })),
    units: order,
    before: order.map((unit) => step.before[unit]),
    after: order.map((unit) => step.after[unit]),
    cellState: shape.cell === 'lstm' ? order.map((unit) => step.after[units + unit]) : null,
    gates: gatesOf[shape.cell].map(({ letter, meaning, block }) => ({
      letter,
      meaning,
      values: order.map((unit) => step.trace[block * units + unit]),
    })),
    products: strongestProducts(step, weights, order, selected),
    answer,
    use: answerUse(run, step.step),
    feedsBack: run.reading.readsItsAnswers,
    inDataUnits: inDataUnits(run, step),
    selected,
  };
}

function answerUse(run: NetworkRun, step: number): AnswerUse {
  if (step < run.reading.lastStep) {
    return run.reading.readsItsAnswers ? { kind: 'compared', next: run.inputAt(step + 1) } : { kind: 'unused' };
  }
  return step < run.lastStep ? { kind: 'fedBack' } : { kind: 'last' };
}

function inDataUnits({ reading }: NetworkRun, { inputs, answers }: NetworkStep): NetworkData['inDataUnits'] {
  const { dataUnits } = reading;
  if (dataUnits === null || (Math.abs(dataUnits.scale - 1) < 1e-9 && Math.abs(dataUnits.offset) < 1e-9)) {
    return null;
  }
  const text = (value: number) => formatNumber(value * dataUnits.scale + dataUnits.offset, dataUnits.scale / 100);
  return { input: text(inputs[0]), answer: text(answers[0]) };
}

function strongestProducts(
  { inputs, before, after }: NetworkStep,
  { fromInputs, fromUnits, toAnswer }: NetworkWeights,
  order: readonly number[],
  selected: number | null,
): NetworkProduct[] {
  const units = order.length;
  const product = (kind: NetworkProduct['kind'], from: number, to: number, weight: number, value: number) => ({
    kind,
    from,
    to,
    weight,
    value: weight * value,
  });
  const ofInputs = order.flatMap((unit, to) =>
    Array.from(inputs, (value, input) => product('input', input, to, fromInputs[unit * inputs.length + input], value)),
  );
  const ofUnits = order.flatMap((unit, to) =>
    order.map((other, from) => product('unit', from, to, fromUnits[unit * units + other], before[other])),
  );
  const ofAnswer = order.map((unit, from) => product('answer', from, 0, toAnswer[unit], after[unit]));
  const place = selected === null ? -1 : order.indexOf(selected);
  const kept = [...strongest(ofInputs, mostLines), ...strongest(ofUnits, mostLines), ...strongest(ofAnswer, mostLines)];
  const ofSelected = [...ofInputs, ...ofUnits].filter((each) => isProductOf(each, place) && !kept.includes(each));
  return [...kept, ...ofSelected].sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
}

function strongest(products: readonly NetworkProduct[], most: number): NetworkProduct[] {
  const sorted = products.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, most);
  return sorted.filter(({ value }) => Math.abs(value) >= leastShare * Math.abs(sorted[0].value));
}
