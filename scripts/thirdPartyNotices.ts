import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundledPackages } from './bundledPackages.ts';
import { root } from './root.ts';

/** Licences that a package names without having their text, and what else must be said of one. */
const ownTexts: Readonly<Record<string, readonly string[]>> = {
  '@bufbuild/protobuf': ['bufbuild-protobuf.txt', 'Apache-2.0.txt'],
  'onnxruntime-web': ['onnxruntime-web.txt'],
};
const textsByLicence: Readonly<Record<string, string>> = { 'Apache-2.0': 'Apache-2.0.txt' };

/**
 * The names, versions and licences of all packages that stand in some bundles, as one text. Throws when the text of a
 * licence is nowhere to be had.
 */
export async function thirdPartyNotices(bundles: readonly Metafile[]): Promise<string> {
  const notices = await Promise.all(bundledPackages(bundles).map(notice));
  return [
    'RNN Forecast contains the following software of others.\n',
    ...notices.map((text) => `${'-'.repeat(100)}\n\n${text}`),
  ].join('\n');
}

async function notice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const files = (await readdir(join(root, folder))).filter((file) => /^(licen[cs]e|notice|copyright)/i.test(file));
  const texts =
    ownTexts[name]?.map((file) => join(root, 'scripts', 'licences', file)) ??
    (files.length > 0
      ? files.sort().map((file) => join(root, folder, file))
      : [textsByLicence[license]].flatMap((file) =>
          file === undefined ? [] : [join(root, 'scripts', 'licences', file)],
        ));
  if (texts.length === 0) {
    throw new Error(`The package ${name} has no text of its licence, ${license}; put one into scripts/licences.`);
  }
  const contents = await Promise.all(texts.map((file) => readFile(file, 'utf8')));
  return `${name} ${version} (${license})\n\n${contents.map((text) => text.trim()).join('\n\n')}\n`;
}
