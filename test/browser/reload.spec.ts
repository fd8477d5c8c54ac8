import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);

test('after a window reload the panel shows what it showed, and selections are still forecast', async ({
  workbench,
}) => {
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Train on Selection');
  await workbench.panel.whenShown(/forecasts the next 6 values/);
  const sentence = (await workbench.panel.sentence.textContent()) ?? '';

  await workbench.reload();
  await expect(workbench.panel.sentence).toHaveText(sentence, { timeout: 30_000 });
  await expect(workbench.panel.forecastChart).toBeVisible();

  await workbench.openFile('sine.json');
  await workbench.select({ line: 2, column: 1 }, { line: 21, column: 'end' });
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/forecasts the next 6 values of .*sine\.json/);
});
