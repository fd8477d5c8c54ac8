import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { Cell, NetworkShape } from '../../src/shared/model/networkShape.ts';
import { layerSlots, type ParameterSlot, parameterLayout } from '../../src/shared/model/parameterLayout.ts';

/** The weights of one layer that say what becomes of a unit, and what a unit becomes part of: the uppermost, which answers. */
export interface NetworkWeights {
  /** Whether what it reads are the units of the layer below, not the network's inputs. */
  readonly readsLayer: boolean;
  /** `[H, I]` From the inputs to the units; of a layer above another `[H, H]` from that one's units. */
  readonly fromInputs: Float64Array;
  /** `[H, H]` From the units before to the units, row by row of the units they go to. */
  readonly fromUnits: Float64Array;
  /** `[H]` Both biases together. */
  readonly bias: Float64Array;
  /** `[H]` From the units to the first answer. */
  readonly toAnswer: Float64Array;
  readonly answerBias: number;
}

/** Which block of rows proposes what a unit becomes: a GRU's n, an LSTM's g; the other blocks are its gates. */
const proposingGate: Record<Cell, number> = { rnn: 0, gru: 2, lstm: 2 };

/** The weights that propose a unit's new value (in cells with gates these say how much of it counts), and the head's. */
export function networkWeights(shape: NetworkShape, parameters: ArrayLike<number>): NetworkWeights {
  const layout = parameterLayout(shape);
  const layers = layerSlots(shape);
  const { inputWeights, hiddenWeights, inputBias, hiddenBias } = layers[layers.length - 1];
  const units = shape.hiddenSize;
  const gate = proposingGate[shape.cell];
  const rows = ({ start, dimensions: [, width = 1] }: ParameterSlot) =>
    Float64Array.from({ length: units * width }, (_, i) => parameters[start + gate * units * width + i]);
  const biasOfUnits = rows(hiddenBias);
  const head = layout['linear.weight'].start;
  return {
    readsLayer: layers.length > 1,
    fromInputs: rows(inputWeights),
    fromUnits: rows(hiddenWeights),
    bias: rows(inputBias).map((value, unit) => value + biasOfUnits[unit]),
    toAnswer: Float64Array.from({ length: units }, (_, unit) => parameters[head + unit]),
    answerBias: parameters[layout['linear.bias'].start],
  };
}

/** What a unit listens to most and which way it pushes the answer, in a plain sentence. */
export function weightsSentence(unit: number, { readsLayer, fromInputs, fromUnits, toAnswer }: NetworkWeights): string {
  const units = toAnswer.length;
  const inputs = fromInputs.length / units;
  const sources = [
    ...Array.from({ length: inputs }, (_, input) => ({
      name: sourceName(readsLayer, inputs, formatNumber(input + 1)),
      weight: fromInputs[unit * inputs + input],
    })),
    ...Array.from({ length: units }, (_, from) => ({
      name: from === unit ? translate('its own past') : translate('unit {0}', formatNumber(from + 1)),
      weight: fromUnits[unit * units + from],
    })),
  ];
  const strongest = sources
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 3)
    .map(({ name, weight }) => `${name} (${signed(weight)})`);
  const last = strongest.pop();
  const push = toAnswer[unit];
  const most = strongest.length === 0 ? (last ?? '') : translate('{0} and {1}', strongest.join(', '), last ?? '');
  return push < 0
    ? translate('It listens most to {0}; when it is high, it pushes the answer down ({1}).', most, signed(push))
    : translate('It listens most to {0}; when it is high, it pushes the answer up ({1}).', most, signed(push));
}

function sourceName(readsLayer: boolean, inputs: number, number: string): string {
  if (readsLayer) {
    return translate('unit {0} of the layer below', number);
  }
  return inputs === 1 ? translate('the input') : translate('input {0}', number);
}

function signed(weight: number): string {
  const text = formatNumber(weight, 0.01);
  return weight > 0 && text !== '0' ? `+${text}` : text;
}
