import { evenlySpaced } from '../../src/shared/evenlySpaced.ts';
import { formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import { cellName, layerCount } from '../../src/shared/model/networkShape.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { Steps } from '../../src/shared/runSteps.ts';
import { type FrameSteps, fullFrame } from '../charts/frameWork.ts';
import { HiddenStateChart } from '../charts/hiddenStateChart.ts';
import { stateLimit, stateText, unitName } from '../charts/hiddenStateData.ts';
import { NextFrame } from '../charts/nextFrame.ts';
import type { StepRange } from '../charts/timeFocus.ts';
import { plainReading, readingInWords } from '../network/readingInWords.ts';
import type { SeenNetwork } from '../network/seenNetwork.ts';
import { responseSentence } from '../network/unitResponse.ts';
import { unitResponses } from '../network/unitResponses.ts';
import { type NetworkWeights, weightsSentence } from '../network/unitWeights.ts';
import { appendElement } from './appendElement.ts';
import type { TableContent } from './appendTable.ts';
import { ChartSection } from './chartSection.ts';
import type { PanelContext } from './panelPart.ts';
import { mostRows, ValueTable } from './valueTable.ts';

/** The heat map of the hidden state with what it says of one unit, and its tables. */
export class HiddenStateSection {
  readonly #context: PanelContext;
  readonly #section: ChartSection<HiddenStateChart>;
  readonly #unit: HTMLElement;
  /** What the ends of the palette stand for. */
  readonly #scaleEnds: readonly HTMLElement[];
  readonly #weights: ValueTable;
  readonly #curve: ValueTable;
  #seen: SeenNetwork | null = null;
  /** What each unit responds to; `null` until a table asks. */
  #responses: readonly string[] | null = null;
  #period: number | null = null;
  #selectedUnit: number | null = null;
  #subtitle = '';

  constructor(charts: HTMLElement, context: PanelContext) {
    this.#context = context;
    this.#section = new ChartSection(
      charts,
      'hidden-state',
      translate('Hidden state'),
      (container) =>
        new HiddenStateChart(container, context.focus, {
          announce: context.announce,
          toggle: (unit) => this.toggle(unit),
          close: () => this.#close(),
          drawn: (isThinned) => this.#drawSubtitle(isThinned),
        }),
    );
    this.#section.hint = translate('A click on a row opens its unit: its curve, its weights, what it responds to');
    const { section } = this.#section;
    const legend = appendElement(section.querySelector<HTMLElement>('.heading')!, 'span', 'heat-legend');
    legend.setAttribute('aria-hidden', 'true');
    const lowest = appendElement(legend, 'span');
    appendElement(legend, 'span', 'heat-scale');
    this.#scaleEnds = [lowest, appendElement(legend, 'span')];
    this.#unit = appendElement(section, 'div', 'unit');
    this.#unit.hidden = true;
    const words = appendElement(this.#unit, 'p', 'unit-words');
    words.dataset.testid = 'unit-words';
    this.#curve = new ValueTable(this.#unit, translate('Curve of the unit'), 'unit-curve');
    this.#weights = new ValueTable(this.#unit, translate('Weights of the unit'), 'unit-weights');
    const frame = new NextFrame(charts.ownerDocument.defaultView!, () => this.#updateTables(false));
    context.focus.subscribe(() => frame.request());
  }

  /** The unit that is looked at; `null` for none. */
  get selected(): number | null {
    return this.#selectedUnit;
  }

  /** In steps; `period` is the season that the forecast reckons with. */
  *update(seen: SeenNetwork, period: number | null, isChanging: boolean): FrameSteps {
    this.#seen = seen;
    this.#responses = null;
    this.#period = period;
    const { network, run, order } = seen;
    const units = network.shape.hiddenSize;
    if (this.#selectedUnit !== null && this.#selectedUnit >= units) {
      this.#selectedUnit = null;
    }
    this.#subtitle = subtitle(seen);
    const limit = stateLimit(run.largestState);
    this.#scaleEnds.forEach((element, end) => {
      element.textContent = stateText(end === 0 ? -limit : limit);
    });
    this.#section.chart.update({
      units,
      order,
      valuesAt: (steps) => run.hiddenInSteps(steps),
      limit,
      mostTogether: run.mostTogether,
      steps: { first: Math.max(1, run.firstStep), last: run.lastStep },
      lastKnown: run.reading.lastStep,
      answersAtOnce: network.direct !== null,
      selected: this.#selectedUnit,
    });
    yield fullFrame;
    this.#describe(isChanging);
    this.#updateTables(isChanging);
  }

  /** Nothing is shown any more. */
  leave(): void {
    this.#seen = null;
    for (const table of [this.#section.table, this.#curve, this.#weights]) {
      table.clear();
    }
  }

  /** Opens a unit as it was before, when the network is shown. */
  restore(unit: number | null): void {
    this.#selectedUnit = unit;
  }

  /** Opens a unit, or closes it where it is open. */
  toggle(unit: number): void {
    this.#select(unit === this.#selectedUnit ? null : unit);
  }

  #close(): void {
    if (this.#selectedUnit !== null) {
      this.#select(null);
    }
  }

  #select(unit: number | null): void {
    this.#selectedUnit = unit;
    this.#context.redraw();
    this.#context.announce(
      unit === null || this.#seen === null ? translate('No unit is open.') : this.#words(this.#seen, unit),
    );
  }

  #drawSubtitle(isThinned: boolean): void {
    this.#section.subtitle = `${this.#subtitle}${isThinned ? translate(' · not every step has room here') : ''}`;
  }

  #describe(isChanging: boolean): void {
    const unit = this.#selectedUnit;
    this.#unit.hidden = unit === null;
    if (unit === null || this.#seen === null) {
      return;
    }
    const { weights } = this.#seen;
    this.#unit.querySelector('p')!.textContent = this.#words(this.#seen, unit);
    this.#weights.update(() => weightTable(unit, weights), isChanging);
  }

  /** The tables that go by the cursor and by the steps shown. */
  #updateTables(isChanging: boolean): void {
    const [seen, unit] = [this.#seen, this.#selectedUnit];
    if (seen !== null) {
      this.#section.table.update(() => this.#stateTable(seen), isChanging);
    }
    if (seen !== null && unit !== null) {
      this.#curve.update(() => curveTable(seen, unit, this.#context.focus.range), isChanging);
    }
  }

  #words(seen: SeenNetwork, unit: number): string {
    return `${responsesOf(seen, this.#period)(unit)} ${weightsSentence(unit, seen.weights)}`;
  }

  /** Every unit at the cursor, or at the last step of the series. */
  *#stateTable(seen: SeenNetwork): Steps<TableContent> {
    const { network, run, order, weights } = seen;
    const { before, after, step } = run.at(this.#context.focus.cursor ?? run.reading.lastStep);
    const { readsLayer, fromInputs, toAnswer } = weights;
    const inputs = network.shape.inputSize;
    // The same at every step.
    const responses = this.#responses ?? (yield* allResponses(seen, this.#period));
    if (this.#seen === seen) {
      this.#responses = responses;
    }
    return {
      columns: [
        translate('Unit'),
        translate('Step {0}', formatNumber(step - 1)),
        translate('Step {0}', formatNumber(step)),
        ...(readsLayer ? [] : [translate('Weight of the input')]),
        translate('Weight in the answer'),
        translate('Responds to'),
      ],
      rows: order.map((unit) => [
        formatNumber(unit + 1),
        stateText(before[unit]),
        stateText(after[unit]),
        ...(readsLayer ? [] : [stateText(fromInputs[unit * inputs])]),
        stateText(toAnswer[unit]),
        responses[unit],
      ]),
      note: translate(
        'What each unit holds at step {0}, where the cursor stands, and at the step before.',
        formatNumber(step),
      ),
    };
  }
}

