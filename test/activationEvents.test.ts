import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../scripts/root.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly customEditors: readonly {
      readonly priority: string;
      readonly selector: readonly { readonly filenamePattern: string }[];
    }[];
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

it('becomes active by a command or the panel alone, never on start, by a language or by what a folder holds', () => {
  for (const event of manifest.activationEvents) {
    expect(event).toMatch(/^(onCommand:rnn\.|onWebviewPanel:rnn\.)/);
  }
});

// VS Code activates an extension for what it contributes, too.
it('contributes nothing else that would activate it, but for a model that a person opens as one', () => {
  const harmless = [
    ...['commands', 'configuration', 'keybindings', 'menus', 'walkthroughs'],
    // Given by a person, or by a language model that was allowed to.
    ...['customEditors', 'languageModelTools'],
  ];
  expect(harmless).toEqual(expect.arrayContaining(Object.keys(manifest.contributes)));
  for (const { priority, selector } of manifest.contributes.customEditors) {
    expect(priority).toBe('option');
    expect(selector).toEqual([{ filenamePattern: '*.onnx' }]);
  }
});
