import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { billOfMaterials } from './scripts/billOfMaterials.ts';
import { commandLineBundle, runtimeBundle, runtimeFile } from './scripts/commandLineBundle.ts';
import { thirdPartyNotices } from './scripts/thirdPartyNotices.ts';
import { compileTrainingKernels } from './scripts/trainingKernels.ts';
import { vscodeOnce } from './scripts/vscodeOnce.ts';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const base = {
  bundle: true,
  outdir: 'dist',
  minify: production,
  metafile: true,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
};

/** One bundle each: VS Code's web host, a webview and a worker all load single files only. */
const targets = [
  // The same file serves the Node host and the web worker host, so it may need nothing of Node's.
  {
    ...base,
    entryPoints: { extension: 'src/extension.ts' },
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    plugins: [vscodeOnce],
  },
  { ...base, entryPoints: { page: 'webview/main.ts' }, format: 'iife', platform: 'browser' },
  { ...base, entryPoints: { worker: 'webview/training/worker.ts' }, format: 'iife', platform: 'browser' },
  // Evaluated by the host when something is first forecast.
  { ...base, ...runtimeBundle },
  // Not part of the extension's package, but of npm's.
  { ...base, ...commandLineBundle },
];

/** Files that the extension reads as they are. */
const assets = [[runtimeFile, 'dist/onnxruntime.wasm']];

if (!watch) {
  await rm('dist', { recursive: true, force: true });
}
await mkdir('dist', { recursive: true });
await Promise.all([...assets.map(([from, to]) => copyFile(from, to)), compileTrainingKernels('dist')]);
if (watch) {
  for (const target of targets) {
    await (await context({ ...target, logLevel: 'info' })).watch();
  }
} else {
  const built = await Promise.all(targets.map((target) => build(target)));
  const bundles = built.map(({ metafile }) => metafile);
  await writeFile('dist/ThirdPartyNotices.txt', await thirdPartyNotices(bundles));
  await writeFile('dist/sbom.cdx.json', await billOfMaterials(bundles));
}
