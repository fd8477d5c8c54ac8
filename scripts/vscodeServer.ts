import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackage } from './installPackage.ts';
import { startTree, stopTree } from './processTree.ts';
import { serverFolder } from './vscodePackages.ts';

/** How a server should be set up. */
export interface ServerOptions {
  /** The folder of the extension under development, or a .vsix file, which is installed. */
  readonly extension: string;
  /** Settings of the user, beside those that leave a fresh one in peace. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /**
   * A CommonJS module exporting `run()`, called in the extension host of each window, which then closes itself. VS
   * Code runs tests only in its automated mode, where it shows a person neither notifications nor dialogs.
   */
  readonly tests?: string;
  /** The folder of a further extension, beside ours in the same host; it is told its folder as `RNN_DRIVER_FOLDER`. */
  readonly driver?: string;
}

/** A VS Code served to browsers of this machine. */
export interface VSCodeServer {
  /** The address that opens a folder (an absolute path) in a window. */
  address(folder: string): string;
  /** Everything the server has written so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Settings that leave a fresh user in peace. */
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
  'remote.autoForwardPorts': false,
};

const startTimeoutMs = 60_000;

/** Starts the VS Code server on a free port, with fresh user data in a temporary folder that goes when it stops. */
export async function startVSCodeServer({ extension, settings, tests, driver }: ServerOptions): Promise<VSCodeServer> {
  const folder = await serverFolder();
  const data = await mkdtemp(join(tmpdir(), 'rnn-forecast-server-'));
  await mkdir(join(data, 'data', 'User'), { recursive: true });
  await writeFile(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  if (extension.endsWith('.vsix')) {
    await installPackage(extension, data);
  } else if (tests === undefined) {
    // What stands in a fresh extensions folder counts as installed, a link to the folder under development too.
    await mkdir(join(data, 'extensions'));
    await symlink(extension, join(data, 'extensions', 'rnn-forecast.rnn-forecast-0.1.0'), 'junction');
    if (driver !== undefined) {
      await symlink(driver, join(data, 'extensions', 'rnn-forecast.driver-0.0.1'), 'junction');
    }
  }
  const child = startTree(
    process.execPath,
    [
      join(folder, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0'],
      ...['--server-data-dir', data],
      ...['--telemetry-level', 'off'],
      '--without-connection-token',
      '--accept-server-license-terms',
      // Without it the window ignores tests and which extension is under development.
      ...(tests === undefined ? [] : ['--enable-smoke-test-driver']),
    ],
    // An empty gallery keeps the workbench from asking a marketplace for anything.
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        EXTENSIONS_GALLERY: '{}',
        VSCODE_CLI_DATA_DIR: data,
        ...(driver === undefined ? {} : { RNN_DRIVER_FOLDER: driver }),
      },
    },
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
    return { address: (folder) => windowAddress(origin, folder, extension, tests), log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function windowAddress(origin: string, folder: string, extension: string, tests: string | undefined): string {
  const address = new URL(origin);
  address.searchParams.set('folder', pathToFileURL(folder).pathname);
  if (tests !== undefined) {
    const payload = [
      ['extensionDevelopmentPath', remoteUri(extension)],
      ['extensionTestsPath', remoteUri(tests)],
      ['skipWelcome', 'true'],
    ];
    address.searchParams.set('payload', JSON.stringify(payload));
  }
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
