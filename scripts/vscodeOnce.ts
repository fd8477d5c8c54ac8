import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const written = "import * as vscode from 'vscode';";
const taken = "import vscode from 'vscode-once';";
const namespace = 'vscode-once';

/**
 * Has all modules of the host take VS Code's API as it is. An import of everything in it, as they have it written, copies its
 * some hundred names once for each of them, which is half of what starting the extension takes.
 */
export const vscodeOnce: Plugin = {
  name: 'vscode-once',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace(written, taken), loader: 'ts' };
    });
    onResolve({ filter: /^vscode-once$/ }, () => ({ path: 'vscode', namespace }));
    onLoad({ filter: /.*/, namespace }, () => ({ contents: "export default require('vscode');" }));
  },
};
