import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../scripts/root.ts';

interface MenuEntry {
  readonly command: string;
  readonly when: string;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly menus: Readonly<Record<string, readonly MenuEntry[]>> };
};

/** The clauses of what forecasts or trains in a menu. */
function clauses(menu: string): readonly string[] {
  return manifest.contributes.menus[menu]
    .filter(({ command }) => /^rnn\.(forecast|trainOn)Selection$/.test(command))
    .map(({ when }) => when);
}

it('is in the title of texts alone: what other editors show of a table is theirs', () => {
  expect(clauses('editor/title')).toHaveLength(3);
  for (const when of clauses('editor/title')) {
    expect(when).toContain('&& !activeCustomEditorId && !isInDiffEditor');
  }
});

it('is in the context menu of selections, and of several cursors, which are one, too', () => {
  expect(clauses('editor/context')).toHaveLength(2);
  for (const when of clauses('editor/context')) {
    expect(when).toContain('(editorHasSelection || editorHasMultipleSelections)');
  }
});