/** What each unit responds to, in a sentence; `period` is the season that the forecast reckons with. */
function responsesOf(seen: SeenNetwork, period: number | null): (unit: number) => string {
  const responseOf = unitResponses(seen, period);
  return (unit) => {
    const { response, values } = responseOf(unit);
    return responseSentence(unit, response, values);
  };
}

function* allResponses(seen: SeenNetwork, period: number | null): Steps<readonly string[]> {
  const responseOf = responsesOf(seen, period);
  const responses: string[] = [];
  for (let unit = 0; unit < seen.run.shape.hiddenSize; unit++) {
    yield;
    responses.push(responseOf(unit));
  }
  return responses;
}

/** What a unit holds at the steps shown, evenly thinned where these are too many. */
function* curveTable({ run }: SeenNetwork, unit: number, range: StepRange): Steps<TableContent> {
  const first = Math.max(1, run.firstStep, Math.ceil(range.first));
  const last = Math.min(run.lastStep, Math.floor(range.last));
  const all = Math.max(0, last - first + 1);
  const steps = evenlySpaced(first, last, Math.min(all, mostRows, run.mostTogether));
  const units = run.shape.hiddenSize;
  const states = yield* run.hiddenInSteps(steps);
  return {
    columns: [translate('Step'), unitName(unit)],
    rows: steps.map((step, i) => [formatNumber(step), stateText(states[i * units + unit])]),
    note: translate(
      'What the unit holds at the steps shown: {0} of {1}, evenly spaced.',
      formatNumber(steps.length),
      formatNumber(all),
    ),
  };
}

