import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { german } from '../../../test/support/german.ts';
import { InputError } from '../inputError.ts';
import { english, useLanguage } from '../l10n/language.ts';
import { type NetworkSettings, tutorialSettings } from './networkSettings.ts';
import { checkSetting, parseSetting, settingField, settingFields, settingText } from './settingFields.ts';
import { readSettings, writeSettings } from './settingsJson.ts';

const anySettings: fc.Arbitrary<NetworkSettings> = fc.record({
  source: fc.constantFrom('sine', 'selection'),
  cell: fc.constantFrom('rnn', 'gru', 'lstm'),
  hiddenSize: fc.integer({ min: 1, max: 256 }),
  learningRate: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  iterations: fc.integer({ min: 1, max: 100_000 }),
  members: fc.integer({ min: 1, max: 16 }),
  noise: fc.double({ min: 0, max: 1, noNaN: true }).map((noise) => noise + 0),
  season: fc.option(fc.integer({ min: 1, max: 10_000 })),
  heldOut: fc.double({ min: 0, max: 0.5, noNaN: true }).map((share) => share + 0),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

describe('settings that are shared', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(readSettings(writeSettings(settings))).toEqual(settings);
      }),
    );
  });

  it('are as in the tutorial where they say nothing', () => {
    expect(readSettings('{"format":"rnn-forecast-settings","version":1}')).toEqual(tutorialSettings);
    expect(readSettings('{"format":"rnn-forecast-settings","version":1,"cell":"gru"}').cell).toBe('gru');
  });

  const settings = (more: object) => JSON.stringify({ format: 'rnn-forecast-settings', version: 1, ...more });
  it.each([
    ['', 'These are no settings: an empty text is not JSON.'],
    ['month,sales\n2024-01,5', 'These are no settings: "month,sales" is not JSON.'],
    ['[1, 2]', 'These are no settings: a JSON object with "format": "rnn-forecast-settings" is expected.'],
    ['{"format":"x"}', 'These are no settings: "format" is "x" instead of "rnn-forecast-settings".'],
    [
      '{"format":"rnn-forecast-settings","version":2}',
      'These settings have the version 2; this extension reads version 1.',
    ],
    ['{"format":"rnn-forecast-settings"}', 'These settings have the version none; this extension reads version 1.'],
    [settings({ units: 3 }), /^There is no setting "units"; the settings are source, cell, hiddenSize, /],
    [settings({ hiddenSize: 0 }), 'Hidden size is a whole number from 1 to 256; this is 0.'],
    [settings({ hiddenSize: '12' }), 'Hidden size is a whole number from 1 to 256; this is "12".'],
    [settings({ members: 1.5 }), 'Members is a whole number from 1 to 16; this is 1.5.'],
    [settings({ learningRate: null }), 'Learning rate is a number from 0.000001 to 1; this is null.'],
    [settings({ season: 0 }), 'Season is a whole number from 1 to 10000, or none; this is 0.'],
    [settings({ cell: 'RNN' }), 'Cell is one of "rnn", "gru", "lstm"; this is "RNN".'],
  ])('refuse %j in one sentence', (text, sentence) => {
    expect(() => readSettings(text)).toThrow(InputError);
    expect(() => readSettings(text)).toThrow(sentence);
  });
});

describe('a setting', () => {
  afterEach(() => useLanguage(english));

  it('has a tutorial value that it can have, which is read as it is written', () => {
    for (const field of settingFields) {
      const value = tutorialSettings[field.name];
      checkSetting(field, value);
      if (value !== null && field.values.kind === 'number') {
        expect(parseSetting(field, settingText(field, value))).toBe(value);
      }
    }
  });

  it('is written and read in the person’s language; 1.000 is a thousand, or refused', () => {
    useLanguage(german);
    expect(settingText(settingField('learningRate'), 0.01)).toBe('0,01');
    expect(parseSetting(settingField('learningRate'), '0,01')).toBe(0.01);
    expect(parseSetting(settingField('iterations'), '1.000')).toBe(1000);
    expect(() => parseSetting(settingField('heldOut'), '1.000')).toThrow('eine Zahl von 0 bis 0,5; dies ist 1000.');
    expect(() => parseSetting(settingField('iterations'), '1,000')).toThrow('dies ist "1,000".');
    useLanguage(english);
    expect(parseSetting(settingField('iterations'), '1,000')).toBe(1000);
    expect(() => parseSetting(settingField('iterations'), '1.000')).toThrow('this is "1.000".');
    expect(() => parseSetting(settingField('learningRate'), '0,01')).toThrow('this is "0,01".');
  });

  it('is explained in two sentences', () => {
    for (const { explanation } of settingFields) {
      expect(explanation.match(/\.( |$)/g)).toHaveLength(2);
    }
  });

  it('may be empty only where that means something', () => {
    expect(parseSetting(settingField('season'), ' ')).toBeNull();
    expect(() => parseSetting(settingField('hiddenSize'), '')).toThrow('this is "".');
    expect(() => parseSetting(settingField('learningRate'), 'fast')).toThrow('this is "fast".');
  });
});
