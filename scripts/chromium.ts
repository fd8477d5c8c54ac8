import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { root } from './root.ts';
import { runProgram } from './runProgram.ts';

/** Names an own Chromium, Chrome or Edge. */
const variable = 'CHROMIUM_PATH';
/** Whether browsers draw with the machine's own GPU, which is for measuring: CHROMIUM_GPU asks for that. */
export const usesGpu = (process.env.CHROMIUM_GPU ?? '') !== '';
const installTimeoutMs = 240_000;

/** No name resolves outside this machine, so that a page that reaches for the network fails at once, everywhere. */
const usualParameters = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

/**
 * WebGL on software, which headless Chromium leaves out unless asked; windows put together without it, which takes a
 * third of the processor's time otherwise.
 */
const softwareParameters = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
];

/** A Chromium of our days finds a GPU by itself, with Vulkan where Linux has no display. */
export const gpuParameters = ['--ignore-gpu-blocklist'];

/** Starts a headless Chromium, with `more` parameters; it ends with this process. It draws in software unless `usesGpu`. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const graphics = usesGpu ? gpuParameters : softwareParameters;
  return chromium.launch({ executablePath: await findChromium(), args: [...usualParameters, ...graphics, ...more] });
}

let found: Promise<string> | undefined;

/**
 * The path of a Chromium that runs: the one named in CHROMIUM_PATH, one of the system, Playwright's own, or one that
 * can be installed now. Rejects with one sentence that says what would serve.
 */
export function findChromium(): Promise<string> {
  found ??= find();
  return found;
}

async function find(): Promise<string> {
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (await runs(named)) {
      return named;
    }
    throw new Error(`${variable} is ${named}, which does not run.`);
  }
  for (const candidate of [...systemBrowsers(), chromium.executablePath()]) {
    if (await runs(candidate)) {
      return candidate;
    }
  }
  for (const install of [installByPlaywright, installByApt]) {
    const candidate = await install();
    if (candidate !== null && (await runs(candidate))) {
      return candidate;
    }
  }
  throw new Error(
    `No Chromium was found and none could be installed: name a Chromium, Chrome or Edge in ${variable}, or run "npx playwright install --with-deps chromium".`,
  );
}

/** Whether the program is there and starts: a stub that only points to a store, or lacks libraries, does not. */
async function runs(path: string): Promise<boolean> {
  if (!existsSync(path)) {
    return false;
  }
  // On Windows a browser answers --version by opening a window.
  return process.platform === 'win32' || (await runProgram(path, ['--version'], { timeoutMs: 20_000 })).status === 0;
}

function systemBrowsers(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function installByPlaywright(): Promise<string | null> {
  console.log('No Chromium found; trying "npx playwright install chromium"...');
  const command = [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', '--no-shell', 'chromium'];
  const { status } = await runProgram(process.execPath, command, {
    environment: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    timeoutMs: installTimeoutMs,
  });
  return status === 0 ? chromium.executablePath() : null;
}

async function installByApt(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return null;
  }
  console.log('Trying "apt-get install chromium"...');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = await runProgram('/usr/bin/apt-get', command, { environment, timeoutMs: installTimeoutMs });
    if (status !== 0) {
      return null;
    }
  }
  return '/usr/bin/chromium';
}
