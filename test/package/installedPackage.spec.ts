import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../../scripts/installPackage.ts';
import { expect, test } from '../browser/fixtures.ts';
import { packageFile, packingLog } from './packageFile.ts';
import { packageLimits } from './packageLimits.ts';

test.use({
  extension: packageFile,
  sharesWindow: false,
  settings: { 'rnn.forecast.horizon': 5, 'rnn.forecast.searchSeconds': 1 },
});

test('is small, holds what it should and nothing else, and was packed without a warning', async () => {
  const log = await readFile(packingLog, 'utf8');
  expect(log).toContain('DONE');
  expect(log).not.toMatch(/WARN/i);
  expect((await stat(packageFile)).size).toBeLessThanOrEqual(packageLimits.bytes);

  const data = await mkdtemp(join(tmpdir(), 'rnn-forecast-package-'));
  await installPackage(packageFile, data);
  const folder = join(data, 'extensions', 'rnn-forecast.rnn-forecast-0.1.0');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  expect(files.length).toBeLessThanOrEqual(packageLimits.files);
  expect(
    files.filter((file) => /\.(map|ts|tsbuildinfo)$|^(test|src|webview|node_modules|scripts)\//.test(file)),
  ).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      ...['package.json', 'LICENSE.txt', 'readme.md', 'changelog.md'],
      ...['dist/ThirdPartyNotices.txt', 'dist/sbom.cdx.json'],
    ]),
  );
  // The command line is npm's.
  expect(files).not.toContain('dist/cli.mjs');
  const bytes = async (file: string) => (await stat(join(folder, file))).size;
  expect(await bytes('dist/extension.js')).toBeLessThan(packageLimits.hostBytes);
  expect(await bytes('dist/page.js')).toBeLessThan(packageLimits.pageBytes);
  const host = await readFile(join(folder, 'dist', 'extension.js'), 'utf8');
  expect(host).not.toContain('sourceMappingURL');
  // See `vscodeOnce`.
  expect(host.match(/require\("vscode"\)/g)).toHaveLength(1);
  await rm(data, { recursive: true });
});

test('does the whole job: trains on the sine, forecasts a selection, inserts it', async ({ workbench }) => {
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Train on Sine');
  await workbench.panel.whenShown(/^Learned the noisy sine/);
  const before = await workbench.editorText();
  await workbench.runCommand('RNN: Select Model...');
  await workbench.pick(/Automatic/);
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/next 5 values/);
  await workbench.runCommand('RNN: Insert Forecast');
  await expect(async () => expect(await workbench.editorText()).not.toBe(before)).toPass({ timeout: 20_000 });
  const lines = (text: string) => text.trim().split('\n');
  expect(lines(await workbench.editorText())).toHaveLength(lines(before).length + 5);
});
