import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/root.ts';
import { runProgram } from '../../scripts/runProgram.ts';
import { npmPackageFile } from './packageFile.ts';

const timeoutMs = 60_000;

test('the command line, installed from its package into an empty folder without a network, forecasts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-npm-'));
  const run = async (program: string, ...parameters: readonly string[]) => {
    const { status, output } = await runProgram(program, parameters, { folder, timeoutMs });
    expect(status, output).toBe(0);
    return output;
  };
  try {
    await run('npm', 'install', '--offline', '--no-audit', '--no-fund', npmPackageFile);
    // What it needs is in it.
    expect((await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
      'rnn-forecast',
    ]);
    await copyFile(join(root, 'samples', 'passengers.csv'), join(folder, 'passengers.csv'));
    const forecast = ['rnn-forecast', 'forecast', 'passengers.csv', '--horizon', '3', '--quiet', '--json'];
    const searched = JSON.parse(
      await run('npx', '--no-install', ...forecast, '--seconds', '0.1', '--out', 'passengers.onnx'),
    );
    expect(searched.forecasts[0].point).toHaveLength(3);
    const opened = JSON.parse(await run('npx', '--no-install', ...forecast, '--model', 'passengers.onnx'));
    expect(opened.forecasts[0].point).toEqual(searched.forecasts[0].point);
  } finally {
    await rm(folder, { recursive: true });
  }
});
