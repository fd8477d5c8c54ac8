import type { Metafile } from 'esbuild';

/** What is in the package without esbuild's doing: the runtime's binary, and the kernel's standard library. */
const beside = ['onnxruntime-web', 'assemblyscript'];

/** The folders (`node_modules/...`) of all packages that stand in some bundles or beside them. */
export function bundledPackages(bundles: readonly Metafile[]): string[] {
  const bundled = bundles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [packageFolder(path)] : [])),
    ),
  );
  const folders = [...bundled.filter((folder) => folder !== null), ...beside.map((name) => `node_modules/${name}`)];
  return [...new Set(folders)].sort();
}

/** The folder of the package that a file belongs to; `null` for files of our own. */
function packageFolder(path: string): string | null {
  return /^(?!\(disabled\)).*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;
}
