import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';

// Gathers all texts that can be translated:
//
//   npm run translations      writes them to l10n/bundle.l10n.json, which translators start from

/** Where texts for people stand. */
const folders = ['src', 'webview'];
/** A call of `translate`, whose first argument is always a literal. */
const call = /\btranslate\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;

/** All texts that can be translated, in the order of the alphabet. */
export async function translatableTexts(): Promise<string[]> {
  const texts = new Set<string>();
  for (const folder of folders) {
    const files = await readdir(join(root, folder), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
      const source = await readFile(join(root, folder, file), 'utf8');
      for (const [, literal] of source.matchAll(call)) {
        texts.add(textOf(literal));
      }
    }
  }
  return [...texts].sort();
}

/** What a string literal is in the program. */
function textOf(literal: string): string {
  const inner = literal
    .slice(1, -1)
    .replace(/\\'/g, "'")
    .replace(/(?<!\\)"/g, '\\"');
  return JSON.parse(`"${inner}"`);
}

if (process.argv[1] === import.meta.filename) {
  const texts = await translatableTexts();
  const bundle = Object.fromEntries(texts.map((text) => [text, text]));
  await writeFile(join(root, 'l10n/bundle.l10n.json'), `${JSON.stringify(bundle, null, 2)}\n`);
  console.log(`${texts.length} texts.`);
}
