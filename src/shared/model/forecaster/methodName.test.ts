import { afterEach, expect, test } from 'vitest';
import { english, useLanguage } from '../../l10n/language.ts';
import { methodName } from './methodName.ts';

const names = [
  'Networks of 8 units on relative changes, 500 iterations',
  'Prior trained on the series, 40 iterations',
  'Seasonal naive',
  'Drift',
  'Theta',
  'Prior',
  'my-model.onnx',
];

afterEach(() => useLanguage(english));

test('names are their own in English, but for the word that only those know who made it', () => {
  expect(names.map(methodName)).toEqual([
    names[0],
    'Pre-trained network, trained further, 40 iterations',
    ...names.slice(2, 5),
    'Pre-trained network',
    'my-model.onnx',
  ]);
});

test('names of the search are translated with the numbers in them, others stay', () => {
  useLanguage({
    tag: 'de',
    translations: {
      'Networks of {0} units on {1}, {2} iterations': '{2} Durchgänge, {0} Einheiten, {1}',
      'relative changes': 'relative Änderungen',
      'Pre-trained network, trained further, {0} iterations': 'Nachtrainiert, {0}',
      'Seasonal naive': 'Saisonal naiv',
    },
  });
  expect(names.map(methodName)).toEqual([
    '500 Durchgänge, 8 Einheiten, relative Änderungen',
    'Nachtrainiert, 40',
    'Saisonal naiv',
    'Drift',
    'Theta',
    'Pre-trained network',
    'my-model.onnx',
  ]);
});
