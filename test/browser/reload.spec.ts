import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readModel } from '../../src/shared/onnx/readModel.ts';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);
test.setTimeout(180_000);

test('after a window reload the panel shows what it showed, what is kept is as it was, and selections are still forecast', async ({
  workbench,
  folder,
}) => {
  const { panel } = workbench;
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Train on Selection');
  await panel.whenShown(/forecasts the next 6 values/);
  const stopsAtZero = panel.options.getByText('Keep ≥ 0');
  await stopsAtZero.click();
  await panel.report.getByText('How this forecast was found').click();
  await expect(panel.report).toContainText('may fall below zero');

  await workbench.focusEditor();
  await workbench.openFile('sine.json');
  const selectNumbers = () => workbench.select({ line: 2, column: 1 }, { line: 21, column: 'end' });
  await selectNumbers();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/forecasts the next 6 values of .*sine\.json\. In \d+ backtests /);
  await expect(stopsAtZero).toBeVisible();
  const sentence = (await panel.sentence.textContent()) ?? '';

  await workbench.reload();
  await expect(panel.sentence).toHaveText(sentence, { timeout: 30_000 });
  await expect(panel.forecastChart).toBeVisible();
  // What cannot be done any more is not offered, or said.
  await expect(panel.options.getByText('Show backtest')).toBeVisible();
  await expect(stopsAtZero).toHaveCount(0);
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await expect(workbench.notifications()).toHaveText(
    /^.*sine\.json, which the panel shows, is no longer there; forecast or train again to export it \(RNN: Train on Selection keeps what it finds\)\.$/,
  );

  await workbench.runCommand('RNN: Select Model...');
  await workbench.pick(/temperatures\.txt/);
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await workbench.pick(/Forecaster/);
  const file = join(folder, 'exported.onnx');
  await workbench.answerFileDialog(file);
  await expect(workbench.notifications().filter({ hasText: 'Exported temperatures.txt' })).toBeVisible();
  const { forecaster } = readModel(new Uint8Array(await readFile(file)), 'exported.onnx');
  expect(forecaster?.nonNegative).toBe(false);

  await workbench.runCommand('RNN: Select Model...');
  await workbench.pick(/Automatic/);
  await workbench.openFile('sine.json');
  await selectNumbers();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/forecasts the next 6 values of .*sine\.json\. In \d+ backtests /);
});
