import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import type { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);

test('exports what was found for a selection as a forecaster, which forecasts the same when it is taken back', async ({
  workbench,
  folder,
}) => {
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Train on Selection');
  await workbench.panel.whenShown(/forecasts the next 6 values/);
  const inserted = await insertAndUndo(workbench);

  await exportAndImport(workbench, join(folder, 'exported.onnx'), /Forecaster/);
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/forecasts the next 6 values.* what is found automatically/);
  expect(await insertAndUndo(workbench)).toBe(inserted);
});

test("exports the sine's network as a step model and takes it back", async ({ workbench, folder }) => {
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Train on Sine');
  await workbench.panel.whenShown(/^Learned the noisy sine/);
  await exportAndImport(workbench, join(folder, 'exported.onnx'), /Step model/);
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/^Model Sine forecasts the next 6 values.* what is found automatically/);
});

test('takes what PyTorch exports, and says what is wrong with a damaged file', async ({ workbench, folder }) => {
  const pytorch = join(folder, 'simple-rnn.onnx');
  await copyFile(join(root, 'test', 'fixtures', 'pytorch', 'simple-rnn.onnx'), pytorch);
  await writeFile(join(folder, 'damaged.onnx'), (await readFile(pytorch)).subarray(0, 300));

  await workbench.openFile('sine.json');
  await workbench.runCommand('RNN: Import ONNX Model...');
  await workbench.answerFileDialog(pytorch);
  await expect(workbench.notifications()).toHaveText(/^Imported .*RNN, 12 units/);
  await workbench.select({ line: 2, column: 1 }, { line: 21, column: 'end' });
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/^Model simple-rnn\S* forecasts the next 6 values/);

  await workbench.runCommand('RNN: Import ONNX Model...');
  await workbench.answerFileDialog(join(folder, 'damaged.onnx'));
  await expect(workbench.notifications().filter({ hasText: 'damaged.onnx' })).toBeVisible();

  // The window is left as it was.
  await workbench.runCommand('RNN: Select Model...');
  await workbench.pick(/Automatic/);
  await workbench.panel.whenShown(/ forecasts the next 6 values of .*sine\.json\. In \d+ backtests the forecast/);
});

async function exportAndImport(workbench: Workbench, file: string, kind: RegExp): Promise<void> {
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await workbench.pick(kind);
  await workbench.answerFileDialog(file);
  await expect(workbench.notifications().filter({ hasText: 'Exported' })).toHaveText(/ to exported\.onnx\.$/);
  expect((await readFile(file)).length).toBeGreaterThan(193 * 4);
  await workbench.runCommand('RNN: Import ONNX Model...');
  await workbench.answerFileDialog(file);
  await expect(workbench.notifications().filter({ hasText: 'Imported' })).toBeVisible();
}

/** What Insert Forecast makes of the text, which is put back. */
async function insertAndUndo(workbench: Workbench): Promise<string> {
  const before = await workbench.editorText();
  await workbench.runCommand('RNN: Insert Forecast');
  await expect(async () => expect(await workbench.editorText()).not.toBe(before)).toPass({ timeout: 20_000 });
  const after = await workbench.editorText();
  await workbench.undo();
  return after;
}
