import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/root.ts';
import type { Samples } from './runInHost.ts';

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
  const bundle = (outfile: string, names: readonly string[], platform: 'node' | 'browser', samples: Samples) =>
    build({
      stdin: {
        // The files define their tests when required, which must be after Mocha has put its words in place.
        contents: `import { runInHost } from './runInHost.ts';
          const samples = ${JSON.stringify(samples)};
          export const run = () => runInHost(samples, () => { ${names.map((name) => `require('./suite/${name}');`).join(' ')} });`,
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
  await Promise.all([
    // Where there are real files, the window opens a copy of the samples.
    bundle(nodeBundle, files, 'node', {}),
    bundle(workerBundle, forWorker, 'browser', await readSamples()),
  ]);
}

async function readSamples(): Promise<Samples> {
  const folder = join(root, 'samples');
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}
