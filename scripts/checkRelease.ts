import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseFaults } from './releaseFaults.ts';
import { root } from './root.ts';

// Ends with 1, and says why, when what is here cannot be released under a tag:
//
//   node scripts/setup.mjs scripts/checkRelease.ts v1.2.3

const [tag = ''] = process.argv.slice(2);
const text = (file: string) => readFile(join(root, file), 'utf8');
const { version } = JSON.parse(await text('package.json')) as { readonly version: string };
const faults = releaseFaults(tag, version, await text('CHANGELOG.md'));
console.log(faults.length === 0 ? `${version} can be released.` : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
