import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { packageFile } from '../package/packageFile.ts';
import { packageLimits } from '../package/packageLimits.ts';

/** The size of something in bytes, or how many files there are. */
export interface PackageSize {
  /** What it is called in JSON. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** What it may be at the most, where that matters. */
  readonly most?: number;
}

/** How large the package that was made last is, and the scripts that it was made of. */
export async function packageSizes(): Promise<readonly PackageSize[]> {
  const script = async (name: string) => (await stat(join(root, 'dist', name))).size;
  const packed = await readFile(packageFile);
  return [
    {
      key: 'hostBundleBytes',
      name: 'host bundle, without onnxruntime',
      size: await script('extension.js'),
      most: packageLimits.hostBytes,
    },
    { key: 'pageBundleBytes', name: "page's script", size: await script('page.js'), most: packageLimits.pageBytes },
    { key: 'workerBundleBytes', name: "worker's script", size: await script('worker.js') },
    { key: 'vsixBytes', name: '.vsix', size: packed.length, most: packageLimits.bytes },
    { key: 'vsixFiles', name: 'files in it', size: filesOf(packed), most: packageLimits.files },
  ];
}

/** How many files of the extension a .vsix holds, by the names in its ZIP directory. */
function filesOf(packed: Buffer): number {
  // The record that ends a ZIP: its signature, how many entries there are, where their list begins.
  const end = packed.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let entry = packed.readUInt32LE(end + 16);
  let files = 0;
  for (let left = packed.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => packed.readUInt16LE(entry + field));
    const path = packed.toString('utf8', entry + 46, entry + 46 + name);
    files += path.startsWith('extension/') && !path.endsWith('/') ? 1 : 0;
    entry += 46 + name + extra + comment;
  }
  return files;
}
