import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import type { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';

test.use({ settings: { 'rnn.training.iterations': 60, 'rnn.forecast.horizon': 5 } });

for (const kind of ['Forecaster', 'Step model']) {
  test(`exports the model as a file (${kind}) and takes the file back`, async ({ workbench, folder }) => {
    await exportAndImport(workbench, folder, kind);
  });
}

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
  await workbench.panel.whenShown(/^simple-rnn\S* forecasts the next 5 values/);

  await workbench.runCommand('RNN: Import ONNX Model...');
  await workbench.answerFileDialog(join(folder, 'damaged.onnx'));
  await expect(workbench.notifications().filter({ hasText: 'damaged.onnx' })).toBeVisible();
});

async function exportAndImport(workbench: Workbench, folder: string, kind: string): Promise<void> {
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Train on Selection');
  await workbench.panel.whenShown(/forecasts the next 5 values/);
  const sentence = (await workbench.panel.sentence.textContent()) ?? '';

  const file = join(folder, 'exported.onnx');
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await workbench.pick(new RegExp(kind));
  await workbench.answerFileDialog(file);
  await expect(workbench.notifications().filter({ hasText: 'Exported' })).toHaveText(/ to exported\.onnx\.$/);
  expect((await readFile(file)).length).toBeGreaterThan(193 * 4);

  // Another model comes between, so that what forecasts afterwards is the one from the file.
  await workbench.runCommand('RNN: Train on Sine');
  await workbench.panel.whenShown(/^Learned the noisy sine/);
  await workbench.runCommand('RNN: Import ONNX Model...');
  await workbench.answerFileDialog(file);
  await expect(workbench.notifications().filter({ hasText: 'Imported' })).toBeVisible();
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/forecasts the next 5 values/);
  await expect(workbench.panel.sentence).toHaveText(sentence);
}
