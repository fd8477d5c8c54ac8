import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);

test('the forecast chart is zoomed and panned by keys, wheel and strip, and finds a value in the editor', async ({
  workbench,
}) => {
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/forecasts the next 6 values/);
  const { forecastChart, overview, forecastSubtitle, readout } = workbench.panel;

  await forecastChart.focus();
  await forecastChart.press('+');
  await forecastChart.press('+');
  await expect(forecastSubtitle).toHaveText(/steps 45 to 112 of 156/);
  await forecastChart.press('Home');
  await expect(readout).toHaveText(/Step 1data.*line1$/);
  await forecastChart.press('ArrowRight');
  await forecastChart.press('ArrowRight');
  await forecastChart.press('Enter');
  // One value is selected where all were.
  await expect(workbench.page.locator('.monaco-editor .selected-text')).toHaveCount(1);

  await overview.focus();
  await overview.press('End');
  await expect(overview).toHaveAttribute('aria-valuetext', /to 156 of 156$/);
  await overview.press('0');
  await expect(overview).toHaveAttribute('aria-valuetext', 'steps 1 to 156 of 156');

  const box = (await forecastChart.boundingBox())!;
  await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await workbench.page.keyboard.down('Control');
  await workbench.page.mouse.wheel(0, -300);
  await workbench.page.keyboard.up('Control');
  await expect(overview).not.toHaveAttribute('aria-valuetext', 'steps 1 to 156 of 156');

  const looked = (await overview.getAttribute('aria-valuetext')) ?? '';
  // What is looked at is kept once it has settled.
  await workbench.page.waitForTimeout(1000);
  await workbench.reload();
  await expect(overview).toHaveAttribute('aria-valuetext', looked, { timeout: 30_000 });
});
