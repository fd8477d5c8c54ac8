import { formatExactly } from '../formatNumber.ts';
import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import { cellName, cells, maximumHiddenSize } from '../model/networkShape.ts';
import { largestSeed } from '../model/randomGenerator.ts';
import { shownValue } from '../shownValue.ts';
import { typedNumber } from '../typedNumber.ts';
import type { NetworkSettings } from './networkSettings.ts';

/** One setting, as a person sees it. */
export interface SettingField {
  readonly name: keyof NetworkSettings;
  readonly label: string;
  /** What it is, and what happens when it grows. */
  readonly explanation: string;
  /** Whether a change takes effect in the run under way, or when training starts anew. */
  readonly takesEffect: 'at once' | 'anew';
  /** The numbers for which it means something; all when left out. */
  readonly only?: NetworkSettings['source'];
  readonly values:
    | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
    | {
        readonly kind: 'number';
        readonly lowest: number;
        readonly highest: number;
        readonly isWhole: boolean;
        /** What no number at all means, where that can be. */
        readonly empty?: string;
      };
}

/** All settings, in the order in which they are shown. */
export const settingFields: readonly SettingField[] = [
  {
    name: 'source',
    label: translate('Numbers'),
    explanation: translate(
      'The numbers that the network learns from: the noisy sine of the tutorial, or those selected in an editor. More numbers show more of the pattern, and every iteration takes longer.',
    ),
    takesEffect: 'anew',
    values: {
      kind: 'choice',
      options: [
        { value: 'sine', label: translate('Noisy sine') },
        { value: 'selection', label: translate('Selection') },
      ],
    },
  },
  {
    name: 'cell',
    label: translate('Cell'),
    explanation: translate(
      'How a unit remembers: RNN is the plain cell of the tutorial, GRU and LSTM have gates that decide what is kept. With more gates it remembers for longer, and has three (GRU) or four (LSTM) times as many weights to train.',
    ),
    takesEffect: 'anew',
    values: {
      kind: 'choice',
      options: cells.map((cell) => ({ value: cell, label: cellName(cell) })),
    },
  },
  {
    name: 'hiddenSize',
    label: translate('Hidden size'),
    explanation: translate(
      'How many units the network has: the numbers that it carries from step to step as its memory, the hidden state. With more units it learns finer patterns, trains more slowly, and sooner learns a short series by heart.',
    ),
    takesEffect: 'anew',
    values: { kind: 'number', lowest: 1, highest: maximumHiddenSize, isWhole: true },
  },
  {
    name: 'learningRate',
    label: translate('Learning rate'),
    explanation: translate(
      'How far each iteration moves the weights to make the error smaller. When it grows, training is faster at first; too large, and the loss jumps about or leaps away.',
    ),
    takesEffect: 'at once',
    values: { kind: 'number', lowest: 0.000001, highest: 1, isWhole: false },
  },
  {
    name: 'iterations',
    label: translate('Iterations'),
    explanation: translate(
      'How often the network passes over the whole series; each pass changes its weights once. With more of them the fit comes closer, until the network learns the noise, too.',
    ),
    takesEffect: 'at once',
    values: { kind: 'number', lowest: 1, highest: 100_000, isWhole: true },
  },
  {
    name: 'members',
    label: translate('Members'),
    explanation: translate(
      'How many networks are trained side by side, each from first weights of its own; their answers are averaged. With more of them the forecast is steadier, and training takes longer.',
    ),
    takesEffect: 'anew',
    values: { kind: 'number', lowest: 1, highest: 16, isWhole: true },
  },
  {
    name: 'noise',
    label: translate('Noise'),
    explanation: translate(
      'How far the values of the sine are moved up or down at random, at most. With more of it the wave is harder to see, and even the best fit is further off.',
    ),
    takesEffect: 'anew',
    only: 'sine',
    values: { kind: 'number', lowest: 0, highest: 1, isWhole: false },
  },
  {
    name: 'season',
    label: translate('Season'),
    explanation: translate(
      'After how many steps a pattern repeats; it is taken out before training and put back into the forecast. Empty, it is found in the numbers, and 1 is none; the longer it is, the more numbers it takes to see it.',
    ),
    takesEffect: 'anew',
    only: 'selection',
    values: { kind: 'number', lowest: 1, highest: 10_000, isWhole: true, empty: translate('found') },
  },
  {
    name: 'heldOut',
    label: translate('Held out'),
    explanation: translate(
      'What share of the selected numbers, the last of them, is kept from training, so that the loss chart can show how far off the network is on numbers that it does not know; 0 trains on all. With more of it the look is surer, and less is left to learn from.',
    ),
    takesEffect: 'anew',
    only: 'selection',
    values: { kind: 'number', lowest: 0, highest: 0.5, isWhole: false },
  },
  {
    name: 'seed',
    label: translate('Seed'),
    explanation: translate(
      'Where the random numbers begin: those of the first weights, and of the noise. The same seed gives the same result again; a larger one is not better, only another.',
    ),
    takesEffect: 'anew',
    values: { kind: 'number', lowest: 0, highest: largestSeed, isWhole: true },
  },
];

/** One setting by its name. */
export function settingField(name: keyof NetworkSettings): SettingField {
  return settingFields.find((field) => field.name === name)!;
}

/** The settings that mean something for the numbers of these. */
export function fieldsFor({ source }: Pick<NetworkSettings, 'source'>): SettingField[] {
  return settingFields.filter(({ only }) => only === undefined || only === source);
}

/** Throws `InputError`, with the value in its sentence, unless a setting can have it. */
export function checkSetting({ label, values }: SettingField, value: unknown): void {
  const shown = typeof value === 'number' ? formatExactly(value) : shownValue(value);
  if (values.kind === 'choice') {
    if (!values.options.some((option) => option.value === value)) {
      throw new InputError(
        translate(
          '{0} is one of {1}; this is {2}.',
          label,
          values.options.map((option) => `"${option.value}"`).join(', '),
          shown,
        ),
      );
    }
    return;
  }
  const { lowest, highest, isWhole, empty } = values;
  if (empty !== undefined && value === null) {
    return;
  }
  const fits =
    typeof value === 'number' && value >= lowest && value <= highest && (!isWhole || Number.isInteger(value));
  if (!fits) {
    const whole = isWhole ? translate('a whole number') : translate('a number');
    throw new InputError(
      translate(
        '{0} is {1} from {2} to {3}{4}; this is {5}.',
        label,
        whole,
        formatExactly(lowest),
        formatExactly(highest),
        empty === undefined ? '' : translate(', or none'),
        shown,
      ),
    );
  }
}

/** Reads a setting that a person typed in their language; throws `InputError` as `checkSetting` does. */
export function parseSetting(field: SettingField, text: string): NetworkSettings[keyof NetworkSettings] {
  const { values } = field;
  const typed = text.trim();
  const isEmpty = typed === '';
  const value =
    values.kind === 'choice'
      ? typed
      : isEmpty && values.empty !== undefined
        ? null
        : (typedNumber(typed, values) ?? typed);
  checkSetting(field, value);
  return value as NetworkSettings[keyof NetworkSettings];
}

/** A setting's value, as a person reads it. */
export function settingText({ values }: SettingField, value: NetworkSettings[keyof NetworkSettings]): string {
  if (values.kind === 'choice') {
    return values.options.find((option) => option.value === value)?.label ?? String(value);
  }
  return value === null ? (values.empty ?? '') : typeof value === 'number' ? formatExactly(value) : value;
}
