import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { Feature } from '../../src/shared/model/forecaster/forecaster.ts';
import { stateLimit } from '../charts/hiddenStateData.ts';
import {
  type AnswerUse,
  isProductOf,
  type NetworkData,
  type NetworkOthers,
  type NetworkProduct,
} from '../charts/networkData.ts';
import { cellGates } from './cellGates.ts';
import { drawnWith } from './drawnUnits.ts';
import type { NetworkRun, NetworkStep } from './networkRun.ts';
import type { SeenNetwork } from './seenNetwork.ts';
import type { NetworkWeights } from './unitWeights.ts';

/** More lines than these between units are a tangle. */
const mostLines = 64;
/** Products below this share of the strongest are not seen. */
const leastShare = 0.03;

const featureNames: Record<Feature, string> = {
  deviation: translate('distance'),
  difference: translate('change'),
  presence: translate('is there'),
  slowLevel: translate('slow level'),
  fastLevel: translate('fast level'),
};

/** All that is drawn of a network at one step: of a large one the units that matter most, the one that is open among them. */
export function networkAtStep(seen: SeenNetwork, wanted: number, selected: number | null): NetworkData {
  const { network, run, weights } = seen;
  const { shape } = network;
  const order = drawnWith(selected, seen);
  const units = shape.hiddenSize;
  const step = run.at(wanted);
  const others = othersAt(step, weights, order, selected);
  const [answer] = step.answers;
  return {
    cell: shape.cell,
    step: step.step,
    size: units,
    readsItsAnswer: step.readsItsAnswer,
    inputs: Array.from(step.inputs, (value, input) => ({
      name: network.direct === null ? '' : featureNames[network.direct.features[input]],
      value,
    })),
    units: order,
    limit: stateLimit(run.largestState),
    before: order.map((unit) => step.before[unit]),
    after: order.map((unit) => step.after[unit]),
    cellState: shape.cell === 'lstm' ? order.map((unit) => step.after[units + unit]) : null,
    gates: cellGates[shape.cell].map(({ letter, meaning, block }) => ({
      letter,
      meaning,
      values: order.map((unit) => step.trace[block * units + unit]),
    })),
    products: shownProducts(step, weights, order, selected, others),
    others,
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

/** What the units that are not drawn push together: the answer, and the unit that is open. */
function othersAt(
  { before, after }: NetworkStep,
  { fromUnits, toAnswer }: NetworkWeights,
  order: readonly number[],
  selected: number | null,
): NetworkOthers | null {
  const units = toAnswer.length;
  const drawn = new Set(order);
  if (drawn.size === units) {
    return null;
  }
  let intoAnswer = 0;
  let intoSelected = 0;
  for (let unit = 0; unit < units; unit++) {
    if (!drawn.has(unit)) {
      intoAnswer += toAnswer[unit] * after[unit];
      intoSelected += selected === null ? 0 : fromUnits[selected * units + unit] * before[unit];
    }
  }
  return { count: units - drawn.size, toAnswer: intoAnswer, toSelected: selected === null ? null : intoSelected };
}

function shownProducts(
  { inputs, before, after }: NetworkStep,
  { fromInputs, fromUnits, toAnswer }: NetworkWeights,
  order: readonly number[],
  selected: number | null,
  others: NetworkOthers | null,
): NetworkProduct[] {
  const units = toAnswer.length;
  const ofInputs = order.flatMap((unit, to) =>
    Array.from(inputs, (value, input): NetworkProduct => {
      return { kind: 'input', from: input, to, value: fromInputs[unit * inputs.length + input] * value };
    }),
  );
  const ofUnits = order.flatMap((unit, to) =>
    order.map((other, from): NetworkProduct => {
      return { kind: 'unit', from, to, value: fromUnits[unit * units + other] * before[other] };
    }),
  );
  const ofAnswer = order.map((unit, from): NetworkProduct => {
    return { kind: 'answer', from, to: 0, value: toAnswer[unit] * after[unit] };
  });
  const place = selected === null ? -1 : order.indexOf(selected);
  const kept = [...strongest(ofInputs, mostLines), ...strongest(ofUnits, mostLines), ...strongest(ofAnswer, mostLines)];
  const ofSelected = [...ofInputs, ...ofUnits].filter((each) => isProductOf(each, place) && !kept.includes(each));
  return [...kept, ...ofSelected, ...productsOf(others, place, order.length)].sort(
    (a, b) => Math.abs(a.value) - Math.abs(b.value),
  );
}

/** The sums of the units that are not drawn, from the place under those that are. */
function productsOf(others: NetworkOthers | null, selectedPlace: number, from: number): NetworkProduct[] {
  return others === null
    ? []
    : [
        { kind: 'answer', from, to: 0, value: others.toAnswer },
        ...(others.toSelected === null
          ? []
          : [{ kind: 'unit' as const, from, to: selectedPlace, value: others.toSelected }]),
      ];
}

function strongest(products: readonly NetworkProduct[], most: number): NetworkProduct[] {
  const sorted = products.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, most);
  return sorted.filter(({ value }) => Math.abs(value) >= leastShare * Math.abs(sorted[0].value));
}
