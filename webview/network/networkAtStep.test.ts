import { describe, expect, it } from 'vitest';
import { type Cell, scalarNetwork } from '../../src/shared/model/networkShape.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import { runSteps } from '../../src/shared/runSteps.ts';
import { directPredictor, randomMembers, testSeries } from '../../test/support/forecasters.ts';
import { type NetworkData, networkSummary } from '../charts/networkData.ts';
import { partsInAnswer } from './drawnUnits.ts';
import { networkAtStep } from './networkAtStep.ts';
import { readSeries } from './networkReading.ts';
import { NetworkRun } from './networkRun.ts';
import { networkHeadline, networkLegend, networkStory } from './networkStory.ts';
import type { SeenNetwork } from './seenNetwork.ts';
import { networkWeights, weightsSentence } from './unitWeights.ts';

const values = testSeries(40, 1, 0.5, 3);
const order = [3, 1, 4, 0, 2];

function seen(cell: Cell, overrides: Partial<ShownNetwork> = {}) {
  const shape = scalarNetwork(5, cell);
  const [{ parameters }] = randomMembers(shape, 1, 4);
  const network: ShownNetwork = { shape, parameters, transforms: [], direct: null, partOf: null, ...overrides };
  const run = runSteps(NetworkRun.follow(network.shape, network.parameters, readSeries(network, values), 10));
  const weights = networkWeights(network.shape, network.parameters);
  const parts = partsInAnswer(run.hiddenAt(run.lastSteps(40)), weights.toAnswer);
  const whole: SeenNetwork = { network, run, weights, order, drawn: order, parts };
  return {
    network,
    run,
    weights,
    at: (step: number, selected: number | null = null, drawn = order) =>
      networkAtStep({ ...whole, drawn }, step, selected),
  };
}

/** What flows to a place, of some kinds. */
function sumTo({ products }: NetworkData, to: number, kinds: readonly string[]): number {
  return products
    .filter((each) => kinds.includes(each.kind) && each.to === to)
    .reduce((sum, { value }) => sum + value, 0);
}

describe('networkAtStep', () => {
  it.each([20, 45])(
    "tells an RNN's arithmetic whole at step %i: products and biases make the new state and the answer",
    (step) => {
      const { network, at } = seen('rnn');
      const data = at(step, 0);
      const { bias, answerBias } = networkWeights(network.shape, network.parameters);
      // The weakest lines are left out.
      order.forEach((unit, place) => {
        expect(Math.tanh(sumTo(data, place, ['input', 'unit']) + bias[unit])).toBeCloseTo(data.after[place], 1);
      });
      const mine = order.indexOf(0);
      expect(Math.tanh(sumTo(data, mine, ['input', 'unit']) + bias[0])).toBeCloseTo(data.after[mine], 12);
      expect(sumTo(data, 0, ['answer']) + answerBias).toBeCloseTo(data.answer, 1);
    },
  );

  it('reads data, then its own answers, and says what becomes of the answer', () => {
    const { at } = seen('rnn');
    expect(at(10)).toMatchObject({ readsItsAnswer: false, use: { kind: 'compared', next: values[10] } });
    expect(at(40)).toMatchObject({ readsItsAnswer: false, use: { kind: 'fedBack' } });
    const own = at(41);
    expect(own).toMatchObject({ readsItsAnswer: true, use: { kind: 'fedBack' } });
    expect(own.inputs[0].value).toBe(at(40).answer);
    expect(own.before).toEqual(at(40).after);
    expect(at(50).use).toEqual({ kind: 'last' });
  });

  it.each([
    ['rnn', ''],
    ['gru', 'rz'],
    ['lstm', 'ifo'],
  ] as const)('shows the gates of the %s, between shut and open', (cell, letters) => {
    const { at } = seen(cell);
    const { gates, cellState } = at(12);
    expect(gates.map(({ letter }) => letter).join('')).toBe(letters);
    for (const { values: open } of gates) {
      expect(open).toHaveLength(5);
      expect(open.every((value) => value > 0 && value < 1)).toBe(true);
    }
    expect(cellState === null).toBe(cell !== 'lstm');
  });

  it("gives an LSTM's hidden state by its gates", () => {
    const { gates, cellState, after } = seen('lstm').at(12);
    const [, , output] = gates;
    order.forEach((_, place) => {
      expect(output.values[place] * Math.tanh(cellState![place])).toBeCloseTo(after[place], 12);
    });
  });

  it('sums up what the units that are not drawn push, so that all is still told', () => {
    const { at, weights } = seen('rnn');
    expect(at(20)).toMatchObject({ size: 5, others: null });
    const data = at(20, 0, [1, 4, 0]);
    expect(data).toMatchObject({ size: 5, units: [1, 4, 0], others: { count: 2 } });
    expect(data.answer).toBe(at(20).answer);
    expect(sumTo(data, 0, ['answer']) + weights.answerBias).toBeCloseTo(data.answer, 1);
    const place = data.units.indexOf(0);
    expect(Math.tanh(sumTo(data, place, ['input', 'unit']) + weights.bias[0])).toBeCloseTo(data.after[place], 12);
    const all = Array.from({ length: 5 }, (_, unit) => weights.toAnswer[unit] * at(20).after[order.indexOf(unit)]);
    expect(data.others!.toAnswer).toBeCloseTo(all[2] + all[3], 12);
    expect(networkSummary(data)).toMatch(
      /answers [−\d.]+\. Drawn are 3 of 5 units, those that the answer hangs on most; the other 2 add [+−]?[\d.]+ to the answer together\.$/,
    );
    // A unit that is opened is drawn in the place of another.
    expect(at(20, 3, [1, 4]).units).toContain(3);
    expect(at(20, 3, [1, 4]).units).toHaveLength(2);
  });

  it('gives numbers in the units of the data, too, where these are others', () => {
    const transforms = [{ kind: 'scale', centre: 1, unit: 0.5 } as const];
    const { at } = seen('rnn', { transforms });
    expect(at(10).inputs[0].value).toBeCloseTo((values[9] - 1) / 0.5, 12);
    expect(Number(at(10).inDataUnits!.input)).toBeCloseTo(values[9], 2);
    expect(seen('rnn').at(10).inDataUnits).toBeNull();
  });
});

