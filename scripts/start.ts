import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { installedDesktopVSCode, namedDesktopVSCode, programBehind } from './desktopVscode.ts';
import { exitOnSignals, startTree } from './processTree.ts';
import { root } from './root.ts';
import { copySamples, type SamplesCopy } from './samplesCopy.ts';
import { startVSCodeServer } from './vscodeServer.ts';

// Starts a VS Code with the extension under development and a folder of samples:
//
//   npm start                 in the browser, from the VS Code server of the tests
//   npm start -- --desktop    in an installed desktop VS Code (VSCODE_PATH, or `code` on the PATH)
exitOnSignals();
try {
  await start(process.argv.includes('--desktop'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function start(onDesktop: boolean): Promise<void> {
  const desktop = onDesktop ? (namedDesktopVSCode() ?? installedDesktopVSCode()) : null;
  if (onDesktop && desktop === null) {
    throw new Error('No desktop VS Code was found: put "code" on the PATH or name VS Code in VSCODE_PATH.');
  }
  if ((await build()).status !== 0) {
    throw new Error('The extension does not build; see above.');
  }
  const samples = await copySamples();
  if (desktop === null) {
    await serve(samples);
  } else {
    await openDesktop(programBehind(desktop), samples);
  }
}

/** Serves VS Code until this process is told to end. */
async function serve(samples: SamplesCopy): Promise<void> {
  const server = await startVSCodeServer({ extension: root });
  endWith(async () => {
    await server.stop();
    await samples.remove();
  });
  const address = server.address(samples.folder);
  console.log(`\nVS Code with RNN Forecast and the samples:\n\n  ${address}\n\nCtrl+C ends it.`);
  openInBrowser(address);
  // The server runs in another process; this one only waits for its end.
  setInterval(() => {}, 1 << 30);
}

/** Runs desktop VS Code with fresh user data until its window closes. */
async function openDesktop(program: string, samples: SamplesCopy): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'rnn-forecast-desktop-'));
  const removeAll = async () => {
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
    await samples.remove();
  };
  endWith(removeAll);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = startTree(
    program,
    [
      samples.folder,
      '--extensionDevelopmentPath',
      root,
      '--user-data-dir',
      data,
      '--disable-workspace-trust',
      ...asRoot,
    ],
    { stdio: 'inherit' },
  );
  console.log(`Started ${program} with RNN Forecast and the samples.`);
  const [code] = await once(child, 'exit');
  await removeAll();
  process.exit(code ?? 1);
}

/** Cleans up before a signal ends this process. */
function endWith(cleanUp: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (!ending) {
        ending = true;
        void cleanUp().finally(() => process.exit(0));
      }
    });
  }
}

/** Opens an address in the person's own browser, where there is a screen to show it on. */
function openInBrowser(address: string): void {
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  if (!hasDisplay || process.env.CI) {
    return;
  }
  const [program, ...parameters] = { darwin: ['open'], win32: ['cmd', '/c', 'start', '""'] }[
    process.platform as string
  ] ?? ['xdg-open'];
  // On Windows the address goes through a shell, where & would end it.
  const target = process.platform === 'win32' ? `"${address}"` : address;
  const child = spawn(program!, [...parameters, target], {
    stdio: 'ignore',
    detached: true,
    windowsVerbatimArguments: true,
  });
  child.on('error', () => console.log('No browser could be opened; open the address yourself.'));
  child.unref();
}
