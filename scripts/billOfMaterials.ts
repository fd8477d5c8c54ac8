import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundledPackages } from './bundledPackages.ts';
import { root } from './root.ts';

/** What the lock file says of a package. */
interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  /** Algorithm and base64 of the hash of its archive. */
  readonly integrity?: string;
}

/**
 * The packages that stand in some bundles as a software bill of materials: CycloneDX 1.5 as JSON, the same for the same
 * lock file. npm's own would list what is installed, most of which only builds and tests.
 */
export async function billOfMaterials(bundles: readonly Metafile[]): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const components = bundledPackages(bundles).map((folder) => component(folder, lock.packages[folder]));
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': name, name, version, licenses: [licence(license)] } },
    components,
    dependencies: [{ ref: name, dependsOn: components.map((each) => each['bom-ref']) }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function component(folder: string, locked: LockedPackage | undefined) {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (locked === undefined) {
    throw new Error(`The package ${name} is bundled but not in package-lock.json.`);
  }
  const [algorithm, hash = ''] = (locked.integrity ?? '').split('-');
  const address = `pkg:npm/${name.replace('@', '%40')}@${locked.version}`;
  return {
    type: 'library',
    'bom-ref': address,
    name,
    version: locked.version,
    purl: address,
    ...(locked.license === undefined ? {} : { licenses: [licence(locked.license)] }),
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }
      : {}),
  };
}

/** One licence by its SPDX name, several as an expression. */
function licence(name: string) {
  return / (AND|OR) /.test(name) ? { expression: name.replace(/^\(|\)$/g, '') } : { license: { id: name } };
}
