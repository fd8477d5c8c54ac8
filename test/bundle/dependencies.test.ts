import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundledPackages } from '../../scripts/bundledPackages.ts';
import { commandLineBundle, runtimeScript } from '../../scripts/commandLineBundle.ts';
import { root } from '../../scripts/root.ts';
import { telemetry } from './bundleContents.ts';

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

const text = (file: string) => readFile(join(root, file), 'utf8');
const manifest = JSON.parse(await text('package.json')) as Record<string, Record<string, string> | undefined>;
const lock = JSON.parse(await text('package-lock.json')) as { packages: Readonly<Record<string, LockedPackage>> };
/** What alone publishes the extension is locked apart, so that nobody else installs it. */
const publishing = JSON.parse(await text('.github/open-vsx/package-lock.json')) as typeof lock;
const [installed, publishers] = [lock, publishing].map(({ packages }) =>
  Object.entries(packages).filter(([folder]) => folder !== ''),
);

const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
  Object.entries(manifest[kind] ?? {}),
);

describe('dependencies', () => {
  it('are asked for by exact versions, and locked to those', () => {
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(asked.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  it('have each the hash of their archive, and come from the registry alone', () => {
    for (const packages of [installed, publishers]) {
      expect(packages.length).toBeGreaterThan(100);
      expect(packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
      expect(packages.filter(([, { link, resolved }]) => link === true || resolved !== undefined)).toEqual([]);
    }
  });

  it('have their install scripts decided upon in package.json, one by one', () => {
    const scripted = installed.filter(([, each]) => 'hasInstallScript' in each).map(([folder]) => folder);
    const decided = Object.keys(manifest.allowScripts ?? {});
    expect(scripted.length).toBeGreaterThan(2);
    expect(scripted.filter((folder) => !decided.some((name) => folder.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  it('are none whose name is one of telemetry', () => {
    const words = telemetry.map((word) => word.replace(/\.(?:io|com|ms|sh)$|^@|\/$/g, ''));
    const names = installed.map(([folder]) => folder.slice(folder.lastIndexOf('node_modules/')).toLowerCase());
    expect(names.filter((name) => words.some((word) => name.includes(word)))).toEqual([]);
  });

  it('that are shipped stand in docs/security.md, each with its version', async () => {
    const bundles = await Promise.all(
      (
        [
          { entryPoints: ['src/extension.ts'], platform: 'browser', external: ['vscode'] },
          { entryPoints: ['webview/main.ts'], platform: 'browser' },
          { entryPoints: ['webview/training/worker.ts'], platform: 'browser' },
          { entryPoints: [runtimeScript], platform: 'browser' },
          commandLineBundle,
        ] satisfies BuildOptions[]
      ).map(async (bundle) => {
        const made = await build({
          ...bundle,
          absWorkingDir: root,
          bundle: true,
          write: false,
          outdir: 'out',
          metafile: true,
          logLevel: 'silent',
        });
        return made.metafile;
      }),
    );
    const shipped = bundledPackages(bundles).map((folder) => ({
      name: folder.slice('node_modules/'.length),
      version: lock.packages[folder].version,
    }));
    const rows = [...(await text('docs/security.md')).matchAll(/^\| `([^`]+)` \| (\d[^ ]*) \|/gm)];
    expect(rows.map(([, name, version]) => ({ name, version }))).toEqual(shipped);
  });
});
