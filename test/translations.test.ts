import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../scripts/root.ts';

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
