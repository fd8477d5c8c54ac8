import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

const onWindows = process.platform === 'win32';

/** The desktop VS Code named by VSCODE_PATH, or null. Throws when what it names is not there. */
export function namedDesktopVSCode(): string | null {
  const named = process.env.VSCODE_PATH;
  if (named === undefined || named === '') {
    return null;
  }
  if (!existsSync(named)) {
    throw new Error(`VSCODE_PATH is ${named}, where there is nothing.`);
  }
  return named;
}

/** The `code` on the PATH, or null. */
export function installedDesktopVSCode(): string | null {
  const names = onWindows ? ['code.cmd'] : ['code', 'code-insiders', 'codium'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/**
 * The program behind the `code` command, which is a small script beside it that returns before VS Code ends; a path
 * that already names the program is answered as it is.
 */
export function programBehind(path: string): string {
  const script = realpathSync(path);
  const folder = dirname(script);
  if (basename(folder) !== 'bin') {
    return script;
  }
  const candidates = onWindows
    ? ['Code.exe', 'Code - Insiders.exe', 'VSCodium.exe'].map((name) => join(folder, '..', name))
    : [join(folder, '..', basename(script)), join(folder, '..', '..', '..', 'MacOS', 'Electron')];
  return candidates.find((candidate) => existsSync(candidate)) ?? script;
}
