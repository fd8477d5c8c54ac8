import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { root } from '../../scripts/root.ts';
import type { Workbench } from '../../scripts/workbench.ts';
import { OnnxRuntime } from '../../src/inference/onnxRuntime.ts';
import { runtimeFiles } from '../support/models.ts';
import { runForecasterFile } from '../support/runForecaster.ts';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);

/** What the outputs of an exported forecaster are called where the panel's numbers are saved. */
const columns = {
  ...{ forecast: 'forecast', lower: 'lower 95 %', upper: 'upper 95 %' },
  ...{ lower_80: 'lower 80 %', upper_80: 'upper 80 %' },
};

test('in the order of the walkthrough, exports the model of the forecast shown, which forecasts the same anywhere', async ({
  workbench,
  folder,
}) => {
  const { panel } = workbench;
  const history = (await readFile(join(folder, 'temperatures.txt'), 'utf8')).trim().split('\n').map(Number);
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine/);
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/forecasts the next 6 values of .*temperatures\.txt\. In \d+ backtests /);
  const inserted = await insertAndUndo(workbench);
  await workbench.runCommand('RNN: Export Panel As...');
  await workbench.pick(/Numbers as CSV/);
  const shown = join(folder, 'shown.csv');
  await workbench.answerFileDialog(shown);
  await expect(workbench.notifications().filter({ hasText: 'Exported to shown.csv.' })).toBeVisible();

  await panel.exportMenu.press('ArrowDown');
  await expect(panel.exportEntry).toHaveText('Model as ONNX...');
  await panel.exportEntry.press('Enter');
  const file = join(folder, 'exported.onnx');
  const bytes = await exported(workbench, 'temperatures.txt', file, /Forecaster/);
  const forecast = await runForecasterFile(new OnnxRuntime(runtimeFiles), bytes, [history], 6);
  const ahead = csvParse(await readFile(shown, 'utf8')).slice(history.length);
  for (const [output, column] of Object.entries(columns)) {
    expect([...forecast[output][0]], output).toEqual(ahead.map((row) => Number(row[column])));
  }

  await importBack(workbench, file);
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/forecasts the next 6 values.* what is found automatically/);
  expect(await insertAndUndo(workbench)).toBe(inserted);
});

test("exports the sine's network as a step model and takes it back", async ({ workbench, folder }) => {
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Train on Sine');
  await workbench.panel.whenShown(/^Learned the noisy sine/);
  const file = join(folder, 'exported.onnx');
  await workbench.runCommand('RNN: Export Model to ONNX...');
  await exported(workbench, 'Sine', file, /Step model/);
  await importBack(workbench, file);
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

/** Says as what the model of that name is exported, and where to; answers with the file. */
async function exported(workbench: Workbench, name: string, file: string, kind: RegExp): Promise<Uint8Array> {
  const title = workbench.page.locator('.quick-input-widget:visible .quick-input-title');
  await expect(title).toHaveText(`Export ${name} as`);
  await workbench.pick(kind);
  await expect(title).toHaveText(`Export ${name}`);
  await workbench.answerFileDialog(file);
  await expect(workbench.notifications().filter({ hasText: `Exported ${name} to exported.onnx.` })).toBeVisible();
  return new Uint8Array(await readFile(file));
}

async function importBack(workbench: Workbench, file: string): Promise<void> {
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
