import { build } from 'esbuild';

/** What Node gives to every module, and a web worker host to none. */
const nodeGlobals = ['process', 'Buffer', 'global', '__dirname', '__filename', 'setImmediate', 'clearImmediate'];
/** What the static check puts in a global's place, to find it again. */
const mark = 'nodeGlobal_';

/**
 * What a bundle needs that VS Code's web host does not give, in sentences: any module but `vscode`, and globals of Node
 * that are used without asking (by `typeof`, in the same expression) whether they are there.
 */
export async function nodeNeeds(file: string): Promise<readonly string[]> {
  const { metafile, outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'error',
    format: 'cjs',
    platform: 'neutral',
    // Drops what is never reached: branches for Node that the bundler has already decided against.
    minifySyntax: true,
    // What is required stays so, and is listed; it need not be there.
    external: ['*'],
    // Only names that the bundle does not define itself are replaced.
    define: Object.fromEntries(nodeGlobals.map((name) => [name, `${mark}${name}`])),
  });
  const modules = Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports.map(({ path }) => path))
    .filter((path) => path !== 'vscode');
  const lines = outputFiles.flatMap(({ text }) => text.split('\n'));
  // However they are asked for, unless it was asked before where the bundle runs.
  const named = lines
    .map((line) => /^(?:(?!typeof ).)*?["'`](node:[\w/]+)["'`]/.exec(line)?.[1])
    .filter((path) => path !== undefined);
  const globals = nodeGlobals.filter((name) => lines.some((line) => isUsedUnasked(line, `${mark}${name}`)));
  return [
    ...new Set([...modules, ...named].map((path) => `It requires "${path}".`)),
    ...globals.map((name) => `It uses ${name} without asking whether it is there.`),
  ];
}

/** esbuild writes an expression on one line. */
function isUsedUnasked(line: string, name: string): boolean {
  const first = line.indexOf(name);
  return first !== -1 && !line.slice(0, first).endsWith('typeof ');
}
