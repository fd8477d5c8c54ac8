import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test.use({ driven: true, settings: { 'rnn.forecast.horizon': 3 } });
test.setTimeout(120_000);
/** Of work that a fast machine does in a tenth of a second. */
const lastsMs = 40_000;

test('reading and forecasting that last on a slow machine say so, and can be cancelled; nothing is lost', async ({
  workbench,
  folder,
  host,
}) => {
  test.skip(process.platform === 'win32', 'processes cannot be slowed down there');
  // Of more than 10 MB VS Code asks before it opens them.
  const words = 'at gate A';
  const rows = Array.from({ length: 290_000 }, (_, hour) => {
    const time = new Date(Date.UTC(1990, 0, 1, hour)).toISOString().slice(0, 16);
    return `${time};${Math.round(100 + 50 * Math.sin(hour / 4))};${words}`;
  });
  await writeFile(join(folder, 'hours.csv'), `time;load;remark\n${rows.join('\n')}\n`);
  const { panel } = workbench;
  // Only the work is slow, not the start of the extension.
  await workbench.runCommand('RNN: Copy Settings');
  await expect(workbench.notifications()).toHaveCount(1);
  await workbench.runCommand('Notifications: Clear All Notifications');

  await workbench.openFile('hours.csv');
  let speedUp = await host!.slowDown();
  await workbench.runCommand('RNN: Forecast Selection');
  const reading = workbench.progress('Reading the numbers in hours.csv');
  await reading.getByRole('button', { name: 'Cancel' }).click({ timeout: lastsMs });
  await expect(workbench.notifications()).toHaveCount(0);
  speedUp();

  await workbench.openFile('temperatures.txt');
  speedUp = await host!.slowDown();
  await workbench.runCommand('RNN: Forecast Selection');
  const forecasting = workbench.progress('Forecasting temperatures.txt');
  await forecasting.getByRole('button', { name: 'Cancel' }).click({ timeout: lastsMs });
  await expect(workbench.notifications()).toHaveCount(0);
  speedUp();
  await expect(panel.sentence).toHaveCount(0);

  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/next 3 values of temperatures\.txt/);
  await expect(workbench.notifications()).toHaveCount(0);
});
