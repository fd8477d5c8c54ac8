import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);

test('shows how an automatic forecast was found, and what stands beside it', async ({ workbench }) => {
  const { panel } = workbench;
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/ forecasts the next 6 values of .*temperatures\.txt\. In \d+ backtests /);
  await expect(panel.forecastChart.locator('.bands path')).toHaveCount(2);
  await expect(panel.forecastChart.locator('.plot path.fit')).toHaveAttribute('d', /^M.+L/);
  await expect(panel.forecastChart.locator('.labels')).toContainText('one step ahead, in sample');

  const { report, options } = panel;
  await report.getByText('How this forecast was found').click();
  await expect(report.getByRole('rowheader', { name: 'Theta' })).toBeVisible();
  await expect(report).toContainText(/Search: \d+ networks in /);
  await expect(report).toContainText(/expects of the last \d+ values, .* \(in sample\)/);

  await options.getByText('Show Drift').click();
  await expect(panel.forecastChart.locator('.baselines path')).toHaveCount(1);

  const isKept = options.locator('vscode-checkbox').first();
  const before = await isKept.getAttribute('checked');
  await isKept.click();
  await expect(report).toContainText(before === null ? 'stop at zero' : 'may fall below zero');
});

test('a chosen model forecasts instead, beside what automatic does; automatic comes back in one step', async ({
  workbench,
}) => {
  const { panel } = workbench;
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine/);
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/ forecasts the next 6 values of .*temperatures\.txt\. In \d+ backtests the forecast/);

  await panel.button('selectModel').click();
  await workbench.pick(/Sine/);
  await panel.whenShown(/^Model Sine forecasts the next 6 values .* what is found automatically/);
  await workbench.runCommand('RNN: Select Model...');
  await workbench.pick(/Automatic/);
  await panel.whenShown(/ forecasts the next 6 values of .*temperatures\.txt\. In \d+ backtests the forecast/);
});
