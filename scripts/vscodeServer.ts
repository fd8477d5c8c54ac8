import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startTree, stopTree } from './processTree.ts';
import { serverFolder } from './vscodePackages.ts';

/** What a VS Code window should hold; all are absolute paths. */
export interface WindowContents {
  readonly folder: string;
  /** The extension under development, run from its folder without installing it. */
  readonly extension: string;
  /** A CommonJS module exporting `run()`, called in the extension host; the window then closes itself. */
  readonly tests?: string;
}

/** A VS Code served to browsers of this machine. */
export interface VSCodeServer {
  /** The address that opens a window with these contents. */
  address(contents: WindowContents): string;
  /** Everything the server has written so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Settings of a fresh user who is to be left in peace; `settings` are added. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
};

const startTimeoutMs = 60_000;

/** Starts the VS Code server on a free port, with fresh user data in a temporary folder that goes when it stops. */
export async function startVSCodeServer(settings: Readonly<Record<string, unknown>> = {}): Promise<VSCodeServer> {
  const folder = await serverFolder();
  const data = await mkdtemp(join(tmpdir(), 'rnn-forecast-server-'));
  await mkdir(join(data, 'data', 'User'), { recursive: true });
  await writeFile(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const child = startTree(
    process.execPath,
    [
      join(folder, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0'],
      ...['--server-data-dir', data],
      ...['--telemetry-level', 'off'],
      '--without-connection-token',
      '--accept-server-license-terms',
      // Without it the server ignores which extension is under development.
      '--enable-smoke-test-driver',
    ],
    // An empty gallery keeps the workbench from asking a marketplace for anything.
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EXTENSIONS_GALLERY: '{}', VSCODE_CLI_DATA_DIR: data } },
  );
  let log = '';
  const ended = once(child, 'close').then(() => {
    throw new Error(`The VS Code server ended by itself:\n${log}`);
  });
  ended.catch(() => {});
  const listening = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
        if (port !== undefined) {
          resolve(Number(port));
        }
      });
    }
  });
  const stop = async () => {
    await stopTree(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await Promise.race([listening, ended, deadline(() => `The VS Code server did not start:\n${log}`)]);
    const origin = `http://127.0.0.1:${port}/`;
    await Promise.race([firstAnswer(origin), ended, deadline(() => `${origin} does not answer:\n${log}`)]);
    return { address: (contents) => windowAddress(origin, contents), log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function windowAddress(origin: string, { folder, extension, tests }: WindowContents): string {
  const payload = [
    ['extensionDevelopmentPath', remoteUri(extension)],
    ['skipWelcome', 'true'],
  ];
  if (tests !== undefined) {
    payload.push(['extensionTestsPath', remoteUri(tests)]);
  }
  const address = new URL(origin);
  address.searchParams.set('folder', pathToFileURL(folder).pathname);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

function remoteUri(path: string): string {
  return `vscode-remote://remote${pathToFileURL(path).pathname}`;
}

/** Resolves when the server serves its page. */
async function firstAnswer(address: string): Promise<void> {
  for (;;) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function deadline(reason: () => string): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(reason())), startTimeoutMs).unref();
  });
}
