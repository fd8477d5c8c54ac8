import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../scripts/root.ts';
import { translatableTexts } from '../scripts/translations.ts';

type Texts = Record<string, string>;

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function textsOf(file: string): Texts {
  return JSON.parse(read(file));
}

test('every text of the manifest is named there once and has its words, in German too', () => {
  const named = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name);
  expect(new Set(named).size).toBe(named.length);
  for (const file of ['package.nls.json', 'package.nls.de.json']) {
    expect(Object.keys(textsOf(file)).toSorted(), file).toEqual(named.toSorted());
  }
  // No title or description is left that could not be translated; what models read is not for people.
  const { contributes } = JSON.parse(read('package.json'));
  const forPeople = JSON.stringify([contributes.commands, contributes.configuration.properties]);
  expect(forPeople).not.toMatch(/"(title|markdownDescription|description)":"(?!%)/);
});

test('every text of the host and of the page is in the bundle, and has its German with the same values in it', async () => {
  const texts = await translatableTexts();
  const english = textsOf('l10n/bundle.l10n.json');
  const german = textsOf('l10n/bundle.l10n.de.json');
  // `npm run translations` writes the bundle.
  expect(Object.keys(english)).toEqual(texts);
  expect(Object.keys(german).toSorted()).toEqual(texts.toSorted());
  const values = (text: string) => [...new Set(text.match(/\{\d+\}/g))].toSorted();
  for (const text of texts) {
    expect(english[text]).toBe(text);
    expect(values(german[text]), text).toEqual(values(text));
    // What begins with a space follows another sentence in every language.
    expect(german[text].startsWith(' '), text).toBe(text.startsWith(' '));
  }
});

// A picture's `translate(${x}, ${y})` is another thing.
test('the first argument of every translation is a literal, so that it can be gathered', () => {
  const calls = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('src', file))
    .concat(
      readdirSync(join(root, 'webview'), { recursive: true, encoding: 'utf8' }).map((file) => join('webview', file)),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('translate.ts'))
    .flatMap((file) => read(file).match(/\btranslate\(\s*[^\s'"$]/g) ?? []);
  expect(calls).toEqual([]);
});