describe('networkStory', () => {
  const truth = new Float64Array(10).fill(1);

  it('tells teacher forcing in the data', () => {
    const { network, run, at } = seen('rnn');
    const story = networkStory(network, run, at(10), truth);
    expect(story).toMatch(
      /^It reads the value of step 10, [−\d.]+, and mixes it with its memory of the steps before \(h 9\) into a new memory \(h 10\)\. From that it answers [−\d.]+: what it expects at step 11\./,
    );
    expect(story).toMatch(
      /The value there is [−\d.]+, so it is off by [\d.]+\. Whatever it answered, within the data it reads the true value next/,
    );
    expect(networkHeadline(network, at(10))).toBe('step 10 · it reads the data');
    expect(networkStory(network, run, at(40), truth)).toMatch(
      /There the data end: the answer [−\d.]+ becomes the next input\.$/,
    );
  });

  it('tells autoregression, and why it drifts', () => {
    const { network, run, at } = seen('rnn');
    expect(networkStory(network, run, at(41), truth)).toMatch(
      /^The data end at step 40\. From here on it reads its own answers: .* where the errors add up, the forecast drifts\. The true value of step 41 is 1: off by [\d.]+\.$/,
    );
    const story = networkStory(network, run, at(43), truth);
    expect(story).toMatch(
      /^Beyond the data it reads its own answers: the one of step 42, [−\d.]+, is the input now, .* which becomes the next input\./,
    );
    expect(story).toContain('Since step 41 it has read 3 of its own answers in a row; each is a little off');
    const mean = [41, 42, 43].reduce((sum, step) => sum + Math.abs(run.inputAt(step) - 1) / 3, 0);
    expect(Number(/([\d.]+) on average so far/.exec(story)?.[1])).toBeCloseTo(mean, 2);
    expect(networkStory(network, run, at(43), [])).not.toContain('true value');
    expect(networkStory(network, run, at(50), truth)).toContain('and the forecast ends.');
  });

  it('never pretends that a network reads its answers when it gives many at once', () => {
    const predictor = directPredictor('gru');
    const [{ parameters }] = predictor.members;
    const { network, run, at } = seen('gru', { shape: predictor.network, parameters, direct: predictor });
    const direct = (step: number) => at(step, null, [0, 1, 2, 3, 4, 5, 6]);
    expect(direct(30).use).toEqual({ kind: 'unused' });
    expect(direct(30).inputs.map(({ name }) => name)).toEqual(['distance', 'change', 'is there']);
    expect(direct(40).use).toEqual({ kind: 'last' });
    expect(direct(45).step).toBe(40);
    expect(networkStory(network, run, direct(40), truth)).toMatch(
      /answers all 6 next steps at once, the first .* never reads its own answers, so their errors do not add up\.$/,
    );
    expect(networkStory(network, run, direct(30), truth)).toContain('step 30 is on the way');
  });

  it('says how gates are to be read', () => {
    expect(networkLegend(seen('rnn').at(3))).not.toContain('gates');
    expect(networkLegend(seen('rnn').at(3))).toContain('h its memory, the hidden state, with a number for each unit');
    expect(networkLegend(seen('lstm').at(3))).toContain('i takes in, f keeps, o shows');
    expect(networkLegend(seen('lstm').at(3))).toContain('c is what a unit keeps inside');
    expect(networkLegend(seen('gru').at(3))).not.toContain('keeps inside');
    expect(networkLegend(seen('lstm').at(3))).not.toContain('Bars are states');
    const many = { ...seen('lstm').at(3), units: Array.from({ length: 64 }, (_, unit) => unit) };
    expect(networkLegend(many)).toContain('to the right above nought, to the left below');
    expect(networkLegend(many)).toContain('A click on a unit shows its gates');
  });
});

describe('weightsSentence', () => {
  it('names the units of the layer below where it reads these', () => {
    const weights = {
      readsLayer: true,
      fromInputs: Float64Array.of(0.1, -2, 0, 0),
      fromUnits: Float64Array.of(0.5, 1, 0, 0),
      bias: new Float64Array(2),
      toAnswer: Float64Array.of(1, 0),
      answerBias: 0,
    };
    expect(weightsSentence(0, weights)).toMatch(
      /^It listens most to unit 2 of the layer below \(−2\), unit 2 \(\+1\) and its own past/,
    );
  });

  it('names what a unit listens to most, and which way it pushes', () => {
    const weights = {
      readsLayer: false,
      fromInputs: Float64Array.of(0.1, -2),
      fromUnits: Float64Array.of(0, 0, 1.5, 0.25),
      bias: new Float64Array(2),
      toAnswer: Float64Array.of(1, -0.5),
      answerBias: 0,
    };
    expect(weightsSentence(1, weights)).toBe(
      'It listens most to the input (−2), unit 1 (+1.5) and its own past (+0.25); when it is high, it pushes the answer down (−0.5).',
    );
  });
});