function subtitle({ network, run }: SeenNetwork): string {
  const { hiddenSize, cell } = network.shape;
  const memory =
    hiddenSize === 1
      ? translate('what the {0} remembers: 1 number at each step', cellName(cell))
      : translate(
          'what the {0} remembers: {1} numbers at each step, a row for each unit',
          cellName(cell),
          formatNumber(hiddenSize),
        );
  const from =
    run.warmUp === null ? '' : translate(' · each state follows at least {0} steps', formatNumber(run.warmUp));
  const layers = layerCount(network.shape);
  const layer = layers === 1 ? '' : translate(' · the uppermost of its {0} layers', formatNumber(layers));
  return `${memory}${layer}${whichNetwork(network)}${from}`;
}

/** Which of the networks that forecast is seen, and what it reads; nothing where there is one, which reads the plain numbers. */
function whichNetwork({ partOf, ...network }: ShownNetwork): string {
  const reading = readingInWords(network);
  const reads = reading === plainReading() ? '' : translate(' · it reads {0}', reading);
  if (partOf === null) {
    return reads;
  }
  const { name, share } = partOf;
  const members = formatNumber(partOf.members);
  if (share === 1 && partOf.members > 1) {
    return `${translate(' · one of {0} networks, whose mean is the forecast', members)}${reads}`;
  }
  return partOf.members > 1
    ? translate(
        ' · one of {0} networks of “{1}”, {2} of the forecast, which reads {3}',
        members,
        methodName(name),
        formatPercent(share),
        reading,
      )
    : translate(
        ' · the network of “{0}”, {1} of the forecast, which reads {2}',
        methodName(name),
        formatPercent(share),
        reading,
      );
}

function weightTable(unit: number, weights: NetworkWeights): TableContent {
  const { readsLayer, fromInputs, fromUnits, bias, toAnswer } = weights;
  const units = toAnswer.length;
  const inputs = fromInputs.length / units;
  return {
    columns: [
      translate('Weight'),
      translate('To unit {0}', formatNumber(unit + 1)),
      translate('From unit {0}', formatNumber(unit + 1)),
    ],
    rows: [
      ...Array.from({ length: inputs }, (_, input) => [
        inputRow(readsLayer, inputs, formatNumber(input + 1)),
        stateText(fromInputs[unit * inputs + input]),
        '',
      ]),
      ...Array.from({ length: units }, (_, other) => [
        unitName(other),
        stateText(fromUnits[unit * units + other]),
        stateText(fromUnits[other * units + unit]),
      ]),
      [translate('Bias'), stateText(bias[unit]), ''],
      [translate('Answer'), '', stateText(toAnswer[unit])],
    ],
    note: translate('What pushes the unit, and what it pushes, by which weight.'),
  };
}

function inputRow(readsLayer: boolean, inputs: number, number: string): string {
  if (readsLayer) {
    return translate('Unit {0} of the layer below', number);
  }
  return inputs === 1 ? translate('Input') : translate('Input {0}', number);
}
