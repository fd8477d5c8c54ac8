import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/root.ts';

/** Where the suite's bundles go, relative to the project's root. */
export const nodeBundle = 'out/suite.js';
export const workerBundle = 'out/suite.web.js';

/**
 * Bundles every `suite/*.test.ts` for the Node extension hosts, and every `suite/*.web.test.ts` also for the one in a
 * web worker. A bundle exports `run()`, as VS Code wants of tests.
 */
export async function bundleSuite(): Promise<void> {
  const folder = join(root, 'test', 'vscode');
  const files = (await readdir(join(folder, 'suite'))).filter((name) => name.endsWith('.test.ts')).sort();
  const forWorker = files.filter((name) => name.endsWith('.web.test.ts'));
  const bundle = (outfile: string, names: readonly string[], platform: 'node' | 'browser') =>
    build({
      stdin: {
        // The files define their tests when required, which must be after Mocha has put its words in place.
        contents: `import { runInHost } from './runInHost.ts';
          export const run = () => runInHost(() => { ${names.map((name) => `require('./suite/${name}');`).join(' ')} });`,
        resolveDir: folder,
        loader: 'ts',
      },
      outfile: join(root, outfile),
      bundle: true,
      // Mocha's browser build claims `module.exports` for itself when it is evaluated; the last word is ours.
      format: 'iife',
      globalName: 'suite',
      footer: { js: 'module.exports = suite;' },
      platform,
      external: ['vscode'],
      target: 'es2022',
      sourcemap: 'inline',
      logLevel: 'warning',
    });
  await Promise.all([bundle(nodeBundle, files, 'node'), bundle(workerBundle, forWorker, 'browser')]);
}
